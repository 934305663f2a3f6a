/** Time as the core sees it, so that tests can own it. */
export interface Clock {
  /** Wall-clock time in UTC milliseconds; may jump. */
  now(): number;
  /** Milliseconds of a clock that never goes back, from an arbitrary start. */
  monotonicMs(): number;
  /** Calls `action` once after `delayMs`; the result cancels it. */
  after(delayMs: number, action: () => void): () => void;
}
