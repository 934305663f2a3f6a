import { statfsSync } from 'node:fs';
import type { Space } from '../watchdog/free-space.ts';

/**
 * How much room the file system of a folder has for this user. Asked for at once: a thread to wait for would wake the
 * process twice more, and where this hangs, the database in the same folder does, too.
 */
export function freeSpace(folder: string): Space {
  const { bavail, blocks, bsize } = statfsSync(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}
