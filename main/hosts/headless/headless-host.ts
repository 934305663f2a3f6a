import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Host, Log } from '../../host.ts';
import { forkNodeWorker } from '../../system/fork-node-worker.ts';
import { systemClock } from '../../system/system-clock.ts';

export interface HeadlessHostOptions {
  readonly dataFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly log: Log;
  /** The folder of worker.js. */
  readonly programFolder: string;
  /** Gets alerts as sentences. */
  readonly say: (sentence: string) => void;
}

/** A host without a desktop: a Node process at a terminal or under a service manager. */
export function createHeadlessHost({
  dataFolder,
  version,
  log,
  programFolder,
  say,
  ...rest
}: HeadlessHostOptions): Host {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest.environment)) if (value !== undefined) environment[name] = value;
  return {
    kind: 'headless',
    version,
    dataFolder,
    homeFolder: homedir(),
    environment,
    clock: systemClock,
    log,
    forkWorker: () => forkNodeWorker(join(programFolder, 'worker.js'), { environment, log }),
    showAlert: ({ title, body }) => say(`${title}: ${body}`),
  };
}
