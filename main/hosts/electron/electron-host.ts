import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, powerMonitor } from 'electron';
import type { Host } from '../../host.ts';
import { systemClock } from '../../system/system-clock.ts';
import { forkWorker } from './fork-worker.ts';

export interface ElectronHostOptions extends Pick<Host, 'dataFolder' | 'log' | 'showAlert'> {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder of worker.js. */
  readonly programFolder: string;
}

/** The desktop app as a host. */
export function createElectronHost({ programFolder, ...options }: ElectronHostOptions): Host {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(options.environment)) if (value !== undefined) environment[name] = value;
  return {
    kind: 'electron',
    version: app.getVersion(),
    dataFolder: options.dataFolder,
    homeFolder: homedir(),
    environment,
    clock: systemClock,
    log: options.log,
    forkWorker: () => forkWorker(join(programFolder, 'worker.js'), environment),
    showAlert: options.showAlert,
    onResume: (listener) => {
      powerMonitor.on('resume', listener);
      return () => void powerMonitor.off('resume', listener);
    },
  };
}
