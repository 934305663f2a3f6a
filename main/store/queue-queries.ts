import type Database from 'better-sqlite3';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Run, RunParameters } from '../../shared/model/run.ts';
import type { Schedule } from '../../shared/model/schedule.ts';
import { RunFinished, type RunOrder, type RunStarted } from '../../shared/worker-api.ts';
import type { EventEntry, EventPlacement } from '../beat/beat-store.ts';
import type { ClaimedRun, QueueStore } from '../queue/queue-store.ts';
import { withDefaults } from './entry-position.ts';
import { eventEntriesQuery, eventPlacer } from './event-queries.ts';
import { toRun } from './rows.ts';
import { entries, runs, tasks } from './schema.ts';

const { placeholder } = sql;

/** Decides where an event at `at` puts an entry that waits for it; null where it changes nothing. */
export type PlaceEvent = (entry: EventEntry, at: number) => EventPlacement | null;

/**
 * The queue's queries; `logs` is where workers keep how runs ended until it is recorded. Whoever looks for active runs
 * says `state IN ('queued', 'running')` in these words: SQLite takes its index of active runs for nothing less, and reads
 * an entry's whole history instead.
 */
export function queueQueries(
  database: Database.Database,
  db: BetterSQLite3Database,
  logs: Database.Database,
  placeEvent: PlaceEvent,
): QueueStore {
  const queuedQuery = db
    .select({
      run: runs,
      task: {
        options: tasks.options,
        workingFolder: tasks.workingFolder,
        environment: tasks.environment,
        timeLimitMs: tasks.timeLimitMs,
        stopGraceMs: tasks.stopGraceMs,
      },
      align: sql<string | null>`${entries.schedule} ->> 'align'`,
    })
    .from(runs)
    .leftJoin(tasks, and(eq(tasks.id, runs.taskId), isNull(tasks.removedAt)))
    .leftJoin(entries, eq(entries.id, runs.entryId))
    .where(
      sql`${runs.state} = 'queued' AND (${runs.readyAt} IS NULL OR ${runs.readyAt} <= ${placeholder('now')})
        AND coalesce(${placeholder('only')} = ${runs.trigger}, 1)
        AND (${entries.overlap} IS NULL OR ${entries.overlap} = 'allow' OR NOT EXISTS (
          SELECT 1 FROM runs other WHERE other.entry_id = ${runs.entryId} AND other.state IN ('queued', 'running')
          AND (other.state = 'running' OR (other.state = 'queued' AND other.id < ${runs.id}))))`,
    )
    .orderBy(runs.id)
    .limit(placeholder('limit'))
    .prepare();
  const claimQuery = db
    .update(runs)
    .set({ state: 'running', startedAt: sql`${placeholder('now')}` })
    .where(eq(runs.id, placeholder('id')))
    .prepare();
  const startedQuery = db
    .update(runs)
    .set({ pid: sql`${placeholder('pid')}`, startedAt: sql`${placeholder('startedAt')}` })
    .where(and(eq(runs.id, placeholder('runId')), eq(runs.state, 'running')))
    .prepare();
  const finishedQuery = db
    .update(runs)
    .set({
      state: sql`${placeholder('state')}`,
      reason: sql`${placeholder('reason')}`,
      startedAt: sql`coalesce(${placeholder('startedAt')}, ${runs.startedAt})`,
      finishedAt: sql`${placeholder('finishedAt')}`,
      exitCode: sql`${placeholder('exitCode')}`,
      signal: sql`${placeholder('signal')}`,
      outputBytes: sql`${placeholder('outputBytes')}`,
    })
    .where(and(eq(runs.id, placeholder('runId')), eq(runs.state, 'running')))
    .returning()
    .prepare();
  const outcomeQuery = logs.prepare<[string], { finished: string }>('SELECT finished FROM outcomes WHERE run_id = ?');
  const forgetQuery = logs.prepare('DELETE FROM outcomes WHERE run_id = ?');

  const readyQuery = database
    .prepare<[number], number | null>(
      "SELECT min(ready_at) FROM runs WHERE state = 'queued' AND ready_at IS NOT NULL AND ready_at > ?",
    )
    .pluck();
  const eventQuery = eventEntriesQuery(db);
  const place = eventPlacer(database);

  /** Makes the entries due that follow the task of a run that has ended. */
  function followers(run: Run): readonly EventPlacement[] {
    if (run.state === 'cancelled') return [];
    const outcome = run.state === 'succeeded' ? 'succeeded' : 'failed';
    const placements = eventQuery
      .all({ type: 'taskEnded', subject: run.taskName })
      .map(withDefaults)
      .filter(({ schedule }) => awaits(schedule, outcome))
      .flatMap((entry) => placeEvent(entry, run.finishedAt ?? run.queuedAt) ?? []);
    place(placements);
    return placements;
  }

  return {
    claim: (limit, now, only) =>
      db.transaction(
        () => {
          const claimed: ClaimedRun[] = [];
          for (const { run, task, align } of queuedQuery.all({ limit, now, only: only ?? null })) {
            claimQuery.run({ id: run.id, now });
            claimed.push({
              run: { ...toRun(run), state: 'running', startedAt: now },
              order: task && { runId: run.id, ...withParameters(task, run.parameters) },
              isFollowed: align === 'lastStart' || align === 'lastEnd',
            });
          }
          return claimed;
        },
        { behavior: 'immediate' },
      ),
    recordStarted: (started: readonly RunStarted[]) =>
      db.transaction(() => {
        for (const run of started) startedQuery.run({ ...run });
      }),
    nextReadyAt: (now) => readyQuery.get(now) ?? null,
    recordFinished: (finished: readonly RunFinished[]) =>
      db.transaction(() => {
        const ended = finished.flatMap((run) => finishedQuery.all({ ...run }).map(toRun));
        const placements = ended.flatMap(followers);
        return { runs: ended, madeDue: placements.length > 0 };
      }),
    cancelQueued: (runId, reason, now) => {
      const row = db
        .update(runs)
        .set({ state: 'cancelled', reason, finishedAt: now })
        .where(and(eq(runs.id, runId), eq(runs.state, 'queued')))
        .returning()
        .get();
      return row ? toRun(row) : null;
    },
    // Sorting by an expression keeps SQLite from walking through all of history in the order of its key.
    runningRuns: () =>
      db
        .select()
        .from(runs)
        .where(sql`${runs.state} IN ('queued', 'running') AND ${runs.state} = 'running'`)
        .orderBy(sql`+${runs.id}`)
        .all()
        .map(toRun),
    unrecordedOutcomes: (runIds) =>
      runIds.flatMap((runId) => {
        const row = outcomeQuery.get(runId);
        return row ? [RunFinished.parse(JSON.parse(row.finished))] : [];
      }),
    forgetOutcomes: (runIds) =>
      logs.transaction(() => {
        for (const runId of runIds) forgetQuery.run(runId);
      })(),
  };
}

function awaits(schedule: Schedule, outcome: 'succeeded' | 'failed'): boolean {
  if (schedule.kind !== 'event' || schedule.on.type !== 'taskEnded') return false;
  return schedule.on.outcome === 'ended' || schedule.on.outcome === outcome;
}

/** What a run executes: its task with what it was given by hand. */
function withParameters<Order extends Pick<RunOrder, 'options' | 'environment'>>(
  order: Order,
  parameters: RunParameters | null,
): Order {
  if (parameters === null) return order;
  const { args, environment } = parameters;
  const { options } = order;
  return {
    ...order,
    options: args && options.kind === 'command' ? { ...options, args } : options,
    environment: { ...order.environment, ...environment },
  };
}
