import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../store/store.ts';

/** Opens a store in a new folder, and removes both with `dispose`. */
export function openScratchStore(): { store: Store; folder: string; dispose(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'downbeat-test-'));
  const store = openStore(folder);
  return {
    store,
    folder,
    dispose: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
