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

/** The runs whose end was recorded, and whether entries became due by it. */
interface RecordedEnds {
  readonly runs: readonly Run[];
  readonly madeDue: boolean;
}

/** What the queue needs kept; every method is one short transaction. */
export interface QueueStore {
  /**
   * Marks up to `limit` queued runs as running, oldest first, and returns them. A run waits while another of its entry
   * is running, unless the entry allows overlap, and until its `readyAt`. With `only`, runs of other triggers stay queued.
   */
  claim(limit: number, now: number, only?: Trigger): ClaimedRun[];
  /** The earliest moment after `now` at which a queued run may start. */
  nextReadyAt(now: number): number | null;
  recordStarted(runs: readonly RunStarted[]): void;
  /**
   * Records how runs ended; a run that has ended already keeps its end. Entries that follow their tasks are made due in
   * the same transaction, so that no end is forgotten.
   */
  recordFinished(runs: readonly RunFinished[]): RecordedEnds;
  /** Ends a run that has not started; null where it is not queued any more. */
  cancelQueued(runId: string, reason: string, now: number): Run | null;
  /** Runs that the ledger calls running. */
  runningRuns(): Run[];
  /** The ends that workers stored and no host has recorded yet. */
  unrecordedOutcomes(runIds: readonly string[]): RunFinished[];
  /** Forgets stored ends that are recorded. */
  forgetOutcomes(runIds: readonly string[]): void;
}
