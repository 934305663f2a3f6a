import type { EntryInput, Limits } from '../model/entry.ts';
import { dateOf, dayMs } from './calendar.ts';
import { describeExclusions } from './describe-exclusions.ts';
import { describeSchedule } from './describe-schedule.ts';
import { isAwaited } from './due-times.ts';
import { dateInWords, plural, span, wallInWords } from './english.ts';
import { type Zone, zoneNamed } from './zone.ts';

/** Says in plain English when an entry is due: its schedule with its exclusions, spread and limits. */
export function describeEntry(entry: Pick<EntryInput, 'schedule' | 'limits' | 'spreadMs' | 'exclusions'>): string {
  const { schedule, limits, spreadMs, exclusions } = entry;
  const excluded = describeExclusions(exclusions);
  // A rhythm that hangs on its runs moves even where the exclusions skip, or else it would end.
  const moves = exclusions.action === 'move' || (isAwaited(schedule) && schedule.kind !== 'event');
  const parts = [
    describeSchedule(schedule),
    ...excluded,
    ...(spreadMs > 0 ? [`up to ${span(spreadMs)} later`] : []),
    ...describeLimits(limits, schedule.timeZone),
  ];
  if (excluded.length > 0 && moves) parts[excluded.length] += ' (moved to the next allowed time)';
  return parts.join(', ');
}

function describeLimits({ startAt, endAt, maxRuns }: Limits, timeZone: string): string[] {
  const from = startAt === null ? [] : [`from ${fromInWords(wallAt(startAt, zoneNamed(timeZone)))}`];
  const until = endAt === null ? [] : [`until ${untilInWords(wallAt(endAt, zoneNamed(timeZone)))}`];
  const span = [...from, ...until].join(' ');
  const most = maxRuns === null ? [] : [`at most ${maxRuns === 1 ? 'once' : plural(maxRuns, 'time')}`];
  return [...(span === '' ? [] : [span]), ...most];
}

/** The start of a day is that day. */
function fromInWords(wall: number): string {
  return wall % dayMs === 0 ? dateInWords(dateOf(wall / dayMs)) : wallInWords(wall);
}

/** The last minute of a day is that day. */
function untilInWords(wall: number): string {
  const day = Math.floor(wall / dayMs);
  return wall - day * dayMs >= dayMs - 60_000 ? dateInWords(dateOf(day)) : wallInWords(wall);
}

function wallAt(instant: number, zone: Zone): number {
  return instant + zone.at(instant).offset;
}
