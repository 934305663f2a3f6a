import type Database from 'better-sqlite3';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Run } from '../../shared/model/run.ts';
import { RunFinished, type RunStarted } from '../../shared/worker-api.ts';
import type { ClaimedRun, QueueStore } from '../queue/queue-store.ts';
import { toRun } from './rows.ts';
import { entries, runs, tasks } from './schema.ts';

const { placeholder } = sql;

/**
 * The queue's queries; `logs` is where workers keep how runs ended until it is recorded. Whoever looks for active runs
 * says `state IN ('queued', 'running')` in these words: SQLite takes its index of active runs for nothing less, and reads
 * an entry's whole history instead.
 */
export function queueQueries(db: BetterSQLite3Database, logs: Database.Database): QueueStore {
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
      sql`${runs.state} = 'queued' AND coalesce(${placeholder('only')} = ${runs.trigger}, 1)
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

  return {
    claim: (limit, now, only) =>
      db.transaction(
        () => {
          const claimed: ClaimedRun[] = [];
          for (const { run, task, align } of queuedQuery.all({ limit, only: only ?? null })) {
            claimQuery.run({ id: run.id, now });
            claimed.push({
              run: { ...toRun(run), state: 'running', startedAt: now },
              order: task && { runId: run.id, ...task },
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
    recordFinished: (finished: readonly RunFinished[]): Run[] =>
      db.transaction(() => finished.flatMap((run) => finishedQuery.all({ ...run }).map(toRun))),
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
