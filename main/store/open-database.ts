import { chmodSync } from 'node:fs';
import Database from 'better-sqlite3';
import { storageError } from '../../shared/storage-error.ts';
import { migrate, versionOf } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';

/**
 * A checkpoint holds up whoever commits, for 7 ms with SQLite's own 1 000 pages. The beat asks for small ones between ticks;
 * this is for what has no time for them, such as a drain.
 */
const checkpointPages = 5_000;

/**
 * Opens a database in WAL mode at its newest version; errors name the file and what to do.
 * `pageBytes` counts for a new file only.
 */
export function openDatabase(
  file: string,
  migrations: readonly Migration[],
  { pageBytes = 4_096 }: { pageBytes?: number } = {},
): Database.Database {
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { timeout: 5_000 });
    // Environments of tasks are nobody else's business; SQLite gives its side files the same mode.
    if (versionOf(database) === 0 && process.platform !== 'win32') chmodSync(file, 0o600);
    // Refuse a newer database before the first pragma that would write to it.
    if (versionOf(database) <= migrations.length) {
      database.pragma(`page_size = ${pageBytes}`);
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = NORMAL');
      database.pragma('foreign_keys = ON');
      database.pragma('journal_size_limit = 24000000');
      database.pragma(`wal_autocheckpoint = ${checkpointPages}`);
    }
    migrate(database, migrations);
    return database;
  } catch (error) {
    database?.close();
    throw storageError(error, file);
  }
}
