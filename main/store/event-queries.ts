import type Database from 'better-sqlite3';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { EventPlacement } from '../beat/beat-store.ts';
import { entryPosition } from './entry-position.ts';
import { entries, tasks } from './schema.ts';

/** Enabled entries that wait for an event of `type`, about `subject` where there is one; reads their index only. */
export function eventEntriesQuery(db: BetterSQLite3Database) {
  return db
    .select(entryPosition)
    .from(entries)
    .innerJoin(tasks, and(eq(tasks.id, entries.taskId), isNull(tasks.removedAt)))
    .where(
      sql`${entries.schedule} ->> '$.kind' = 'event' AND ${entries.schedule} ->> '$.on.type' = ${sql.placeholder('type')}
        AND ${entries.enabled} = 1
        AND coalesce(${entries.schedule} ->> '$.on.task' = ${sql.placeholder('subject')} COLLATE NOCASE,
          ${entries.schedule} ->> '$.on.path' = ${sql.placeholder('subject')}, 1)`,
    )
    .prepare();
}

/** Writes where events put entries; to be called in a transaction. */
export function eventPlacer(database: Database.Database): (placements: readonly EventPlacement[]) => void {
  const newEra = database.prepare(
    'UPDATE entries SET clock_era = clock_era + 1, last_scheduled_for = NULL WHERE id = ?',
  );
  const place = database.prepare('UPDATE entries SET next_run_at = ? WHERE id = ?');
  const hold = database.prepare('UPDATE entries SET held_from = ? WHERE id = ?');
  return (placements) => {
    for (const placement of placements) {
      if (placement.newEra) newEra.run(placement.entryId);
      (placement.isHeld ? hold : place).run(placement.dueAt, placement.entryId);
    }
  };
}
