import type { Migration } from './migration.ts';

/** The log database, which workers write: output in chunks, and how runs ended until the host has recorded it. */
export const logsInitial: Migration = {
  version: 1,
  sql: `
    CREATE TABLE chunks (
      run_id TEXT NOT NULL,
      seq INTEGER NOT NULL,
      at INTEGER NOT NULL,
      stream INTEGER NOT NULL CHECK (stream IN (1, 2)),
      data BLOB NOT NULL,
      PRIMARY KEY (run_id, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE outcomes (
      run_id TEXT PRIMARY KEY,
      finished TEXT NOT NULL
    ) STRICT;
  `,
};
