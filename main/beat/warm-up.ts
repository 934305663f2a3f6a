import type { EntryDueTimes, EntryTiming } from '../../shared/schedule/entry-due-times.ts';
import type { BeatStore, DuePlace } from './beat-store.ts';
import type { Clock } from './clock.ts';

/** Entries read at a time: about a millisecond. */
const sliceSize = 25;
const pauseMs = 5;
/** What is due later than these can be read when it is due. */
const mostEntries = 4_000;

/**
 * Reads the schedules that are due next, little by little: the first time a crontab is read takes longer than recording
 * its run, and after a start many may be due at one instant. Returns what ends it.
 */
export function warmUp(
  clock: Clock,
  store: Pick<BeatStore, 'upcoming'>,
  timesOf: (entry: EntryTiming) => EntryDueTimes,
): () => void {
  let left = mostEntries;
  let place: DuePlace | null = null;
  let cancel = clock.after(pauseMs, readSlice);

  function readSlice(): void {
    const slice = readUpcoming();
    for (const entry of slice) readQuietly(entry);
    place = slice.at(-1)?.place ?? null;
    left -= slice.length;
    if (slice.length === sliceSize && left > 0) cancel = clock.after(pauseMs, readSlice);
  }

  function readUpcoming() {
    try {
      return store.upcoming(place, sliceSize);
    } catch {
      // Whatever is wrong with the store, the tick will meet it and say so.
      return [];
    }
  }

  function readQuietly(entry: EntryTiming): void {
    try {
      timesOf(entry);
    } catch {
      // The tick will meet it, too.
    }
  }

  return () => cancel();
}
