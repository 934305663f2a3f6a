import type { Status } from '../../shared/api.ts';
import type { Machine } from './new-values.ts';

/** What the host's status tells about the machine it runs on. */
export function machineOf({ timeZone, dataFolder }: Pick<Status, 'timeZone' | 'dataFolder'>): Machine {
  // The host may be another machine than the one with this window; how it writes paths tells which kind it is.
  return { timeZone, isWindows: /^([A-Za-z]:[\\/]|\\\\)/.test(dataFolder) };
}
