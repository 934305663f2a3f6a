import type { Migration } from './migration.ts';

/** Limits, spread, exclusions, pauses and history of entries; runs that wait for a moment or were given parameters. */
export const timing: Migration = {
  version: 2,
  sql: `
    UPDATE entries SET catch_up = json_insert(catch_up, '$.startWithinMs', 0);
    ALTER TABLE entries ADD COLUMN limits TEXT;
    ALTER TABLE entries ADD COLUMN spread_ms INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE entries ADD COLUMN exclusions TEXT;
    ALTER TABLE entries ADD COLUMN run_count INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE entries ADD COLUMN paused_at INTEGER;
    ALTER TABLE entries ADD COLUMN paused_until INTEGER;
    -- The first due time that a pause holds back.
    ALTER TABLE entries ADD COLUMN held_from INTEGER;
    -- Whoever hears of an event finds its entries here.
    CREATE INDEX entries_event ON entries (schedule ->> '$.on.type', (schedule ->> '$.on.task') COLLATE NOCASE)
      WHERE schedule ->> '$.kind' = 'event';

    ALTER TABLE runs ADD COLUMN ready_at INTEGER;
    ALTER TABLE runs ADD COLUMN parameters TEXT;
    ALTER TABLE runs ADD COLUMN late_reason TEXT;
    CREATE INDEX runs_ready ON runs (ready_at) WHERE state = 'queued' AND ready_at IS NOT NULL;

    -- Entries as they were from \`at\` on, so that it can be said why one was not due; NULL once it was removed.
    CREATE TABLE entry_versions (
      entry_id TEXT NOT NULL,
      at INTEGER NOT NULL,
      entry TEXT,
      PRIMARY KEY (entry_id, at)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO entry_versions (entry_id, at, entry)
      SELECT id, updated_at, json_object('taskId', task_id, 'schedule', json(schedule), 'enabled',
        json(iif(enabled, 'true', 'false')), 'catchUp', json(catch_up), 'overlap', overlap, 'limits', NULL, 'spreadMs', 0,
        'exclusions', NULL, 'createdAt', created_at, 'pausedAt', NULL, 'pausedUntil', NULL)
      FROM entries;
  `,
};
