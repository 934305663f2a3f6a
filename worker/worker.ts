import type { RunFinished, RunOrder, ToWorker } from '../shared/worker-api.ts';
import type { ActiveRun } from './follow-run.ts';
import { startGuard } from './guard.ts';
import { createJournal } from './journal.ts';
import { killTree } from './kill-tree.ts';
import { type OutputStore, openOutputStore } from './output-store.ts';
import type { ParentChannel } from './parent-channel.ts';
import { createPipePool } from './pipe-pool.ts';
import { neverStarted, runTask, type Workshop } from './run-task.ts';
import { createScratchFolder } from './scratch-folder.ts';

/** What answers the host's messages. */
export interface Worker {
  receive(message: ToWorker): void;
  /** Ends all runs quickly as `lost`, and then the process. */
  abort(reason: string, exitCode: number): void;
}

/** How long runs have to end when nobody is left to wait for them. */
const abortGraceMs = 500;
/** How long processes have that an earlier worker left behind. */
const leftoverGraceMs = 2_000;
/** How soon the same trouble with the log database is told again. */
const problemSpacingMs = 600_000;

/** Makes the worker of this process; `exit` is called when all that has to be said has been sent. */
export function createWorker(channel: ParentChannel, exit: (exitCode: number) => void): Worker {
  const active = new Map<string, ActiveRun>();
  let workshop: Workshop | undefined;
  let store: OutputStore | undefined;
  let closing: { state: RunFinished['state']; reason: string; exitCode: number } | undefined;
  let isLeaving = false;
  let toldAt = Number.NEGATIVE_INFINITY;

  function onProblem(error: Error) {
    const now = performance.now();
    if (now - toldAt < problemSpacingMs) return;
    toldAt = now;
    channel.send({ type: 'problem', message: `Output could not be stored: ${error.message}.` });
  }

  function init({ logsFile, environment, homeFolder }: Extract<ToWorker, { type: 'init' }>) {
    const scratch = createScratchFolder(logsFile);
    store = openOutputStore(logsFile, onProblem);
    const journal = createJournal(store, channel, onProblem);
    const pipes = createPipePool(scratch.path);
    const guard = startGuard(scratch.path);
    workshop = { journal, scratch, pipes, guard, environment, homeFolder };
    channel.send({ type: 'ready' });
  }

  function start(order: RunOrder) {
    const { runId } = order;
    if (workshop === undefined || active.has(runId)) return;
    if (closing !== undefined) return workshop.journal.finished(neverStarted(runId, closing.state, closing.reason));
    const run = runTask(order, workshop, () => {
      active.delete(runId);
      leaveIfDone();
    });
    if (run !== undefined) active.set(runId, run);
  }

  function stop(runId: string, reason: string) {
    const run = active.get(runId);
    if (run !== undefined) return run.stop('cancelled', reason);
    // The worker that ran it has died: what it left behind is found by its marker.
    killTree({ runId, pid: null, hasMainEnded: true }, leftoverGraceMs, () => {});
  }

  function close(state: RunFinished['state'], reason: string, exitCode: number, graceMs?: number) {
    closing ??= { state, reason, exitCode };
    for (const run of active.values()) run.stop(state, reason, graceMs);
    leaveIfDone();
  }

  function leaveIfDone() {
    if (closing === undefined || active.size > 0 || isLeaving) return;
    isLeaving = true;
    const { exitCode } = closing;
    workshop?.journal.close();
    workshop?.guard.dismiss();
    workshop?.scratch.remove();
    store?.close();
    channel.drained().then(
      () => exit(exitCode),
      () => exit(exitCode),
    );
  }

  return {
    receive(message) {
      switch (message.type) {
        case 'init':
          return init(message);
        case 'start':
          return message.orders.forEach(start);
        case 'stop':
          return stop(message.runId, message.reason);
        case 'watch':
          return workshop?.journal.watch(message.runId, message.on);
        case 'ping':
          return channel.send({ type: 'pong' });
        case 'shutdown':
          return close('cancelled', message.reason, 0);
      }
    },
    abort: (reason, exitCode) => close('lost', reason, exitCode, abortGraceMs),
  };
}
