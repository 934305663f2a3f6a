import Database from 'better-sqlite3';
import { storageError } from '../../shared/storage-error.ts';

/** The right to be the only beat on a data folder. */
export interface BeatLock {
  release(): void;
}

/**
 * Takes the exclusive lock on `file`, or returns null where another process holds it.
 * The operating system releases it however its holder dies.
 */
export function takeBeatLock(file: string): BeatLock | null {
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
    const held = database;
    return { release: () => held.close() };
  } catch (error) {
    database?.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw storageError(error, file);
  }
}
