import type Database from 'better-sqlite3';
import type { Run, RunParameters } from '../../shared/model/run.ts';
import type { Schedule } from '../../shared/model/schedule.ts';
import { RunFinished, type RunOrder, type RunStarted } from '../../shared/worker-api.ts';
import type { EventEntry, EventPlacement } from '../beat/beat-store.ts';
import type { ClaimedRun, QueueStore } from '../queue/queue-store.ts';
import { eventEntriesQuery, eventPlacer } from './event-queries.ts';
import { type RunRow, readRun, runColumns } from './run-columns.ts';

/** Decides where an event at `at` puts an entry that waits for it; null where it changes nothing. */
export type PlaceEvent = (entry: EventEntry, at: number) => EventPlacement | null;

interface QueuedRow extends RunRow {
  /** Null where the task was removed. */
  readonly options: string | null;
  readonly workingFolder: string | null;
  readonly environment: string;
  readonly timeLimitMs: number | null;
  readonly stopGraceMs: number;
  readonly align: string | null;
}

/**
 * The queue's queries, on the driver itself, because each run passes through four of them; `logs` is where workers keep how
 * runs ended until it is recorded. Whoever looks for active runs says `state IN ('queued', 'running')` in these words:
 * SQLite takes its index of active runs for nothing less, and reads an entry's whole history instead.
 */
