import { homedir } from 'node:os';
import type { Host } from '../../main/host.ts';
import { systemClock } from '../../main/system/system-clock.ts';

/** A host without window or server, to start the core in; errors are shown, for they would spoil what is measured. */
export function benchHost(dataFolder: string, parts: Pick<Host, 'forkWorker'> & { clock?: Host['clock'] }): Host {
  return {
    kind: 'headless',
    version: 'bench',
    dataFolder,
    homeFolder: homedir(),
    environment: processEnvironment(),
    clock: systemClock,
    log: { info: () => {}, warn: () => {}, error: (fields, message) => console.error(message, fields) },
    showAlert: () => {},
    ...parts,
  };
}

/** This process's environment, as runs inherit it. */
function processEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
