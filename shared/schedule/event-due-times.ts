import { invalid } from '../error.ts';
import { type EventSchedule, eventTypes } from '../model/schedule.ts';
import { AfterRunDueTimes } from './after-run-due-times.ts';
import { dayMs } from './calendar.ts';
import { zoneNamed } from './zone.ts';

/** One due time, a delay after an event; throws INVALID for an event that there is not or a delay of over a day. */
export function eventDueTimes({ on, delayMs, timeZone }: EventSchedule): AfterRunDueTimes {
  if (!eventTypes.includes(on?.type)) throw invalid('on.type', `allowed are ${eventTypes.join(', ')}`);
  if (!Number.isSafeInteger(delayMs) || delayMs < 0 || delayMs > dayMs) {
    throw invalid('delayMs', 'allowed are whole milliseconds up to 24 h');
  }
  zoneNamed(timeZone);
  return new AfterRunDueTimes((instant) => instant + delayMs);
}
