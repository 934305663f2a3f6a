import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storageError } from '../../system/data-folder.ts';

const wellFormed = /^[A-Za-z0-9_-]{43}$/;

/** The data folder's token, made the first time somebody asks. */
export function readOrCreateToken(dataFolder: string): string {
  const file = join(dataFolder, 'token');
  try {
    const known = readToken(file);
    if (known !== null) return known;
    return createToken(file);
  } catch (error) {
    throw storageError(dataFolder, error);
  }
}

function readToken(file: string): string | null {
  try {
    const token = readFileSync(file, 'utf8').trim();
    return wellFormed.test(token) ? token : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Writes it whole under another name first, so that two hosts that start together end up with the same one. */
function createToken(file: string): string {
  const token = randomBytes(32).toString('base64url');
  const draft = `${file}.${process.pid}.new`;
  try {
    writeFileSync(draft, `${token}\n`, { mode: 0o600, flush: true });
    try {
      linkSync(draft, file);
    } catch (error) {
      const other = (error as NodeJS.ErrnoException).code === 'EEXIST' ? readToken(file) : null;
      if (other !== null) return other;
      // What is there is no token, or this file system knows no links.
      renameSync(draft, file);
    }
    return token;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Compares in a time that says nothing about where two tokens differ. */
export function isSameToken(given: string, token: string): boolean {
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