export function queueQueries(database: Database.Database, logs: Database.Database, placeEvent: PlaceEvent): QueueStore {
  const queuedQuery = database.prepare<[number, string | null, number], QueuedRow>(`
    SELECT ${runColumns('runs')}, options, working_folder AS workingFolder, environment, time_limit_ms AS timeLimitMs,
      stop_grace_ms AS stopGraceMs, schedule ->> 'align' AS align
    FROM runs
    LEFT JOIN tasks ON tasks.id = runs.task_id AND tasks.removed_at IS NULL
    LEFT JOIN entries ON entries.id = runs.entry_id
    WHERE runs.state = 'queued' AND (runs.ready_at IS NULL OR runs.ready_at <= ?) AND coalesce(? = runs.trigger, 1)
      AND (entries.overlap IS NULL OR entries.overlap = 'allow' OR NOT EXISTS (
        SELECT 1 FROM runs other WHERE other.entry_id = runs.entry_id AND other.state IN ('queued', 'running')
        AND (other.state = 'running' OR (other.state = 'queued' AND other.id < runs.id))))
    ORDER BY runs.id LIMIT ?`);
  const claimQuery = database.prepare("UPDATE runs SET state = 'running', started_at = ? WHERE id = ?");
  const startedQuery = database.prepare("UPDATE runs SET pid = ?, started_at = ? WHERE id = ? AND state = 'running'");
  const finishedQuery = database.prepare<unknown[], RunRow>(`
    UPDATE runs SET state = ?, reason = ?, started_at = coalesce(?, started_at), finished_at = ?, exit_code = ?,
      signal = ?, output_bytes = ?
    WHERE id = ? AND state = 'running' RETURNING ${runColumns('runs')}`);
  const cancelQuery = database.prepare<[string, number, string], RunRow>(`
    UPDATE runs SET state = 'cancelled', reason = ?, finished_at = ?
    WHERE id = ? AND state = 'queued' RETURNING ${runColumns('runs')}`);
  // Sorting by an expression keeps SQLite from walking through all of history in the order of its key.
  const runningQuery = database.prepare<[], RunRow>(`
    SELECT ${runColumns('runs')} FROM runs WHERE state IN ('queued', 'running') AND state = 'running' ORDER BY +id`);
  const readyQuery = database
    .prepare<[number], number | null>(
      "SELECT min(ready_at) FROM runs WHERE state = 'queued' AND ready_at IS NOT NULL AND ready_at > ?",
    )
    .pluck();
  const outcomeQuery = logs.prepare<[string], { finished: string }>('SELECT finished FROM outcomes WHERE run_id = ?');
  const forgetQuery = logs.prepare('DELETE FROM outcomes WHERE run_id = ?');
  const nameQuery = database.prepare<[string], string>('SELECT name FROM tasks WHERE id = ?').pluck();
  const eventEntries = eventEntriesQuery(database);
  const place = eventPlacer(database);

  const claim = database.transaction((limit: number, now: number, only: string | null): ClaimedRun[] =>
    queuedQuery.all(now, only, limit).map((row) => {
      claimQuery.run(now, row.id);
      const { options, workingFolder, environment, timeLimitMs, stopGraceMs, align, ...columns } = row;
      const run: Run = { ...readRun(columns), state: 'running', startedAt: now };
      const task = { workingFolder, timeLimitMs, stopGraceMs, environment: JSON.parse(environment) };
      const order = options === null ? null : { runId: run.id, ...task, options: JSON.parse(options) };
      return {
        run,
        order: order && withParameters(order, run.parameters),
        isFollowed: align === 'lastStart' || align === 'lastEnd',
      };
    }),
  );
  const recordStarted = database.transaction((started: readonly RunStarted[]) => {
    for (const { pid, startedAt, runId } of started) startedQuery.run(pid, startedAt, runId);
  });
  const recordFinished = database.transaction((finished: readonly RunFinished[]) => {
    const runs = finished.flatMap((end) => {
      const { state, reason, startedAt, finishedAt, exitCode, signal, outputBytes, runId } = end;
      return finishedQuery.all(state, reason, startedAt, finishedAt, exitCode, signal, outputBytes, runId).map(readRun);
    });
    const placements = runs.flatMap(followers);
    return { runs, madeDue: placements.length > 0 };
  });
  const forget = logs.transaction((runIds: readonly string[]) => {
    for (const runId of runIds) forgetQuery.run(runId);
  });

  /** Makes the entries due that follow the task of a run that has ended. */
  function followers(run: Run): readonly EventPlacement[] {
    if (run.state === 'cancelled') return [];
    const outcome = run.state === 'succeeded' ? 'succeeded' : 'failed';
    // Its task may have got another name since it was queued, and entries go with that.
    const placements = eventEntries('taskEnded', nameQuery.get(run.taskId) ?? run.taskName)
      .filter(({ schedule }) => awaits(schedule, outcome))
      .flatMap((entry) => placeEvent(entry, run.finishedAt ?? run.queuedAt) ?? []);
    place(placements);
    return placements;
  }

  return {
    claim: (limit, now, only) => claim.immediate(limit, now, only ?? null),
    nextReadyAt: (now) => readyQuery.get(now) ?? null,
    recordStarted: (started) => recordStarted.immediate(started),
    recordFinished: (finished) => recordFinished.immediate(finished),
    cancelQueued: (runId, reason, now) => {
      // Not `get`, which stops before the commit and hides that it failed, as on a full disk.
      const [row] = cancelQuery.all(reason, now, runId);
      return row ? readRun(row) : null;
    },
    runningRuns: () => runningQuery.all().map(readRun),
    unrecordedOutcomes: (runIds) =>
      runIds.flatMap((runId) => {
        const row = outcomeQuery.get(runId);
        return row ? [RunFinished.parse(JSON.parse(row.finished))] : [];
      }),
    forgetOutcomes: (runIds) => forget(runIds),
  };
}

function awaits(schedule: Schedule, outcome: 'succeeded' | 'failed'): boolean {
  if (schedule.kind !== 'event' || schedule.on.type !== 'taskEnded') return false;
  return schedule.on.outcome === 'ended' || schedule.on.outcome === outcome;
}

/** What a run executes: its task with what it was given by hand. */
function withParameters(order: RunOrder, parameters: RunParameters | null): RunOrder {
  if (parameters === null) return order;
  const { args, environment } = parameters;
  const { options } = order;
  return {
    ...order,
    options: args && options.kind === 'command' ? { ...options, args } : options,
    environment: { ...order.environment, ...environment },
  };
}
