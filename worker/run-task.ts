import type { RunFinished, RunOrder } from '../shared/worker-api.ts';
import { prepareCommand } from './executors/command.ts';
import type { Launch } from './executors/launch.ts';
import { prepareScript } from './executors/script.ts';
import { explainPrepareFailure, explainSpawnFailure } from './failure-reason.ts';
import { type ActiveRun, followRun } from './follow-run.ts';
import type { Guard } from './guard.ts';
import type { Journal } from './journal.ts';
import type { PipePool } from './pipe-pool.ts';
import { marker } from './process-table.ts';
import type { ScratchFolder } from './scratch-folder.ts';
import { spawnRun } from './spawn-run.ts';

/** What all runs of this process share. */
export interface Workshop {
  readonly journal: Journal;
  readonly scratch: ScratchFolder;
  readonly pipes: PipePool;
  readonly guard: Guard;
  readonly environment: Readonly<Record<string, string>>;
  readonly homeFolder: string;
}

/** Starts a run; undefined if it has failed already, otherwise `onEnd` is called when its outcome is in the journal. */
export function runTask(order: RunOrder, workshop: Workshop, onEnd: () => void): ActiveRun | undefined {
  const { runId } = order;
  const { journal } = workshop;
  const folder = order.workingFolder ?? workshop.homeFolder;
  const environment = { ...workshop.environment, ...order.environment, [marker]: runId };
  const startedAt = Date.now();
  let launch: Launch;
  try {
    launch = prepare(order, environment, workshop.scratch);
  } catch (error) {
    journal.finished(neverStarted(runId, 'failed', explainPrepareFailure(error as Error)));
    return undefined;
  }
  const leaveGuard = workshop.guard.enter(runId);
  const tidyUp = () => {
    leaveGuard();
    launch.cleanUp?.();
  };
  const explain = (error: Error) => explainSpawnFailure(error, launch, folder);
  try {
    const spawned = spawnRun(launch, { folder, environment }, workshop.pipes.take());
    return followRun(order, spawned, startedAt, journal, explain, () => {
      tidyUp();
      onEnd();
    });
  } catch (error) {
    tidyUp();
    journal.finished(neverStarted(runId, 'failed', explain(error as Error)));
    return undefined;
  }
}

/** The outcome of a run that no process was started for. */
export function neverStarted(runId: string, state: RunFinished['state'], reason: string): RunFinished {
  return {
    runId,
    state,
    reason,
    startedAt: null,
    finishedAt: Date.now(),
    exitCode: null,
    signal: null,
    outputBytes: 0,
  };
}

function prepare(order: RunOrder, environment: Readonly<Record<string, string>>, scratch: ScratchFolder): Launch {
  const { options, runId } = order;
  switch (options.kind) {
    case 'command':
      return prepareCommand(options);
    case 'script':
      return prepareScript(options, { runId, environment, scratch });
  }
}
