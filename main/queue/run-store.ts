import type { RunFilter } from '../../shared/api.ts';
import type { OutputChunk, Run } from '../../shared/model/run.ts';
import type { NewRun } from '../beat/beat-store.ts';

/** Reading the ledger, and adding runs that nothing scheduled. */
export interface RunStore {
  insert(run: NewRun): Run;
  find(id: string): Run | null;
  /** Newest first, those before the run `before` (from the newest on when null). */
  page(filter: RunFilter, before: string | null, limit: number): Run[];
  queuedCount(): number;
}

/** Reading what runs wrote. */
export interface OutputStore {
  /** Chunks after `afterSeq` in order, at most `limit` of them and about `maxBytes`. */
  chunks(runId: string, afterSeq: number, limit: number, maxBytes: number): OutputChunk[];
}
