import type { Run, Trigger } from '../../shared/model/run.ts';
import type { RunFinished, RunOrder, RunStarted } from '../../shared/worker-api.ts';

/** A run that was taken from the queue, with what executing it needs. */
export interface ClaimedRun {
  readonly run: Run;
  /** Null where the task was removed in the meantime. */
  readonly order: RunOrder | null;
  /** Whether the entry's rhythm hangs on the start or end of this run. */
  readonly isFollowed: boolean;
}

/** What the queue needs kept; every method is one short transaction. */
export interface QueueStore {
  /**
   * Marks up to `limit` queued runs as running, oldest first, and returns them. A run waits while another of its entry
   * is running, unless the entry allows overlap. With `only`, runs of other triggers stay queued.
   */
  claim(limit: number, now: number, only?: Trigger): ClaimedRun[];
  recordStarted(runs: readonly RunStarted[]): void;
  /** Records how runs ended; a run that has ended already keeps its end. Returns the runs it changed. */
  recordFinished(runs: readonly RunFinished[]): Run[];
  /** Ends a run that has not started; null where it is not queued any more. */
  cancelQueued(runId: string, reason: string, now: number): Run | null;
  /** Runs that the ledger calls running. */
  runningRuns(): Run[];
  /** The ends that workers stored and no host has recorded yet. */
  unrecordedOutcomes(runIds: readonly string[]): RunFinished[];
  /** Forgets stored ends that are recorded. */
  forgetOutcomes(runIds: readonly string[]): void;
}
