import type { RunOrder } from '../../../shared/worker-api.ts';
import type { Host } from '../../host.ts';
import type { Engine, EngineEvents } from '../../queue/engine.ts';
import { createWorkerPool, type WorkerPool } from './worker-pool.ts';

export interface LocalEngineOptions {
  readonly host: Host;
  readonly logsFile: string;
  readonly workerCount?: number;
  /** Told what it means that workers do not answer, and null when all do again. */
  readonly onHang?: (problem: string | null) => void;
}

/** Runs tasks on this machine, in worker processes that the host forks. */
export function createLocalEngine(options: LocalEngineOptions): Engine {
  const { host, logsFile, workerCount = 1, onHang = () => {} } = options;
  const watchers = new Map<string, Set<() => void>>();
  let pool: WorkerPool | undefined;

  function wake(runId: string) {
    for (const grew of watchers.get(runId) ?? []) grew();
  }

  function running(): WorkerPool {
    if (pool === undefined) throw new Error('The engine has not been started.');
    return pool;
  }

  return {
    start(events: EngineEvents) {
      if (pool !== undefined) throw new Error('The engine has been started already.');
      pool = createWorkerPool(host, logsFile, workerCount, {
        started: (runs) => events.started(runs),
        finished(runs) {
          // The last of the output may have been stored without a word: the worker may be gone.
          for (const { runId } of runs) {
            wake(runId);
            watchers.delete(runId);
          }
          events.finished(runs);
        },
        grew: (runIds) => runIds.forEach(wake),
        isWatched: (runId) => watchers.has(runId),
        hangs: (runCount) => onHang(runCount === null ? null : hangProblem(runCount)),
      });
    },
    execute: (orders: readonly RunOrder[]) => running().execute(orders),
    stop: (runId, reason) => pool?.stop(runId, reason),
    watch(runId, grew) {
      const grown = () => grew();
      const others = watchers.get(runId);
      if (others === undefined) {
        watchers.set(runId, new Set([grown]));
        pool?.watch(runId, true);
      } else {
        others.add(grown);
      }
      return () => {
        const all = watchers.get(runId);
        if (!all?.delete(grown) || all.size > 0) return;
        watchers.delete(runId);
        pool?.watch(runId, false);
      };
    },
    close: async (reason) => pool?.close(reason),
  };
}

function hangProblem(runCount: number): string {
  const runs = runCount === 1 ? '1 run' : `${runCount} runs`;
  return `A worker process with ${runs} does not answer. If it stays silent it is replaced, and its runs count as lost.`;
}
