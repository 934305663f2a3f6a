/**
 * A set of wall-clock times that knows nothing of time zones: each is written in ms as if the wall clock showed UTC.
 */
export interface WallTimes {
  /** The first of them at or after `wall`, Infinity if there is none. */
  atOrAfter(wall: number): number;
  /** The last of them at or before `wall`, -Infinity if there is none. */
  atOrBefore(wall: number): number;
  /** How many lie in [from, before). */
  count(from: number, before: number): number;
}
