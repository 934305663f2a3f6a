import type { Run, Trigger } from '../../shared/model/run.ts';
import type { RunFinished, RunStarted } from '../../shared/worker-api.ts';
import type { ActiveRun } from '../beat/beat-store.ts';
import type { Clock } from '../beat/clock.ts';
import type { Log } from '../host.ts';
import type { Engine } from './engine.ts';
import type { QueueStore } from './queue-store.ts';

/** Recorded ends are forgotten in the log database this many at a time. */
const forgetBatch = 500;
const retryMs = 1_000;
/** The longest wait for a run that may not start yet, so that a clock that moved is noticed. */
const longestWaitMs = 30_000;

/** Hands queued runs to the engine as slots free up, and records what becomes of them. */
export interface Dispatcher {
  start(): void;
  /** Looks whether queued runs can start. */
  wake(): void;
  /** Asks a run to end, or takes it out of the queue. */
  stopRun(runId: string, reason: string): void;
  /** The runs that execute now, oldest first. */
  activeRuns(): Run[];
  /** Stops every run and records their ends. */
  close(reason: string): Promise<void>;
}

export interface DispatcherParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: QueueStore;
  readonly engine: Engine;
  readonly maxActiveRuns: () => number;
  /** Leaves runs of other triggers in the queue. */
  readonly only?: Trigger;
  /** Called with entries whose rhythm hangs on runs that started or ended. */
  readonly onFollowed: (entryIds: readonly string[]) => void;
  /** Called when the end of a run has made entries due. */
  readonly onMadeDue: () => void;
  /** Called with runs whose state changed, after it was recorded. */
  readonly onRuns: (runs: readonly Pick<Run, 'id' | 'taskId' | 'entryId'>[], finished: readonly Run[]) => void;
}

/** Builds a dispatcher; it hands out nothing until it is started. */
export function createDispatcher({
  clock,
  log,
  store,
  engine,
  maxActiveRuns,
  only,
  onFollowed,
  onMadeDue,
  onRuns,
}: DispatcherParts): Dispatcher {
  const active = new Map<string, Run>();
  const followed = new Set<string>();
  let open = false;
  let wakePlanned = false;
  let unrecorded: RunFinished[] = [];
  let toForget: string[] = [];
  let cancelReady = () => {};

  function dispatch(): void {
    const free = maxActiveRuns() - active.size;
    if (!open || free <= 0) return;
    const now = clock.now();
    const claimed = store.claim(free, now, only);
    if (claimed.length < free) wakeWhenReady(now);
    if (claimed.length === 0) return;
    for (const { run, isFollowed } of claimed) {
      active.set(run.id, run);
      if (isFollowed) followed.add(run.id);
    }
    engine.execute(claimed.flatMap(({ order }) => order ?? []));
    onRuns(
      claimed.map(({ run }) => run),
      [],
    );
    const gone = claimed.filter(({ order }) => order === null);
    if (gone.length > 0) finished(gone.map(({ run }) => endWithout(run, now)));
  }

  function wakeWhenReady(now: number): void {
    cancelReady();
    const readyAt = store.nextReadyAt(now);
    cancelReady = readyAt === null ? () => {} : clock.after(Math.min(readyAt - now, longestWaitMs), wake);
  }

  function started(runs: readonly RunStarted[]): void {
    guard(() => {
      store.recordStarted(runs);
      for (const { runId, pid, startedAt } of runs) {
        const run = active.get(runId);
        if (run) active.set(runId, { ...run, pid, startedAt });
      }
      const running = runs.flatMap(({ runId }) => active.get(runId) ?? []);
      onRuns(running, []);
      tellFollowers(running.filter(({ id }) => followed.has(id)));
    });
  }

  function finished(runs: readonly RunFinished[]): void {
    unrecorded.push(...runs);
    for (const { runId } of runs) active.delete(runId);
    recordEnds();
    wake();
  }

  /** Ends that cannot be recorded now (a full disk) are kept and tried again. */
  function recordEnds(): void {
    if (unrecorded.length === 0) return;
    guard(() => {
      const { runs, madeDue } = store.recordFinished(withStoredEnds(unrecorded));
      toForget.push(...unrecorded.map(({ runId }) => runId));
      unrecorded = [];
      onRuns(runs, runs);
      tellFollowers(runs.filter(({ id }) => followed.delete(id)));
      if (madeDue) onMadeDue();
      if (toForget.length >= forgetBatch) forget();
    });
  }

  /** A worker that died may have stored how a run ended, and not lived to report it. */
  function withStoredEnds(ends: readonly RunFinished[]): readonly RunFinished[] {
    const lost = ends.filter(({ state }) => state === 'lost').map(({ runId }) => runId);
    if (lost.length === 0) return ends;
    const stored = new Map(store.unrecordedOutcomes(lost).map((end) => [end.runId, end]));
    return ends.map((end) => stored.get(end.runId) ?? end);
  }

  function tellFollowers(runs: readonly Run[]): void {
    const entryIds = runs.flatMap(({ entryId }) => entryId ?? []);
    if (entryIds.length > 0) onFollowed(entryIds);
  }

  function forget(): void {
    store.forgetOutcomes(toForget);
    toForget = [];
  }

  function guard(action: () => void): void {
    try {
      action();
    } catch (error) {
      log.error({ err: error }, 'the ledger could not be written; it is tried again');
      clock.after(retryMs, () => {
        recordEnds();
        wake();
      });
    }
  }

  /** Gathers what happens in one turn of the event loop into one look at the queue. */
  function wake(): void {
    if (wakePlanned || !open) return;
    wakePlanned = true;
    queueMicrotask(() => {
      wakePlanned = false;
      guard(dispatch);
    });
  }

  return {
    start: () => {
      open = true;
      engine.start({ started, finished });
      wake();
    },
    wake,
    stopRun: (runId, reason) => {
      const run = store.cancelQueued(runId, reason, clock.now());
      if (run) {
        onRuns([run], [run]);
        tellFollowers([run]);
      } else engine.stop(runId, reason);
    },
    activeRuns: () => [...active.values()],
    close: async (reason) => {
      if (!open) return;
      open = false;
      cancelReady();
      await engine.close(reason);
      recordEnds();
      if (unrecorded.length === 0) guard(forget);
    },
  };
}

/** Which queued runs are to be stopped is decided by the beat; the dispatcher carries it out. */
export function stopForNewer(dispatcher: Dispatcher, runs: readonly ActiveRun[]): void {
  for (const run of runs) dispatcher.stopRun(run.id, 'A newer run of the same entry replaced it.');
}

function endWithout(run: Run, now: number): RunFinished {
  return {
    runId: run.id,
    state: 'cancelled',
    reason: 'The task was removed before it could run.',
    startedAt: null,
    finishedAt: now,
    exitCode: null,
    signal: null,
    outputBytes: 0,
  };
}
