import type { Clock } from './clock.ts';

/** Differences between the wall clock and the monotonic clock below this are drift, not a jump. */
const toleranceMs = 1_000;

/** Watches the wall clock against the monotonic one. */
export interface JumpWatch {
  /** How far the wall clock has jumped since the last call, in ms; 0 for drift. Sleep counts as a jump forwards. */
  check(): number;
}

/** Starts watching now. */
export function watchJumps(clock: Clock): JumpWatch {
  let wall = clock.now();
  let monotonic = clock.monotonicMs();
  return {
    check: () => {
      const wallNow = clock.now();
      const monotonicNow = clock.monotonicMs();
      const jumpMs = wallNow - wall - (monotonicNow - monotonic);
      wall = wallNow;
      monotonic = monotonicNow;
      return Math.abs(jumpMs) > toleranceMs ? Math.round(jumpMs) : 0;
    },
  };
}
