import type Database from 'better-sqlite3';
import type { OutputChunk } from '../../shared/model/run.ts';
import type { OutputStore } from '../queue/run-store.ts';

interface ChunkRow {
  seq: number;
  at: number;
  stream: number;
  data: Buffer;
}

/** Reads what workers stored in the log database. */
export function outputQueries(logs: Database.Database): OutputStore {
  const query = logs.prepare<[string, number, number], ChunkRow>(
    'SELECT seq, at, stream, data FROM chunks WHERE run_id = ? AND seq > ? ORDER BY seq LIMIT ?',
  );
  return {
    chunks: (runId, afterSeq, limit, maxBytes) => {
      const chunks: OutputChunk[] = [];
      let bytes = 0;
      for (const { seq, at, stream, data } of query.iterate(runId, afterSeq, limit)) {
        chunks.push({ seq, at, stream: stream === 1 ? 'stdout' : 'stderr', text: data.toString('utf8') });
        bytes += data.length;
        if (bytes >= maxBytes) break;
      }
      return chunks;
    },
  };
}
