import type { RunFinished, RunOrder, RunStarted } from '../../shared/worker-api.ts';

/** What an engine tells the queue; each call carries all that came together, to be recorded in one transaction. */
export interface EngineEvents {
  started(runs: readonly RunStarted[]): void;
  finished(runs: readonly RunFinished[]): void;
}

/** Where runs execute; every order that was accepted ends in exactly one `finished`, whatever dies. */
export interface Engine {
  start(events: EngineEvents): void;
  execute(orders: readonly RunOrder[]): void;
  /** Asks a run to end; it is forced after its grace time. Unknown runs are ignored. */
  stop(runId: string, reason: string): void;
  /** Calls `grew` whenever more of the run's output has been stored; the result ends it. */
  watch(runId: string, grew: () => void): () => void;
  /** Stops every run with `reason` and resolves when all have been reported and no process is left. */
  close(reason: string): Promise<void>;
}
