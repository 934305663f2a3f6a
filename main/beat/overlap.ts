import type { Overlap } from '../../shared/model/entry.ts';
import type { ActiveRun } from './beat-store.ts';

/** Runs of one entry that may wait with overlap `queue` before further ones are skipped. */
const maxWaiting = 100;

/** What overlap asks for: a queued run, or none with a reason; `stop` lists runs that must give way. */
export interface OverlapDecision {
  readonly skipReason: string | null;
  readonly stop: readonly ActiveRun[];
}

/** Decides what happens to a due time whose entry has `active` runs. */
export function decideOverlap(overlap: Overlap, active: readonly ActiveRun[]): OverlapDecision {
  const go: OverlapDecision = { skipReason: null, stop: [] };
  const [first] = active;
  if (!first) return go;
  switch (overlap) {
    case 'allow':
      return go;
    case 'replace':
      return { skipReason: null, stop: active };
    case 'queue':
      return active.length <= maxWaiting
        ? go
        : { skipReason: `${maxWaiting} runs of this entry were waiting already.`, stop: [] };
    case 'skip':
      return {
        skipReason:
          first.state === 'running' ? 'The previous run was still running.' : 'The previous run was still queued.',
        stop: [],
      };
  }
}
