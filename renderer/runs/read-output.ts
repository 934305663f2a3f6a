import type { OutputChunk } from '../../shared/model/run.ts';
import type { Orpc } from '../api/orpc.ts';

// Chunks differ in size; this many arrive in one answer without making it too large to handle at once.
const pageSize = 200;

/** A run's stored output from a place on, page by page; the next page is asked for when the last one is dealt with. */
export async function* readOutput(
  orpc: Orpc,
  id: string,
  from: number,
  signal: AbortSignal,
): AsyncGenerator<OutputChunk[]> {
  let afterSeq = from;
  while (!signal.aborted) {
    const { chunks, nextSeq } = await orpc.run.log.call({ id, afterSeq, limit: pageSize }, { signal });
    const last = chunks.at(-1);
    if (!last) return;
    afterSeq = last.seq;
    yield chunks;
    if (nextSeq === null) return;
  }
}

/** A run's output, what is stored and then what is written while it goes on. */
export async function* followOutput(
  orpc: Orpc,
  id: string,
  from: number,
  signal: AbortSignal,
): AsyncGenerator<OutputChunk[]> {
  let afterSeq = from;
  const seen = (chunks: OutputChunk[]) => {
    const fresh = chunks.filter(({ seq }) => seq > afterSeq);
    afterSeq = fresh.at(-1)?.seq ?? afterSeq;
    return fresh;
  };
  for await (const chunks of readOutput(orpc, id, afterSeq, signal)) yield seen(chunks);
  for await (const { chunks } of await orpc.run.follow.call({ id, afterSeq }, { signal })) {
    const fresh = seen(chunks);
    if (fresh.length > 0) yield fresh;
  }
}
