import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invalid } from '../../shared/error.ts';
import { type EntryDueTimes, type EntryTiming, entryDueTimes } from '../../shared/schedule/entry-due-times.ts';
import { placeEvent } from '../beat/place-event.ts';
import { openStore, type Store } from '../store/store.ts';

/** Memory where the system offers it as a folder: tests commit a hundred thousand times. */
const scratchRoot = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** When entries are due that use no calendars. */
export const timesOf = (entry: EntryTiming): EntryDueTimes =>
  entryDueTimes(entry, (path) => {
    throw invalid('exclusions.calendars', `there is no calendar ${path} here`);
  });

/** Opens a store in a new folder, and removes both with `dispose`. */
export function openScratchStore(): { store: Store; folder: string; dispose(): void } {
  const folder = mkdtempSync(join(scratchRoot, 'downbeat-test-'));
  const store = openStore(folder, (entry, at) => placeEvent(entry, at, timesOf));
  return {
    store,
    folder,
    dispose: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
