import type Database from 'better-sqlite3';
import { and, eq, gt, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { ActiveRun, BeatStore, DueEntry, EntryPlan, NewRun } from '../beat/beat-store.ts';
import { entryPosition, withDefaults } from './entry-position.ts';
import { eventEntriesQuery, eventPlacer } from './event-queries.ts';
import { noExclusions, noLimits } from './rows.ts';
import { newRunId } from './run-id.ts';
import { entries, tasks } from './schema.ts';

interface DueRow extends Omit<DueEntry, 'schedule' | 'limits' | 'exclusions' | 'catchUp' | 'activeRuns' | 'isPaused'> {
  readonly schedule: string;
  readonly limits: string | null;
  readonly exclusions: string | null;
  readonly catchUp: string;
  readonly isPaused: 0 | 1;
  readonly hasActive: 0 | 1;
}

type UpcomingRow = Pick<DueRow, 'id' | 'schedule' | 'limits' | 'spreadMs' | 'exclusions'> & {
  readonly nextRunAt: number;
  readonly row: number;
};

const isActive = "state IN ('queued', 'running')";
const none: readonly ActiveRun[] = [];

/** When the latest run of an entry that did so started or finished; in the order of an index, so that history costs nothing. */
function latestOf(moment: 'started_at' | 'finished_at') {
  return sql<number | null>`(SELECT ${sql.raw(moment)} FROM runs
    WHERE runs.entry_id = ${entries.id} AND ${sql.raw(moment)} IS NOT NULL
    ORDER BY runs.clock_era DESC, runs.scheduled_for DESC LIMIT 1)`;
}

/** Whether an entry has active runs of which something holds. */
function hasRuns(condition: SQL) {
  return sql<boolean>`EXISTS (SELECT 1 FROM runs
    WHERE runs.entry_id = ${entries.id} AND runs.state IN ('queued', 'running') AND ${condition})`.mapWith(Boolean);
}

/**
 * The beat's queries. Those of a tick are prepared on the driver itself: with 10 000 entries due at one instant, what
 * Drizzle does for each row costs more than SQLite does.
 */
export function beatQueries(database: Database.Database, db: BetterSQLite3Database): BeatStore {
  const selectDue = `
    SELECT entries.id, task_id AS taskId, tasks.name AS taskName, schedule, limits, spread_ms AS spreadMs, exclusions,
      catch_up AS catchUp, overlap, next_run_at AS nextRunAt, run_count AS runCount, paused_at IS NOT NULL AS isPaused,
      held_from AS heldFrom, clock_era AS clockEra,
      EXISTS (SELECT 1 FROM runs WHERE entry_id = entries.id AND ${isActive}) AS hasActive
    FROM entries JOIN tasks ON tasks.id = task_id`;
  const dueQuery = database.prepare<[number, number], DueRow>(
    `${selectDue} WHERE next_run_at <= ? ORDER BY next_run_at LIMIT ?`,
  );
  const latestQuery = database
    .prepare<[], number | null>('SELECT max(max(coalesce(last_scheduled_for, 0), updated_at)) FROM entries')
    .pluck();
  const upcomingQuery = database.prepare<[number, number, number], UpcomingRow>(`
    SELECT rowid AS row, id, schedule, limits, spread_ms AS spreadMs, exclusions, next_run_at AS nextRunAt FROM entries
    WHERE next_run_at IS NOT NULL AND (next_run_at, rowid) > (?, ?) ORDER BY next_run_at, rowid LIMIT ?`);
  const unsettledQuery = database.prepare<[string, number, number], DueRow>(
    `${selectDue} WHERE entries.id = ? AND (next_run_at <= ? OR held_from <= ?)`,
  );
  const activeQuery = database.prepare<[string], ActiveRun>(
    `SELECT id, state FROM runs WHERE entry_id = ? AND ${isActive}`,
  );
  const earliestQuery = database
    .prepare<[], number | null>('SELECT min(next_run_at) FROM entries WHERE next_run_at IS NOT NULL')
    .pluck();
  // Parameters in order: for names, the driver looks each one up in the object.
  // What nearly every run is: half the values, which the driver would bind one by one.
  const insertQueued = database.prepare(`
    INSERT INTO runs (id, task_id, task_name, entry_id, clock_era, scheduled_for, first_scheduled_for, queued_at,
      due_count, state, trigger)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, 'queued', 'schedule')
    ON CONFLICT DO NOTHING`);
  const insertRun = database.prepare(`
    INSERT INTO runs (id, task_id, task_name, entry_id, clock_era, scheduled_for, first_scheduled_for, due_count, state,
      trigger, reason, late_reason, queued_at, ready_at, finished_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`);
  const moveEntry = database.prepare(`
    UPDATE entries SET next_run_at = ?, last_scheduled_for = coalesce(?, last_scheduled_for), run_count = run_count + ?
    WHERE id = ? AND next_run_at IS ? AND held_from IS ?`);
  const moveHeld = database.prepare('UPDATE entries SET held_from = ? WHERE id = ?');
  const endPause = database.prepare(
    'UPDATE entries SET held_from = NULL, paused_at = NULL, paused_until = NULL WHERE id = ?',
  );
  function insert(run: NewRun): void {
    if (isOrdinary(run)) {
      const { taskId, taskName, entryId, clockEra, scheduledFor, queuedAt } = run;
      insertQueued.run(newRunId(), taskId, taskName, entryId, clockEra, scheduledFor, scheduledFor, queuedAt);
      return;
    }
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
      run.lateReason,
      run.queuedAt,
      run.readyAt,
      run.finishedAt,
    );
  }

  const recordTick = database.transaction((plans: readonly EntryPlan[]) => {
    for (const { runs, move } of plans) {
      const { entryId, from, nextRunAt, lastScheduledFor, addedRuns, wasPaused, heldFrom } = move;
      const moved = moveEntry.run(nextRunAt, lastScheduledFor, addedRuns, entryId, from.nextRunAt, from.heldFrom);
      if (moved.changes === 0) continue;
      if (heldFrom !== undefined) moveHeld.run(heldFrom, entryId);
      else if (wasPaused) endPause.run(entryId);
      for (const run of runs) insert(run);
    }
  });
  const toDue = (row: DueRow): DueEntry => ({
    id: row.id,
    taskId: row.taskId,
    taskName: row.taskName,
    overlap: row.overlap,
    nextRunAt: row.nextRunAt,
    runCount: row.runCount,
    isPaused: row.isPaused === 1,
    heldFrom: row.heldFrom,
    clockEra: row.clockEra,
    schedule: JSON.parse(row.schedule),
    limits: row.limits === null ? noLimits : JSON.parse(row.limits),
    spreadMs: row.spreadMs,
    exclusions: row.exclusions === null ? noExclusions : JSON.parse(row.exclusions),
    catchUp: JSON.parse(row.catchUp),
    activeRuns: row.hasActive === 1 ? activeQuery.all(row.id) : none,
  });

  const eventEntries = eventEntriesQuery(database);
  const placeEvents = database.transaction(eventPlacer(database));

  return {
    dueEntries: (now, limit) => dueQuery.all(now, limit).map(toDue),
    unsettledEntries: (entryIds, now) => entryIds.flatMap((id) => unsettledQuery.all(id, now, now).map(toDue)),
    upcoming: (after, limit) =>
      upcomingQuery.all(after?.nextRunAt ?? 0, after?.row ?? 0, limit).map((row) => ({
        id: row.id,
        schedule: JSON.parse(row.schedule),
        limits: row.limits === null ? noLimits : JSON.parse(row.limits),
        spreadMs: row.spreadMs,
        exclusions: row.exclusions === null ? noExclusions : JSON.parse(row.exclusions),
        place: { nextRunAt: row.nextRunAt, row: row.row },
      })),
    tidy: () => void database.pragma('wal_checkpoint(PASSIVE)'),
    earliestDueAt: () => earliestQuery.get() ?? null,
    recordTick: (plans) => recordTick.immediate(plans),
    latestMoment: () => latestQuery.get() ?? null,
    positions: (now) =>
      db
        .select(entryPosition)
        .from(entries)
        .innerJoin(tasks, and(eq(tasks.id, entries.taskId), isNull(tasks.removedAt)))
        .where(
          and(
            eq(entries.enabled, true),
            or(isNotNull(entries.nextRunAt), isNotNull(entries.heldFrom), gt(entries.lastScheduledFor, now)),
          ),
        )
        .all()
        .map(withDefaults),
    eventEntries,
    placeEvents: (placements) => placeEvents.immediate(placements),
    relocate: (entryId, { nextRunAt, heldFrom, newEra, schedule }) => {
      db.update(entries)
        .set({
          ...(nextRunAt !== undefined && { nextRunAt }),
          ...(heldFrom !== undefined && { heldFrom }),
          ...(schedule && { schedule }),
          ...(newEra && { clockEra: sql`${entries.clockEra} + 1`, lastScheduledFor: null }),
        })
        .where(eq(entries.id, entryId))
        .run();
    },
    waiting: (entryIds) =>
      db
        .select({
          ...entryPosition,
          lastStartedAt: latestOf('started_at'),
          lastFinishedAt: latestOf('finished_at'),
          active: hasRuns(sql`1`),
          hasQueued: hasRuns(sql`runs.state = 'queued'`),
        })
        .from(entries)
        .innerJoin(tasks, and(eq(tasks.id, entries.taskId), isNull(tasks.removedAt)))
        .where(
          and(
            eq(entries.enabled, true),
            isNull(entries.nextRunAt),
            isNull(entries.pausedAt),
            sql`${entries.schedule} ->> 'align' IN ('lastStart', 'lastEnd')`,
            entryIds === null ? undefined : inArray(entries.id, [...entryIds]),
          ),
        )
        .all()
        .map(withDefaults),
  };
}

/** Whether a run stands for one due time that was on time. */
function isOrdinary({ state, trigger, dueCount, reason, lateReason, readyAt }: NewRun): boolean {
  const hasNothingToSay = reason === null && lateReason === null && readyAt === null;
  return state === 'queued' && trigger === 'schedule' && dueCount === 1 && hasNothingToSay;
}
