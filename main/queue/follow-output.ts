import type { OutputChunk } from '../../shared/model/run.ts';
import type { Engine } from './engine.ts';
import type { OutputStore } from './run-store.ts';

const pageChunks = 500;
const pageBytes = 512 * 1024;

export interface FollowParts {
  readonly output: OutputStore;
  readonly engine: Engine;
  /** Whether the run can still write. */
  readonly isActive: () => boolean;
  /** Calls `changed` when the run's state may have changed; the result ends it. */
  readonly onRunChange: (changed: () => void) => () => void;
}

/**
 * Yields a run's output after `afterSeq`, stored and then live, until the run has ended and all of it was sent.
 * It reads at its listener's pace: whoever is slow gets what is stored, and holds up nobody.
 */
export async function* followOutput(
  runId: string,
  afterSeq: number,
  { output, engine, isActive, onRunChange }: FollowParts,
  signal?: AbortSignal,
): AsyncGenerator<{ chunks: OutputChunk[] }, void> {
  let news = true;
  let wake = () => {};
  const notice = () => {
    news = true;
    wake();
  };
  const endings = [engine.watch(runId, notice), onRunChange(notice)];
  signal?.addEventListener('abort', notice);
  let seq = afterSeq;
  try {
    while (!signal?.aborted) {
      // Asked before reading, so that what was written before the end is not missed.
      const active = isActive();
      news = false;
      const chunks = output.chunks(runId, seq, pageChunks, pageBytes);
      const last = chunks.at(-1);
      if (last) {
        seq = last.seq;
        yield { chunks };
        continue;
      }
      if (!active) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (news) resolve();
      });
    }
  } finally {
    signal?.removeEventListener('abort', notice);
    for (const end of endings) end();
  }
}
