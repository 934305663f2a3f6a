import { statfs } from 'node:fs/promises';
import type { Space } from '../watchdog/free-space.ts';

/** How much room the file system of a folder has for this user. */
export async function freeSpace(folder: string): Promise<Space> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}
