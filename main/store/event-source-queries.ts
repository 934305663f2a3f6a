import type Database from 'better-sqlite3';
import type { EventStore } from '../events/event-store.ts';

const awaited = `FROM entries JOIN tasks ON tasks.id = task_id AND removed_at IS NULL
  WHERE schedule ->> '$.kind' = 'event' AND schedule ->> '$.on.type' = ? AND enabled = 1`;

/** What entries wait for; reads the index of entries that wait for events only. */
export function eventSourceQueries(database: Database.Database): EventStore {
  const isAwaited = database.prepare<[string], number>(`SELECT EXISTS (SELECT 1 ${awaited})`).pluck();
  const paths = database.prepare<[string], string>(`SELECT DISTINCT schedule ->> '$.on.path' ${awaited}`).pluck();
  return {
    isAwaited: (type) => isAwaited.get(type) === 1,
    awaitedPaths: () => paths.all('fileChanged'),
  };
}
