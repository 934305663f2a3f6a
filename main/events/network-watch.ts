import type { Clock } from '../beat/clock.ts';

/** How often the network is looked at while an entry waits for it. */
const pollMs = 15_000;
/** Ticks may come in quick succession; looking that often tells nothing new. */
const shortestLookMs = 1_000;

/** Notices that the network comes up; costs nothing while nobody waits for it. */
export interface NetworkWatch {
  /** Watches while `isAwaited`. */
  await(isAwaited: boolean): void;
  /** Looks now, on the occasion of something else that woke the process. */
  look(): void;
}

/** Calls `onUp` when `hasNetwork` turns true; what it is when watching begins is no event. */
export function createNetworkWatch(clock: Clock, hasNetwork: () => boolean, onUp: () => void): NetworkWatch {
  let cancel: (() => void) | null = null;
  let wasUp = false;
  let lookedAtMs = 0;

  function look(): void {
    if (cancel === null || clock.monotonicMs() - lookedAtMs < shortestLookMs) return;
    lookedAtMs = clock.monotonicMs();
    const isUp = hasNetwork();
    const cameUp = isUp && !wasUp;
    wasUp = isUp;
    if (cameUp) onUp();
  }

  function poll(): void {
    cancel = clock.after(pollMs, () => {
      poll();
      look();
    });
  }

  return {
    look,
    await: (isAwaited) => {
      if (isAwaited === (cancel !== null)) return;
      if (!isAwaited) {
        cancel?.();
        cancel = null;
        return;
      }
      wasUp = hasNetwork();
      lookedAtMs = clock.monotonicMs();
      poll();
    },
  };
}
