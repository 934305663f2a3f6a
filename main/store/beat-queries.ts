import type Database from 'better-sqlite3';
import { and, eq, inArray, isNotNull, isNull, max, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { ActiveRun, BeatStore, DueEntry, EntryMove, NewRun } from '../beat/beat-store.ts';
import { newRunId } from './run-id.ts';
import { entries, tasks } from './schema.ts';

interface DueRow extends Omit<DueEntry, 'schedule' | 'catchUp' | 'activeRuns'> {
  readonly schedule: string;
  readonly catchUp: string;
  readonly hasActive: 0 | 1;
}

const isActive = "state IN ('queued', 'running')";
const none: readonly ActiveRun[] = [];

/** When the latest run of an entry that did so started or finished; in the order of an index, so that history costs nothing. */
function latestOf(moment: 'started_at' | 'finished_at') {
  return sql<number | null>`(SELECT ${sql.raw(moment)} FROM runs
    WHERE runs.entry_id = ${entries.id} AND ${sql.raw(moment)} IS NOT NULL
    ORDER BY runs.clock_era DESC, runs.scheduled_for DESC LIMIT 1)`;
}

/**
 * The beat's queries. Those of a tick are prepared on the driver itself: with 10 000 entries due at one instant, what
 * Drizzle does for each row costs more than SQLite does.
 */
export function beatQueries(database: Database.Database, db: BetterSQLite3Database): BeatStore {
  const dueQuery = database.prepare<[number, number], DueRow>(`
    SELECT entries.id, task_id AS taskId, tasks.name AS taskName, schedule, catch_up AS catchUp, overlap,
      next_run_at AS nextRunAt, clock_era AS clockEra,
      EXISTS (SELECT 1 FROM runs WHERE entry_id = entries.id AND ${isActive}) AS hasActive
    FROM entries JOIN tasks ON tasks.id = task_id
    WHERE next_run_at <= ? ORDER BY next_run_at LIMIT ?`);
  const activeQuery = database.prepare<[string], ActiveRun>(
    `SELECT id, state FROM runs WHERE entry_id = ? AND ${isActive}`,
  );
  const earliestQuery = database
    .prepare<[], number | null>('SELECT min(next_run_at) FROM entries WHERE next_run_at IS NOT NULL')
    .pluck();
  // Parameters in order: for names, the driver looks each one up in the object.
  const insertRun = database.prepare(`
    INSERT INTO runs (id, task_id, task_name, entry_id, clock_era, scheduled_for, first_scheduled_for, due_count, state,
      trigger, reason, queued_at, finished_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`);
  const moveEntry = database.prepare('UPDATE entries SET next_run_at = ?, last_scheduled_for = ? WHERE id = ?');
  const recordTick = database.transaction((newRuns: readonly NewRun[], moves: readonly EntryMove[]) => {
    for (const run of newRuns) {
      insertRun.run(
        newRunId(),
        run.taskId,
        run.taskName,
        run.entryId,
        run.clockEra,
        run.scheduledFor,
        run.firstScheduledFor,
        run.dueCount,
        run.state,
        run.trigger,
        run.reason,
        run.queuedAt,
        run.finishedAt,
      );
    }
    for (const { entryId, nextRunAt, lastScheduledFor } of moves) moveEntry.run(nextRunAt, lastScheduledFor, entryId);
  });

  return {
    dueEntries: (now, limit) =>
      dueQuery.all(now, limit).map(
        (row): DueEntry => ({
          id: row.id,
          taskId: row.taskId,
          taskName: row.taskName,
          overlap: row.overlap,
          nextRunAt: row.nextRunAt,
          clockEra: row.clockEra,
          schedule: JSON.parse(row.schedule),
          catchUp: JSON.parse(row.catchUp),
          activeRuns: row.hasActive === 1 ? activeQuery.all(row.id) : none,
        }),
      ),
    earliestDueAt: () => earliestQuery.get() ?? null,
    recordTick: (newRuns, moves) => recordTick.immediate(newRuns, moves),
    latestScheduledFor: () =>
      db
        .select({ at: max(entries.lastScheduledFor) })
        .from(entries)
        .get()?.at ?? null,
    positions: () =>
      db
        .select({
          id: entries.id,
          schedule: entries.schedule,
          createdAt: entries.createdAt,
          nextRunAt: entries.nextRunAt,
          lastScheduledFor: entries.lastScheduledFor,
        })
        .from(entries)
        .where(isNotNull(entries.nextRunAt))
        .all(),
    relocate: (entryId, { nextRunAt, newEra, schedule }) => {
      db.update(entries)
        .set({
          nextRunAt,
          ...(schedule && { schedule }),
          ...(newEra && { clockEra: sql`${entries.clockEra} + 1`, lastScheduledFor: null }),
        })
        .where(eq(entries.id, entryId))
        .run();
    },
    waiting: (entryIds) =>
      db
        .select({
          id: entries.id,
          schedule: entries.schedule,
          createdAt: entries.createdAt,
          nextRunAt: entries.nextRunAt,
          lastScheduledFor: entries.lastScheduledFor,
          lastStartedAt: latestOf('started_at'),
          lastFinishedAt: latestOf('finished_at'),
          active:
            sql<boolean>`EXISTS (SELECT 1 FROM runs WHERE runs.entry_id = ${entries.id} AND runs.state IN ('queued', 'running'))`.mapWith(
              Boolean,
            ),
        })
        .from(entries)
        .innerJoin(tasks, and(eq(tasks.id, entries.taskId), isNull(tasks.removedAt)))
        .where(
          and(
            eq(entries.enabled, true),
            isNull(entries.nextRunAt),
            sql`${entries.schedule} ->> 'align' IN ('lastStart', 'lastEnd')`,
            entryIds === null ? undefined : inArray(entries.id, [...entryIds]),
          ),
        )
        .all(),
  };
}
