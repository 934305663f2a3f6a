import type Database from 'better-sqlite3';
import { AppError } from '../../shared/error.ts';
import type { Migration } from './migrations/migration.ts';

/**
 * Brings a database to the newest version, one transaction per migration.
 * Throws NEWER_DATABASE, having written nothing, where a newer Downbeat wrote it.
 */
export function migrate(database: Database.Database, migrations: readonly Migration[]): void {
  const found = versionOf(database);
  const newest = migrations.length;
  if (found > newest) {
    throw new AppError(
      'NEWER_DATABASE',
      `${database.name} was written by a newer Downbeat (version ${found} of its format; this one knows ${newest}). ` +
        'Install the newer Downbeat, or choose another data folder. The file was left as it is.',
    );
  }
  for (const { version, sql } of migrations.slice(found)) {
    database
      .transaction(() => {
        database.exec(sql);
        database.pragma(`user_version = ${version}`);
      })
      .exclusive();
  }
}

/** The version of a database's format; 0 for a new file. */
export function versionOf(database: Database.Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}
