import type { EntryInput } from '../model/entry.ts';
import type { ReadCalendar } from './blocked-time.ts';
import { type DueTimes, dueTimes } from './due-times.ts';
import { LimitedDueTimes } from './limited-due-times.ts';

/** All of an entry that decides when it is due. */
export type EntryTiming = Pick<EntryInput, 'schedule' | 'limits' | 'spreadMs' | 'exclusions'> & { readonly id: string };

/** When an entry is due: its schedule within its limits, outside its exclusions, spread. */
export interface EntryDueTimes extends DueTimes {
  /**
   * The first due time whose own moment, before it was moved or spread, is after `after`: where an entry starts that was
   * edited, so that a moment that has been already never comes again.
   */
  first(after: number): number | null;
  /** Where the moment of an awaited schedule ends up; null where it is left out. */
  place(moment: number): number | null;
}

/** Compiles what decides when an entry is due; throws INVALID if its schedule cannot be read. */
export function entryDueTimes(entry: EntryTiming, _readCalendar: ReadCalendar): EntryDueTimes {
  const times = new LimitedDueTimes(dueTimes(entry.schedule), entry.limits);
  return {
    next: (after) => times.next(after),
    latest: (upTo) => times.latest(upTo),
    count: (after, upTo) => times.count(after, upTo),
    first: (after) => times.next(after),
    place: (moment) => times.next(moment - 1),
  };
}
