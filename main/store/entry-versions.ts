import type Database from 'better-sqlite3';

/** Keeps what entries were like and since when, so that it can be said later why one was due or not. */
export interface EntryVersions {
  /** Keeps the entry as it is now in the database. */
  keep(entryId: string, at: number): void;
  /** Keeps that it is gone. */
  end(entryId: string, at: number): void;
}

/** The fields that decide whether an entry is due, as a JSON object in SQL. */
const asJson = `json_object('taskId', task_id, 'schedule', json(schedule), 'enabled', json(iif(enabled, 'true', 'false')),
  'catchUp', json(catch_up), 'overlap', overlap, 'limits', json(limits), 'spreadMs', spread_ms,
  'exclusions', json(exclusions), 'createdAt', created_at, 'pausedAt', paused_at, 'pausedUntil', paused_until)`;

/** Prepares keeping versions. */
export function keepsVersions(database: Database.Database): EntryVersions {
  const keep = database.prepare(`
    INSERT INTO entry_versions (entry_id, at, entry) SELECT id, ?, ${asJson} FROM entries WHERE id = ?
    ON CONFLICT DO UPDATE SET entry = excluded.entry`);
  const end = database.prepare(`
    INSERT INTO entry_versions (entry_id, at, entry) VALUES (?, ?, NULL) ON CONFLICT DO UPDATE SET entry = NULL`);
  return {
    keep: (entryId, at) => void keep.run(at, entryId),
    end: (entryId, at) => void end.run(entryId, at),
  };
}
