import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp } from '../app.ts';
import { systemClock } from '../system/system-clock.ts';
import { silentLog } from './silent-log.ts';

/** A whole core that only answers: nothing becomes due in it, and nothing runs. */
export interface ScratchApp {
  readonly api: App['api'];
  readonly folder: string;
  dispose(): Promise<void>;
}

/** Opens a core on a new data folder. */
export async function openScratchApp(): Promise<ScratchApp> {
  const folder = mkdtempSync(join(tmpdir(), 'downbeat-scratch-'));
  const app = await openApp(
    {
      kind: 'headless',
      version: 'test',
      dataFolder: folder,
      homeFolder: folder,
      environment: { PATH: '/bin:/usr/bin' },
      clock: systemClock,
      log: silentLog,
      forkWorker: () => {
        throw new Error('nothing runs here');
      },
      showAlert: () => {},
    },
    { role: 'none' },
  );
  return {
    api: app.api,
    folder,
    dispose: async () => {
      await app.stop('The test is over.');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
