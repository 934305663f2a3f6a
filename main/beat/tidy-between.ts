import type { BeatStore } from './beat-store.ts';
import type { Clock } from './clock.ts';

/** What so many ticks write is tidied up in 2 to 3 ms, which fits between two due times 10 ms apart. */
const ticksBetween = 16;
const leastSleepMs = 6;

/** Has the store tidied up while nothing is due, because otherwise it does so in the middle of a tick. */
export interface Tidying {
  /** Called when a tick has recorded something. */
  recorded(): void;
  /** Called before the beat sleeps. */
  sleeping(sleepMs: number): void;
  stop(): void;
}

/** Builds the tidying of one beat. */
export function tidyBetween(clock: Clock, store: Pick<BeatStore, 'tidy'>): Tidying {
  let ticks = 0;
  let cancel = () => {};

  function tidy(): void {
    try {
      store.tidy();
    } catch {
      // Whatever is wrong with the store, the next tick will meet it and say so.
    }
  }

  return {
    recorded: () => {
      ticks++;
    },
    sleeping: (sleepMs) => {
      if (ticks < ticksBetween || sleepMs < leastSleepMs) return;
      ticks = 0;
      cancel();
      // The runs that were just planned go first.
      cancel = clock.after(1, tidy);
    },
    stop: () => cancel(),
  };
}
