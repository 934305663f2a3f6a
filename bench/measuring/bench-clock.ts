import type { Clock } from '../../main/beat/clock.ts';
import { systemClock } from '../../main/system/system-clock.ts';

/** A clock whose wall time begins where the benchmark wants it and which tells when somebody goes to sleep. */
export interface BenchClock extends Clock {
  /** Wall time with fractions of a millisecond. */
  exactNow(): number;
  /** Called with each delay that a timer is set for, after everything that came before the sleep is done. */
  onSleep: (delayMs: number) => void;
}

/** Starts a clock that shows `startAt` now and goes on like the computer's own, in whole milliseconds. */
export function startBenchClock(startAt: number): BenchClock {
  const startedAt = performance.now();
  const exactNow = () => startAt + performance.now() - startedAt;
  return {
    now: () => Math.floor(exactNow()),
    exactNow,
    monotonicMs: systemClock.monotonicMs,
    onSleep: () => {},
    after(delayMs, action) {
      this.onSleep(delayMs);
      return systemClock.after(delayMs, action);
    },
  };
}
