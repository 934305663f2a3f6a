import type { EntryInput } from '../model/entry.ts';
import { AwaitedDueTimes } from './awaited-due-times.ts';
import type { ReadCalendar } from './blocked-time.ts';
import { dueTimes, isAwaited } from './due-times.ts';
import { ExcludedDueTimes } from './excluded-due-times.ts';
import { excludedTime } from './excluded-time.ts';
import { LimitedDueTimes } from './limited-due-times.ts';
import type { PlacedDueTimes } from './placed-due-times.ts';
import { SpreadDueTimes } from './spread-due-times.ts';

/** All of an entry that decides when it is due. */
export type EntryTiming = Pick<EntryInput, 'schedule' | 'limits' | 'spreadMs' | 'exclusions'> & { readonly id: string };

/** When an entry is due: its schedule within its limits, outside its exclusions, spread. */
export type EntryDueTimes = PlacedDueTimes;

/**
 * Compiles what decides when an entry is due, layer by layer: its schedule, of that what lies within its limits, then
 * exclusions, then spread. Throws INVALID if its schedule, its exclusions or their calendars cannot be read.
 */
export function entryDueTimes(entry: EntryTiming, readCalendar: ReadCalendar): EntryDueTimes {
  const { id: entryId, schedule, limits, spreadMs, exclusions } = entry;
  const times = dueTimes(schedule);
  const { dates, windows, calendars, action } = exclusions;
  const blocked =
    dates.length + windows.length + calendars.length === 0
      ? null
      : excludedTime(exclusions, schedule.timeZone, readCalendar);
  if (isAwaited(schedule)) {
    return new AwaitedDueTimes(times, { entryId, limits, spreadMs, blocked, moves: action === 'move' });
  }
  const limited = new LimitedDueTimes(times, limits);
  const allowed = blocked === null ? limited : new ExcludedDueTimes(limited, blocked, action);
  return spreadMs > 0 ? new SpreadDueTimes(allowed, entryId, spreadMs) : allowed;
}
