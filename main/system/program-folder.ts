import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the built program (`out/main`): beside or above `start` when built, below the repository otherwise. */
export function findProgramFolder(start: string = import.meta.dirname): string {
  for (let folder = start; ; folder = dirname(folder)) {
    for (const candidate of [folder, join(folder, 'out', 'main')]) {
      if (existsSync(join(candidate, 'worker.js'))) return candidate;
    }
    if (folder === dirname(folder)) throw new Error('Downbeat is not built: run "npm run build" first.');
  }
}
