import type { Clock } from '../beat/clock.ts';

/** A clock that ran ahead by more than this was asleep; less is a correction. */
const shortestSleepMs = 5_000;
/** The system tells of a wake-up this much later at most; within it, both signs mean the same one. */
const sameWakeMs = 30_000;

/** Puts the two signs of a computer that wakes up together, so that each wake-up counts once. */
export interface WakeWatch {
  /** The wall clock jumped by `jumpMs` against the monotonic one. */
  jumped(jumpMs: number): void;
  /** The system says that it woke up; a jump that it caused has been noticed by now. */
  resumed(): void;
}

/** Calls `onWake` once for each wake-up. */
export function createWakeWatch(clock: Clock, onWake: () => void): WakeWatch {
  let wokeAtMs = Number.NEGATIVE_INFINITY;

  function wake(): void {
    wokeAtMs = clock.monotonicMs();
    onWake();
  }

  return {
    jumped: (jumpMs) => {
      if (jumpMs > shortestSleepMs) wake();
    },
    // Where the monotonic clock goes on during sleep, as on Windows, there is no jump: this sign is the only one.
    resumed: () => {
      if (clock.monotonicMs() - wokeAtMs > sameWakeMs) wake();
    },
  };
}
