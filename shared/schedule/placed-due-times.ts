import type { DueTimes } from './due-times.ts';

/** Due times of an entry, each with a moment of its schedule that it comes from. */
export interface PlacedDueTimes extends DueTimes {
  /**
   * The first due time whose own moment, before it was moved or spread, is after `after`: where an entry starts that was
   * edited, so that a moment that has been already never comes again.
   */
  first(after: number): number | null;
  /** Where a moment of the schedule ends up; null where it is left out. */
  place(moment: number): number | null;
}
