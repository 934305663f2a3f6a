import type { Host } from '../host.ts';

/** What setTimeout can hold; more would fire at once. */
const longestDelayMs = 2 ** 31 - 1;

/** The computer's own clock. */
export const systemClock: Host['clock'] = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, Math.min(delayMs, longestDelayMs));
    return () => clearTimeout(timer);
  },
};
