import { AppError } from './error.ts';

const causes: Record<string, string> = {
  SQLITE_FULL: 'the disk is full; free some space',
  SQLITE_READONLY: 'it is read-only; make it writable',
  SQLITE_CANTOPEN: 'it cannot be opened; check that the folder exists and is writable',
  SQLITE_PERM: 'access was denied; check its permissions',
  SQLITE_IOERR: 'the disk reported an error',
  SQLITE_CORRUPT: 'it is damaged; restore it from a backup',
  SQLITE_NOTADB: 'it is not a database; move it away or restore it from a backup',
  SQLITE_BUSY: 'another program holds it',
};

/** Turns what SQLite reports about `place` into a STORAGE error with the cause and the way out; other errors pass. */
export function storageError(error: unknown, place: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const { code } = error;
  const kind = Object.keys(causes).find((known) => code.startsWith(known));
  return kind ? new AppError('STORAGE', `Cannot use ${place}: ${causes[kind]}.`, [], error) : error;
}
