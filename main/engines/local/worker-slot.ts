import {
  FromWorker,
  type RunFinished,
  type RunOrder,
  type RunStarted,
  type ToWorker,
} from '../../../shared/worker-api.ts';
import type { Host, WorkerProcess } from '../../host.ts';
import { createAnswerWatch } from './answer-watch.ts';
import { createRestartDelay } from './restart-delay.ts';

/** What a slot tells and asks the pool. */
export interface SlotEvents {
  ready(): void;
  started(runs: readonly RunStarted[]): void;
  finished(runs: readonly RunFinished[]): void;
  grew(runIds: readonly string[]): void;
  isWatched(runId: string): boolean;
  /** Says that the process does not answer while it has so many runs, or null when it does again or is gone. */
  hangs(runCount: number | null): void;
}

/** The place of one worker process: when the process dies, another takes it. */
export interface WorkerSlot {
  readonly isReady: boolean;
  readonly activeCount: number;
  start(): void;
  has(runId: string): boolean;
  /** Hands over orders; the slot is ready. */
  execute(orders: readonly RunOrder[]): void;
  stop(runId: string, reason: string): void;
  watch(runId: string, on: boolean): void;
  /** Ends the process in good order or, after a while, by force. */
  close(reason: string): Promise<void>;
}

const readyLimitMs = 30_000;
/** How long a worker may take to end, beyond the grace of its runs, before it is killed. */
const closeLimitMs = 8_000;
/** How long a killed worker may take to be gone before it is no longer waited for. */
const killLimitMs = 2_000;

const lostReason = 'The worker process ended unexpectedly.';

/** Makes a slot; nothing is forked before `start`. */
export function createWorkerSlot(host: Host, logsFile: string, events: SlotEvents): WorkerSlot {
  const { clock, log } = host;
  const active = new Map<string, { readonly stopGraceMs: number; startedAt: number | null }>();
  /** Runs whose worker died: its successor ends what they left behind. */
  let orphaned: string[] = [];
  const delay = createRestartDelay(() => clock.monotonicMs());
  let worker: WorkerProcess | undefined;
  let isReady = false;
  let cancelTimer = () => {};
  let closed: Promise<void> | undefined;
  let onClosed = () => {};
  const answers = createAnswerWatch({
    clock,
    isNeeded: () => isReady && active.size > 0,
    ask: () => send({ type: 'ping' }),
    onSilent: (isSilent) => events.hangs(isSilent ? active.size : null),
    onDead: () => discard('A worker process did not answer for a minute and is ended.'),
  });

  function fork() {
    delay.forked();
    try {
      const forked = host.forkWorker();
      worker = forked;
      forked.onMessage((message) => worker === forked && receive(message));
      forked.onExit((code) => worker === forked && gone(code));
      cancelTimer = clock.after(readyLimitMs, () => discard('A worker process did not get ready in time.'));
      send({ type: 'init', logsFile, environment: { ...host.environment }, homeFolder: host.homeFolder });
    } catch (error) {
      log.error({ error: String(error) }, 'A worker process could not be forked.');
      gone(null);
    }
  }

  function send(message: ToWorker) {
    worker?.send(message);
  }

  function receive(message: unknown) {
    answers.heard();
    const { success, data, error } = FromWorker.safeParse(message);
    if (!success) return discard(`A worker process sent a message that is not valid: ${error.message}`);
    switch (data.type) {
      case 'ready':
        return becomeReady();
      case 'report':
        return record(data);
      case 'problem':
        return log.warn({}, data.message);
      case 'pong':
        return;
    }
  }

  function becomeReady() {
    if (closed !== undefined || isReady) return;
    cancelTimer();
    isReady = true;
    for (const runId of orphaned) send({ type: 'stop', runId, reason: lostReason });
    orphaned = [];
    events.ready();
  }

  function record({ started, finished, grew }: Extract<FromWorker, { type: 'report' }>) {
    const running = started.filter(({ runId, startedAt }) => {
      const run = active.get(runId);
      if (run !== undefined) run.startedAt = startedAt;
      return run !== undefined;
    });
    // What was reported once, or belongs to another worker, is not reported again.
    const ended = finished.filter(({ runId }) => active.delete(runId));
    if (running.length > 0) events.started(running);
    if (grew.length > 0) events.grew(grew);
    if (ended.length > 0) events.finished(ended);
  }

  /** Gives up a process that cannot be trusted any more. */
  function discard(reason: string) {
    log.error({}, reason);
    kill();
  }

  function kill() {
    const discarded = worker;
    isReady = false;
    cancelTimer();
    cancelTimer = clock.after(killLimitMs, () => worker === discarded && gone(null));
    discarded?.kill();
  }

  function gone(code: number | null) {
    cancelTimer();
    answers.end();
    worker = undefined;
    isReady = false;
    const lost = [...active].map(([runId, { startedAt }]) => lostRun(runId, startedAt, clock.now()));
    active.clear();
    if (closed === undefined) restart(code, lost);
    if (lost.length > 0) events.finished(lost);
    onClosed();
  }

  function restart(code: number | null, lost: readonly RunFinished[]) {
    orphaned.push(...lost.map(({ runId }) => runId));
    const delayMs = delay.next();
    log.warn({ code, lostRuns: lost.length, delayMs }, 'A worker process ended unexpectedly and is started again.');
    cancelTimer = clock.after(delayMs, fork);
  }

  function close(reason: string): Promise<void> {
    closed ??= new Promise((resolve) => {
      onClosed = resolve;
      cancelTimer();
      if (worker === undefined) return resolve();
      if (!isReady) return kill();
      const longestGraceMs = Math.max(0, ...[...active.values()].map(({ stopGraceMs }) => stopGraceMs));
      cancelTimer = clock.after(longestGraceMs + closeLimitMs, () => discard('A worker process did not end in time.'));
      send({ type: 'shutdown', reason });
      // Orders are not given to a worker that is leaving.
      isReady = false;
    });
    return closed;
  }

  return {
    get isReady() {
      return isReady;
    },
    get activeCount() {
      return active.size;
    },
    start: fork,
    has: (runId) => active.has(runId),
    execute(orders) {
      for (const { runId, stopGraceMs } of orders) active.set(runId, { stopGraceMs, startedAt: null });
      send({ type: 'start', orders: [...orders] });
      answers.begin();
      for (const { runId } of orders) if (events.isWatched(runId)) send({ type: 'watch', runId, on: true });
    },
    stop: (runId, reason) => send({ type: 'stop', runId, reason }),
    watch: (runId, on) => send({ type: 'watch', runId, on }),
    close,
  };
}

function lostRun(runId: string, startedAt: number | null, finishedAt: number): RunFinished {
  const unknown = { exitCode: null, signal: null, outputBytes: 0 };
  return { runId, state: 'lost', reason: lostReason, startedAt, finishedAt, ...unknown };
}
