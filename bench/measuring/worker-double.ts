import type { WorkerProcess } from '../../main/host.ts';
import type { FromWorker, RunOrder } from '../../shared/worker-api.ts';

/** What a worker's double does with the runs it is handed: ends them at once, or lets them run for ever. */
export type Behaviour = 'finish' | 'hold';

/** A worker inside this process that runs nothing; `onHanded` is told of the runs the moment they are handed over. */
export function workerDouble(
  behaviour: Behaviour,
  now: () => number,
  onHanded: (orders: readonly RunOrder[]) => void = () => {},
): WorkerProcess {
  let tell = (_message: FromWorker) => {};
  let exit = (_code: number | null) => {};

  function report(orders: readonly RunOrder[]) {
    const at = now();
    const started = orders.map(({ runId }) => ({ runId, pid: 1, startedAt: at }));
    const ending = { state: 'succeeded', reason: null, exitCode: 0, signal: null, outputBytes: 0 } as const;
    const finished = orders.map(({ runId }) => ({ runId, ...ending, startedAt: at, finishedAt: at }));
    tell({ type: 'report', started, finished, grew: [] });
  }

  return {
    send(message) {
      if (message.type === 'init') setImmediate(() => tell({ type: 'ready' }));
      if (message.type === 'start') {
        onHanded(message.orders);
        if (behaviour === 'finish') setImmediate(report, message.orders);
      }
      if (message.type === 'shutdown') setImmediate(exit, 0);
    },
    onMessage(listener) {
      tell = listener;
    },
    onExit(listener) {
      exit = listener;
    },
    kill: () => setImmediate(exit, null),
  };
}
