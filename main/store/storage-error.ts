import Database from 'better-sqlite3';
import { AppError } from '../../shared/error.ts';

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

/** Turns what SQLite reports about `file` into a STORAGE error with the cause and the way out; others pass. */
export function storageError(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const kind = Object.keys(causes).find((code) => error.code.startsWith(code));
  if (!kind) return error;
  return new AppError('STORAGE', `Cannot use ${file}: ${causes[kind]}.`, [], error);
}
