import Database from 'better-sqlite3';
import type { RunFinished } from '../shared/worker-api.ts';
import type { PendingChunk } from './output.ts';

/** What came of a write: `busy` may be tried again with the same rows, `failed` may not. */
type WriteResult = 'stored' | 'busy' | 'failed';

/** Keeps output and outcomes in the log database; never throws. */
export interface OutputStore {
  write(chunks: readonly PendingChunk[], outcomes: readonly RunFinished[]): WriteResult;
  close(): void;
}

/** How long a write waits for another writer inside SQLite, where it holds up everything else in this process. */
const busyTimeoutMs = 50;

/** Opens the log database; what goes wrong, now or later, is told to `onProblem`. */
export function openOutputStore(file: string, onProblem: (error: Error) => void): OutputStore {
  try {
    return storeIn(new Database(file, { fileMustExist: true, timeout: busyTimeoutMs }), onProblem);
  } catch (error) {
    onProblem(asError(error));
    return { write: () => 'failed', close() {} };
  }
}

function storeIn(database: Database.Database, onProblem: (error: Error) => void): OutputStore {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  // Fewer checkpoints than usual: each waits for the disk, and a flood of output would wait every 4 MB.
  database.pragma('wal_autocheckpoint = 4000');
  database.pragma('journal_size_limit = 67108864');
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const rollback = database.prepare('ROLLBACK');
  const addChunk = database.prepare(
    'INSERT OR REPLACE INTO chunks (run_id, seq, at, stream, data) VALUES (?, ?, ?, ?, ?)',
  );
  const addOutcome = database.prepare('INSERT OR REPLACE INTO outcomes (run_id, finished) VALUES (?, ?)');

  function commitAll(chunks: readonly PendingChunk[], outcomes: readonly RunFinished[]) {
    begin.run();
    try {
      for (const { runId, seq, at, stream, parts } of chunks) {
        addChunk.run(runId, seq, at, stream, parts.length === 1 ? parts[0] : Buffer.concat(parts));
      }
      for (const outcome of outcomes) addOutcome.run(outcome.runId, JSON.stringify(outcome));
      commit.run();
    } catch (error) {
      if (database.inTransaction) rollback.run();
      throw error;
    }
  }

  return {
    write(chunks, outcomes) {
      if (chunks.length === 0 && outcomes.length === 0) return 'stored';
      try {
        commitAll(chunks, outcomes);
        return 'stored';
      } catch (error) {
        if (isBusy(error)) return 'busy';
        onProblem(asError(error));
      }
      try {
        // Outcomes are small: they may still fit where the output no longer did.
        if (chunks.length > 0 && outcomes.length > 0) commitAll([], outcomes);
      } catch {
        // The host hears of the outcomes all the same.
      }
      return 'failed';
    },
    close() {
      try {
        database.close();
      } catch (error) {
        onProblem(asError(error));
      }
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
