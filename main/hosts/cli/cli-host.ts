import { join } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import type { Host } from '../../host.ts';
import { forkNodeWorker } from '../../system/fork-node-worker.ts';
import { findProgramFolder } from '../../system/program-folder.ts';
import { systemClock } from '../../system/system-clock.ts';
import { createCliLog } from './cli-log.ts';

export interface CliHostOptions {
  readonly dataFolder: string;
  readonly homeFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The command line as a host, for the moment that a command takes. */
export function createCliHost({ dataFolder, homeFolder, ...rest }: CliHostOptions): Host {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest.environment)) if (value !== undefined) environment[name] = value;
  const log = createCliLog(dataFolder, systemClock.now);
  return {
    kind: 'cli',
    version: packageJson.version,
    dataFolder,
    homeFolder,
    environment,
    clock: systemClock,
    log,
    forkWorker: () => forkNodeWorker(join(findProgramFolder(), 'worker.js'), { environment, log }),
    // Whoever typed the command sees how the run ended.
    showAlert: () => {},
  };
}
