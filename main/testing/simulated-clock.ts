import type { Clock } from '../beat/clock.ts';

/** A clock that tests move: time stands still between `advance` calls, timers fire in order at their moment. */
export interface SimulatedClock extends Clock {
  /** Lets `ms` pass on both clocks. */
  advance(ms: number): void;
  /** Lets the computer sleep: the wall clock goes on, the monotonic clock and timers stand still. */
  sleep(ms: number): void;
  /** Sets the wall clock without time passing. */
  set(wallAt: number): void;
}

/** Starts a simulated clock at `startAt`. */
export function simulateClock(startAt: number): SimulatedClock {
  let wall = startAt;
  let monotonic = 0;
  const timers = new Set<{ at: number; action: () => void }>();
  return {
    now: () => wall,
    monotonicMs: () => monotonic,
    after: (delayMs, action) => {
      const timer = { at: monotonic + delayMs, action };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: (ms) => {
      const end = monotonic + ms;
      for (;;) {
        const next = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        const to = next ? Math.max(next.at, monotonic) : end;
        wall += to - monotonic;
        monotonic = to;
        if (!next) return;
        timers.delete(next);
        next.action();
      }
    },
    sleep: (ms) => {
      wall += ms;
    },
    set: (wallAt) => {
      wall = wallAt;
    },
  };
}
