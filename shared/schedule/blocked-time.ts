/** A stretch of time in [start, end) in which nothing may be due. */
export interface BlockedStretch {
  readonly start: number;
  readonly end: number;
}

/** Time that is blocked, as stretches that neither touch nor overlap, all of them within `blockedEra`. */
export interface BlockedTime {
  /** The stretch that contains `instant`, or else the first one after it; null if there is none. */
  from(instant: number): BlockedStretch | null;
  /** The stretch that contains `instant`; null if it is allowed. */
  at(instant: number): BlockedStretch | null;
}

/** The years 1970 to 2199: nothing is blocked outside of them, and what has exclusions is not due outside of them. */
export const blockedEra: BlockedStretch = { start: 0, end: Date.UTC(2200, 0) };

/**
 * Where calendars are read: what an ICS file blocks, seen in a time zone; the same object as long as the file does not
 * change. Throws INVALID where it cannot be read.
 */
export type ReadCalendar = (path: string, timeZone: string) => BlockedTime;
