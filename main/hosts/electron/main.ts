import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { chooseDataFolder, prepareDataFolder, storageError } from '../../system/data-folder.ts';
import { settleTimeZone } from '../../system/settle-time-zone.ts';
import { readOptions } from './read-options.ts';

const { dataFolder: given, hidden } = readOptions(process.argv.slice(1));
const environment = settleTimeZone(process.env);
const dataFolder = chooseDataFolder({ given, environment });
const windowFolder = join(dataFolder, 'window');

function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Downbeat cannot start: ${message}\n`);
  // Waits for a click, so that the reason is not missed.
  dialog.showErrorBox('Downbeat cannot start', message);
  app.exit(1);
}

/** A second start on the same data folder ends here, before the rest of the program is loaded. */
async function start(): Promise<void> {
  prepareDataFolder(dataFolder);
  try {
    mkdirSync(windowFolder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw storageError(dataFolder, error);
  }
  // The lock on the single instance lies there, so that it is one per data folder.
  app.setPath('userData', windowFolder);
  if (process.platform === 'win32') app.setAppUserModelId('app.downbeat.desktop');
  if (!app.requestSingleInstanceLock()) {
    // The first instance shows its window.
    app.exit(0);
    return;
  }
  const { startDesktop } = await import('./desktop.ts');
  await startDesktop({
    dataFolder,
    windowFolder,
    environment,
    developmentUrl: environment.ELECTRON_RENDERER_URL,
    hidden,
  });
}

start().catch(fail);
