import type { OnceSchedule } from '../model/schedule.ts';
import { dateOf, dayMs } from './calendar.ts';
import { dateInWords, timeOfDay } from './english.ts';
import { zoneNamed } from './zone.ts';

/** Says in lower case when something is due once, on the clock of its zone. */
export function describeOnce({ dueAt, timeZone }: OnceSchedule): string {
  const wall = dueAt + zoneNamed(timeZone).at(dueAt).offset;
  const day = Math.floor(wall / dayMs);
  return `once, on ${dateInWords(dateOf(day))} at ${timeOfDay(wall - day * dayMs)}`;
}
