/** A stretch of time in [start, end) in which nothing may be due. */
export interface BlockedStretch {
  readonly start: number;
  readonly end: number;
}

/** Time that is blocked, as stretches that neither touch nor overlap. */
export interface BlockedTime {
  /** The stretch that contains `instant`, or else the first one after it; null if there is none. */
  from(instant: number): BlockedStretch | null;
}

/** Where calendars are read: what an ICS file blocks, seen in a time zone. Throws INVALID where it cannot be read. */
export type ReadCalendar = (path: string, timeZone: string) => BlockedTime;
