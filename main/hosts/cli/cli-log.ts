import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../host.ts';

/** Writes to the data folder's log as the other hosts do; the few lines of a command are not worth loading a logger. */
export function createCliLog(dataFolder: string, now: () => number): Log {
  const write = (level: number) => (fields: object, message: string) => {
    const line = {
      level,
      time: new Date(now()).toISOString(),
      pid: process.pid,
      host: 'cli',
      ...plain(fields),
      msg: message,
    };
    try {
      appendFileSync(join(dataFolder, 'downbeat.log'), `${JSON.stringify(line)}\n`, { mode: 0o600 });
    } catch {
      // A disk that is full must not fail what would have worked without a log.
    }
  };
  return { info: write(30), warn: write(40), error: write(50) };
}

function plain(fields: object): object {
  const entries = Object.entries(fields).map(([name, value]) => {
    if (!(value instanceof Error)) return [name, value];
    return [name, { type: value.name, message: value.message, stack: value.stack }];
  });
  return Object.fromEntries(entries);
}
