import type { Migration } from './migration.ts';

/** Tasks, entries, runs and settings. */
export const initial: Migration = {
  version: 1,
  sql: `
    CREATE TABLE tasks (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL COLLATE NOCASE,
      notes TEXT NOT NULL,
      tags TEXT NOT NULL,
      options TEXT NOT NULL,
      working_folder TEXT,
      environment TEXT NOT NULL,
      time_limit_ms INTEGER,
      stop_grace_ms INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      removed_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX tasks_name ON tasks (name) WHERE removed_at IS NULL;

    CREATE TABLE entries (
      id TEXT PRIMARY KEY,
      task_id TEXT NOT NULL REFERENCES tasks (id),
      schedule TEXT NOT NULL,
      enabled INTEGER NOT NULL,
      catch_up TEXT NOT NULL,
      overlap TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      next_run_at INTEGER,
      last_scheduled_for INTEGER,
      clock_era INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX entries_due ON entries (next_run_at) WHERE next_run_at IS NOT NULL;
    CREATE INDEX entries_task ON entries (task_id);

    CREATE TABLE runs (
      id TEXT PRIMARY KEY,
      task_id TEXT NOT NULL,
      task_name TEXT NOT NULL,
      entry_id TEXT,
      clock_era INTEGER NOT NULL DEFAULT 0,
      scheduled_for INTEGER,
      first_scheduled_for INTEGER,
      due_count INTEGER NOT NULL,
      state TEXT NOT NULL,
      trigger TEXT NOT NULL,
      reason TEXT,
      queued_at INTEGER NOT NULL,
      started_at INTEGER,
      finished_at INTEGER,
      exit_code INTEGER,
      signal TEXT,
      pid INTEGER,
      output_bytes INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    -- No due time runs twice, whatever crashed and whoever else ticked.
    CREATE UNIQUE INDEX runs_due ON runs (entry_id, clock_era, scheduled_for) WHERE entry_id IS NOT NULL;
    CREATE INDEX runs_queued ON runs (id) WHERE state = 'queued';
    CREATE INDEX runs_active ON runs (entry_id, state) WHERE state IN ('queued', 'running');
    CREATE INDEX runs_task ON runs (task_id, id);

    CREATE TABLE settings (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      value TEXT NOT NULL
    ) STRICT;
  `,
};
