import type { Log } from '../host.ts';
import type { QueueStore } from './queue-store.ts';

/** Gives every run that a dead host left running its true end: what its worker stored, or `lost`. */
export function recoverRuns(store: QueueStore, log: Log, now: number): void {
  const left = store.runningRuns();
  if (left.length === 0) return;
  const outcomes = new Map(
    store.unrecordedOutcomes(left.map((run) => run.id)).map((outcome) => [outcome.runId, outcome]),
  );
  store.recordFinished(
    left.map(
      (run) =>
        outcomes.get(run.id) ?? {
          runId: run.id,
          state: 'lost',
          reason: 'Downbeat ended unexpectedly while it ran.',
          startedAt: run.startedAt,
          finishedAt: now,
          exitCode: null,
          signal: null,
          outputBytes: 0,
        },
    ),
  );
  store.forgetOutcomes([...outcomes.keys()]);
  log.warn(
    { runs: left.length, withOutcome: outcomes.size },
    'runs of a host that ended unexpectedly were given their end',
  );
}
