import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Heartbeat } from '../../shared/health.ts';

const fileOf = (dataFolder: string) => join(dataFolder, 'heartbeat.json');

/** Writes `heartbeat.json` as a whole, so that whoever reads it never sees half of it. */
export function writeHeartbeat(dataFolder: string, heartbeat: Heartbeat): void {
  const file = fileOf(dataFolder);
  writeFileSync(`${file}.new`, `${JSON.stringify(heartbeat, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The last heartbeat of a data folder; null where there is none that can be read. */
export function readHeartbeat(dataFolder: string): Heartbeat | null {
  try {
    return Heartbeat.parse(JSON.parse(readFileSync(fileOf(dataFolder), 'utf8')));
  } catch {
    return null;
  }
}
