import type Database from 'better-sqlite3';
import type { EarliestDue, WatchdogStore } from '../watchdog/watchdog-store.ts';

/** What the watchdog looks at without the beat. */
export function watchdogQueries(database: Database.Database): WatchdogStore {
  const earliest = database.prepare<[], EarliestDue>(`
    SELECT entries.id AS entryId, tasks.name AS taskName, next_run_at AS dueAt
    FROM entries JOIN tasks ON tasks.id = task_id
    WHERE next_run_at IS NOT NULL ORDER BY next_run_at LIMIT 1`);
  return { earliestDue: () => earliest.get() ?? null };
}
