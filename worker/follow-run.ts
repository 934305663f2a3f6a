import type { RunFinished, RunOrder } from '../shared/worker-api.ts';
import { drainOutputs } from './drain.ts';
import type { Journal } from './journal.ts';
import { type Killing, killTree } from './kill-tree.ts';
import { createRunOutput } from './output.ts';
import type { Spawned } from './spawn-run.ts';
import { describeDuration, startTimeLimit } from './time-limit.ts';

/** A run that has not ended yet. */
export interface ActiveRun {
  /**
   * Ends it as `state`, unless its process has ended by itself; a second call can only shorten the
   * grace, which is never longer than the order's.
   */
  stop(state: RunFinished['state'], reason: string, graceMs?: number): void;
}

/** How the process that a run began with ended. */
interface MainEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly at: number;
}

type Ending = Pick<RunFinished, 'state' | 'reason'>;

/** Accompanies a run from its spawned process to its outcome; `onEnd` is called when that is in the journal. */
export function followRun(
  order: RunOrder,
  { child, outputs }: Spawned,
  startedAt: number,
  journal: Journal,
  explain: (error: Error) => string,
  onEnd: () => void,
): ActiveRun {
  const { runId } = order;
  const output = createRunOutput(runId, journal.copy, journal.append, (bytes) => journal.grew(runId, bytes));
  const drain = drainOutputs(
    outputs,
    (index, data) => {
      output.write(index === 0 ? 1 : 2, data);
      return !journal.full;
    },
    journal.whenRoomy,
    () => {
      isDrained = true;
      settle();
    },
  );
  let cancelTimeLimit = () => {};
  let mainEnd: MainEnd | undefined;
  let stopped: Ending | undefined;
  let killing: Killing | undefined;
  let survivors: number | undefined;
  let isDrained = false;
  let hasEnded = false;

  function settle() {
    if (hasEnded) return;
    if (killing !== undefined && survivors === undefined) return;
    if (!survivors && !(mainEnd && isDrained)) return;
    const { state, reason } = stopped ?? endingOf(mainEnd);
    const remark = survivors ? `${survivors} of its processes could not be ended.` : null;
    end({ state, reason: [reason, remark].filter((sentence) => sentence !== null).join(' ') || null });
  }

  function end(ending: Ending) {
    hasEnded = true;
    cancelTimeLimit();
    drain.abandon();
    output.end();
    journal.finished({
      runId,
      ...ending,
      startedAt: child.pid === undefined ? null : startedAt,
      finishedAt: stopped === undefined ? (mainEnd?.at ?? Date.now()) : Date.now(),
      exitCode: mainEnd?.code ?? null,
      signal: mainEnd?.signal ?? null,
      outputBytes: output.bytes,
    });
    onEnd();
  }

  const stop: ActiveRun['stop'] = (state, reason, wantedGraceMs = order.stopGraceMs) => {
    const graceMs = Math.min(wantedGraceMs, order.stopGraceMs);
    if (killing !== undefined) return killing.hurry(graceMs);
    // A process that could not start ends by its error.
    if (child.pid === undefined) return;
    if (mainEnd === undefined) stopped = { state, reason };
    killing = killTree({ runId, pid: child.pid, hasMainEnded: mainEnd !== undefined }, graceMs, (count) => {
      survivors = count;
      settle();
    });
  };

  child.once('exit', (code, signal) => {
    mainEnd = { code, signal, at: Date.now() };
    cancelTimeLimit();
    killing?.mainEnded();
    drain.mainEnded();
    settle();
  });
  child.once('error', (error) => {
    if (child.pid === undefined) end({ state: 'failed', reason: explain(error) });
  });
  if (child.pid !== undefined) {
    journal.started({ runId, pid: child.pid, startedAt });
    const { timeLimitMs } = order;
    if (timeLimitMs !== null) {
      const reason = `It ran longer than its time limit of ${describeDuration(timeLimitMs)}.`;
      cancelTimeLimit = startTimeLimit(timeLimitMs, () => stop('timedOut', reason));
    }
  }
  return { stop };
}

function endingOf(mainEnd: MainEnd | undefined): Ending {
  if (mainEnd?.code === 0) return { state: 'succeeded', reason: null };
  const reason = mainEnd?.signal ? `Ended by ${mainEnd.signal}.` : `Exited with code ${mainEnd?.code}.`;
  return { state: 'failed', reason };
}
