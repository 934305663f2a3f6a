import { and, asc, eq, inArray, isNotNull, isNull, lte, max, min, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { v7 as uuid } from 'uuid';
import type { ActiveRun, BeatStore, DueEntry, EntryMove, NewRun } from '../beat/beat-store.ts';
import { entries, runs, tasks } from './schema.ts';

const { placeholder } = sql;

/** The beat's queries; the hot ones are prepared once. */
export function beatQueries(db: BetterSQLite3Database): BeatStore {
  const dueQuery = db
    .select({
      id: entries.id,
      taskId: entries.taskId,
      taskName: tasks.name,
      schedule: entries.schedule,
      catchUp: entries.catchUp,
      overlap: entries.overlap,
      nextRunAt: entries.nextRunAt,
      clockEra: entries.clockEra,
    })
    .from(entries)
    .innerJoin(tasks, eq(tasks.id, entries.taskId))
    .where(lte(entries.nextRunAt, placeholder('now')))
    .orderBy(asc(entries.nextRunAt))
    .limit(placeholder('limit'))
    .prepare();
  const activeQuery = db
    .select({ id: runs.id, state: runs.state })
    .from(runs)
    .where(and(eq(runs.entryId, placeholder('entryId')), sql`${runs.state} IN ('queued', 'running')`))
    .prepare();
  const earliestQuery = db
    .select({ at: min(entries.nextRunAt) })
    .from(entries)
    .where(isNotNull(entries.nextRunAt))
    .prepare();
  const insertRun = db
    .insert(runs)
    .values({
      id: placeholder('id'),
      taskId: placeholder('taskId'),
      taskName: placeholder('taskName'),
      entryId: placeholder('entryId'),
      clockEra: placeholder('clockEra'),
      scheduledFor: placeholder('scheduledFor'),
      firstScheduledFor: placeholder('firstScheduledFor'),
      dueCount: placeholder('dueCount'),
      state: placeholder('state'),
      trigger: placeholder('trigger'),
      reason: placeholder('reason'),
      queuedAt: placeholder('queuedAt'),
      finishedAt: placeholder('finishedAt'),
      outputBytes: 0,
    })
    .onConflictDoNothing()
    .prepare();
  const moveQuery = db
    .update(entries)
    .set({ nextRunAt: sql`${placeholder('nextRunAt')}`, lastScheduledFor: sql`${placeholder('lastScheduledFor')}` })
    .where(eq(entries.id, placeholder('entryId')))
    .prepare();

  return {
    dueEntries: (now, limit) =>
      dueQuery.all({ now, limit }).map(
        (row): DueEntry => ({
          ...row,
          nextRunAt: row.nextRunAt as number,
          activeRuns: activeQuery.all({ entryId: row.id }) as ActiveRun[],
        }),
      ),
    earliestDueAt: () => earliestQuery.get()?.at ?? null,
    recordTick: (newRuns: readonly NewRun[], moves: readonly EntryMove[]) =>
      db.transaction(
        () => {
          for (const run of newRuns) insertRun.run({ id: uuid(), ...run });
          for (const move of moves) moveQuery.run({ ...move });
        },
        { behavior: 'immediate' },
      ),
    latestScheduledFor: () => db.select({ at: max(entries.lastScheduledFor) }).from(entries).get()?.at ?? null,
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
          lastStartedAt: sql<number | null>`(SELECT max(started_at) FROM runs WHERE runs.entry_id = ${entries.id})`,
          lastFinishedAt: sql<number | null>`(SELECT max(finished_at) FROM runs WHERE runs.entry_id = ${entries.id})`,
          active: sql<boolean>`EXISTS (SELECT 1 FROM runs WHERE runs.entry_id = ${entries.id} AND runs.state IN ('queued', 'running'))`.mapWith(Boolean),
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
