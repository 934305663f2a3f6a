import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunFinished, RunOrder, ToWorker } from '../../../shared/worker-api.ts';
import {
  command,
  createLogs,
  orderOf,
  processesOf,
  searchPath,
  workerFile,
} from '../../../worker/testing/forked-worker.ts';
import type { Host, WorkerProcess } from '../../host.ts';
import { logsInitial } from '../../store/migrations/logs-0001-initial.ts';
import { silentLog } from '../../testing/silent-log.ts';
import { simulateClock } from '../../testing/simulated-clock.ts';
import { createLocalEngine } from './local-engine.ts';

const finishedOf = (runId: string, state: RunFinished['state'] = 'succeeded'): RunFinished => ({
  runId,
  state,
  reason: null,
  startedAt: 1,
  finishedAt: 2,
  exitCode: 0,
  signal: null,
  outputBytes: 0,
});

/** Worker processes that do what the test says. */
function fakeWorkers() {
  const forked: ReturnType<typeof fakeWorker>[] = [];
  function fakeWorker() {
    const sent: ToWorker[] = [];
    let say: (message: unknown) => void = () => {};
    let exit: (code: number | null) => void = () => {};
    const worker: WorkerProcess = {
      send: (message) => void sent.push(message),
      onMessage: (listener) => {
        say = listener;
      },
      onExit: (listener) => {
        exit = listener;
      },
      kill: vi.fn(),
    };
    const report = { started: [], finished: [], grew: [] };
    return {
      worker,
      sent,
      say: (message: unknown) => say(message),
      ready: () => say({ type: 'ready' }),
      exit: (code: number | null) => exit(code),
      report: (part: object) => say({ type: 'report', ...report, ...part }),
      orders: () =>
        sent.flatMap((message) => (message.type === 'start' ? message.orders : [])).map(({ runId }) => runId),
    };
  }
  return {
    forked,
    fork() {
      const fake = fakeWorker();
      forked.push(fake);
      return fake.worker;
    },
    at(index: number) {
      const fake = forked[index];
      if (fake === undefined) throw new Error(`Worker ${index} was not forked.`);
      return fake;
    },
  };
}

const ids = (outcomes: readonly { runId: string }[]) => outcomes.map(({ runId }) => runId);

describe('with workers that do as told', () => {
  let clock: ReturnType<typeof simulateClock>;
  let workers: ReturnType<typeof fakeWorkers>;
  let finished: RunFinished[];
  let started: string[];
  let hangs: (string | null)[];

  function startEngine(workerCount = 1) {
    const host: Host = {
      kind: 'headless',
      version: '0',
      dataFolder: '/data',
      homeFolder: '/home',
      environment: { PATH: '/bin' },
      clock,
      log: silentLog,
      forkWorker: workers.fork,
      showAlert: () => {},
    };
    const engine = createLocalEngine({
      host,
      logsFile: '/data/logs.db',
      workerCount,
      onHang: (problem) => void hangs.push(problem),
    });
    engine.start({
      started: (runs) => started.push(...ids(runs)),
      finished: (runs) => finished.push(...runs),
    });
    return engine;
  }

  beforeEach(() => {
    clock = simulateClock(1_000);
    workers = fakeWorkers();
    finished = [];
    started = [];
    hangs = [];
  });

  const pings = (worker: number) => workers.at(worker).sent.filter(({ type }) => type === 'ping').length;

  const orders = (count: number): RunOrder[] => Array.from({ length: count }, () => orderOf(command('true')));

  it('orders wait until a worker is ready and go to the least busy one', () => {
    const engine = startEngine(2);
    const [a, b, c, d] = orders(4) as [RunOrder, RunOrder, RunOrder, RunOrder];
    engine.execute([a]);
    expect(workers.at(0).sent.map(({ type }) => type)).toEqual(['init']);
    workers.at(0).ready();
    workers.at(1).ready();
    engine.execute([b, c]);
    workers.at(1).report({ finished: [finishedOf(b.runId)] });
    engine.execute([d]);
    expect(workers.at(0).orders()).toEqual([a.runId, c.runId]);
    expect(workers.at(1).orders()).toEqual([b.runId, d.runId]);
  });

  it('a dead worker loses its runs once, is replaced at once, and its successor ends what it left', () => {
    const engine = startEngine();
    const [a, b, c] = orders(3) as [RunOrder, RunOrder, RunOrder];
    workers.at(0).ready();
    engine.execute([a, b]);
    workers.at(0).report({ started: [{ runId: a.runId, pid: 7, startedAt: 5 }], finished: [finishedOf(b.runId)] });
    workers.at(0).exit(null);
    workers.at(0).report({ finished: [finishedOf(a.runId)] });
    workers.at(0).exit(null);
    expect(started).toEqual([a.runId]);
    expect(finished.map(({ runId, state, startedAt }) => [runId, state, startedAt])).toEqual([
      [b.runId, 'succeeded', 1],
      [a.runId, 'lost', 5],
    ]);
    expect(finished[1]?.reason).toBe('The worker process ended unexpectedly.');
    engine.execute([c]);
    clock.advance(0);
    workers.at(1).ready();
    expect(
      workers.at(1).sent.map((message) => ('runId' in message ? [message.type, message.runId] : message.type)),
    ).toEqual(['init', ['stop', a.runId], 'start']);
    workers.at(1).report({ finished: [finishedOf(a.runId), finishedOf(c.runId)] });
    expect(ids(finished)).toEqual([b.runId, a.runId, c.runId]);
  });

  it('a worker that keeps dying is started less and less often, and at once again after it was healthy', () => {
    startEngine();
    const forkedAfter: number[] = [];
    for (let death = 0; death < 10; death++) {
      const before = clock.monotonicMs();
      workers.at(death).exit(1);
      while (workers.forked.length === death + 1) clock.advance(50);
      forkedAfter.push(clock.monotonicMs() - before);
    }
    expect(forkedAfter).toEqual([50, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    workers.at(10).ready();
    clock.advance(60_000);
    workers.at(10).exit(1);
    clock.advance(0);
    expect(workers.forked).toHaveLength(12);
  });

  it.each(['nonsense', { type: 'report', started: [], finished: [{ runId: 1 }], grew: [] }])(
    'a worker that says %o is not trusted any more',
    (message) => {
      const engine = startEngine();
      const [a, b] = orders(2) as [RunOrder, RunOrder];
      workers.at(0).ready();
      engine.execute([a]);
      workers.at(0).say(message);
      engine.execute([b]);
      expect(workers.at(0).worker.kill).toHaveBeenCalledOnce();
      expect(workers.at(0).orders()).toEqual([a.runId]);
      workers.at(0).exit(null);
      expect(finished).toMatchObject([{ runId: a.runId, state: 'lost' }]);
    },
  );

  it('a worker that does not get ready, and cannot even be killed, is replaced', () => {
    startEngine();
    clock.advance(30_000);
    expect(workers.at(0).worker.kill).toHaveBeenCalledOnce();
    clock.advance(2_000);
    expect(workers.forked).toHaveLength(2);
  });

  it('asks a worker with runs whether it answers, and one without runs nothing', () => {
    const engine = startEngine();
    const [a] = orders(1) as [RunOrder];
    workers.at(0).ready();
    clock.advance(300_000);
    expect(pings(0)).toBe(0);
    engine.execute([a]);
    for (let count = 1; count <= 5; count++) {
      clock.advance(30_000);
      expect(pings(0)).toBe(count);
      workers.at(0).say({ type: 'pong' });
    }
    workers.at(0).report({ finished: [finishedOf(a.runId)] });
    clock.advance(300_000);
    expect([pings(0), hangs]).toEqual([5, []]);
  });

  it('a worker that hangs is a problem after 15 s and replaced after 60, its runs lost', () => {
    const engine = startEngine();
    const [a, b] = orders(2) as [RunOrder, RunOrder];
    workers.at(0).ready();
    engine.execute([a, b]);
    clock.advance(30_000 + 15_000);
    expect(hangs).toEqual([expect.stringContaining('2 runs does not answer')]);
    workers.at(0).report({ finished: [finishedOf(b.runId)] });
    expect(hangs.at(-1)).toBeNull();
    clock.advance(30_000 + 59_000);
    expect(hangs).toHaveLength(3);
    expect(workers.at(0).worker.kill).not.toHaveBeenCalled();
    clock.advance(1_000);
    expect(workers.at(0).worker.kill).toHaveBeenCalledOnce();
    clock.advance(2_000);
    expect(hangs.at(-1)).toBeNull();
    expect(finished.map(({ runId, state }) => [runId, state])).toEqual([
      [b.runId, 'succeeded'],
      [a.runId, 'lost'],
    ]);
    expect(workers.forked).toHaveLength(2);
  });

  it('a computer that slept is not taken for a worker that hangs', () => {
    const engine = startEngine();
    const [a] = orders(1) as [RunOrder];
    workers.at(0).ready();
    engine.execute([a]);
    clock.advance(30_000);
    clock.sleep(3_600_000);
    clock.advance(15_000);
    expect([pings(0), hangs]).toEqual([2, []]);
    workers.at(0).say({ type: 'pong' });
    clock.advance(30_000);
    expect([pings(0), hangs]).toEqual([3, []]);
  });

  it('stops runs that wait and passes stops of others on', () => {
    const engine = startEngine();
    const [a, b] = orders(2) as [RunOrder, RunOrder];
    engine.execute([a]);
    engine.stop(a.runId, 'Stopped by hand.');
    expect(finished).toMatchObject([
      { runId: a.runId, state: 'cancelled', reason: 'Stopped by hand.', startedAt: null },
    ]);
    workers.at(0).ready();
    engine.execute([b]);
    engine.stop(b.runId, 'Stopped by hand.');
    engine.stop(a.runId, 'Unknown by now.');
    expect(workers.at(0).sent.slice(1)).toMatchObject([{ type: 'start' }, { type: 'stop', runId: b.runId }]);
  });

  it('watches for as long as somebody does', () => {
    const engine = startEngine();
    const [a] = orders(1) as [RunOrder];
    const grew = vi.fn();
    const unwatch = engine.watch(a.runId, grew);
    const unwatchToo = engine.watch(a.runId, grew);
    workers.at(0).ready();
    engine.execute([a]);
    workers.at(0).report({ grew: [a.runId] });
    expect(grew).toHaveBeenCalledTimes(2);
    unwatch();
    unwatch();
    workers.at(0).report({ grew: [a.runId] });
    expect(grew).toHaveBeenCalledTimes(3);
    unwatchToo();
    const watches = workers.at(0).sent.filter(({ type }) => type === 'watch');
    expect(watches).toMatchObject([{ on: true }, { on: false }]);
  });

  it('closes in good order', async () => {
    const engine = startEngine();
    const [a, b] = orders(2) as [RunOrder, RunOrder];
    workers.at(0).ready();
    engine.execute([a]);
    const closed = engine.close('Downbeat was closed.');
    engine.execute([b]);
    expect(workers.at(0).sent.at(-1)).toEqual({ type: 'shutdown', reason: 'Downbeat was closed.' });
    workers.at(0).report({ finished: [finishedOf(a.runId, 'cancelled')] });
    workers.at(0).exit(0);
    await closed;
    clock.advance(60_000);
    expect(finished).toMatchObject([
      { runId: b.runId, state: 'cancelled' },
      { runId: a.runId, state: 'cancelled' },
    ]);
    expect(workers.forked).toHaveLength(1);
  });

  it('closes by force where a worker hangs', async () => {
    const engine = startEngine();
    const [a] = orders(1) as [RunOrder];
    workers.at(0).ready();
    engine.execute([a]);
    const closed = engine.close('Downbeat was closed.');
    clock.advance(5_000 + 8_000);
    expect(workers.at(0).worker.kill).toHaveBeenCalledOnce();
    clock.advance(2_000);
    await closed;
    expect(finished).toMatchObject([{ runId: a.runId, state: 'lost' }]);
  });
});

describe('with a real worker', () => {
  const logs = createLogs(logsInitial.sql);
  afterEach(() => logs.dispose());

  it('survives its death: the run is lost, its processes end, the next run succeeds', async () => {
    const children: ChildProcess[] = [];
    const host = {
      homeFolder: '/',
      environment: { PATH: searchPath },
      log: silentLog,
      clock: {
        now: Date.now,
        monotonicMs: () => performance.now(),
        after(delayMs: number, action: () => void) {
          const timer = setTimeout(action, delayMs);
          return () => clearTimeout(timer);
        },
      },
      forkWorker() {
        const child = fork(workerFile);
        children.push(child);
        return {
          send: (message: ToWorker) => void child.send(message),
          onMessage: (listener: (message: unknown) => void) => void child.on('message', listener),
          onExit: (listener: (code: number | null) => void) => void child.on('exit', listener),
          kill: () => void child.kill('SIGKILL'),
        };
      },
    } as unknown as Host;
    const told = new EventTarget();
    const outcomes = new Map<string, RunFinished>();
    const pids = new Map<string, number | null>();
    const until = async (isTrue: () => boolean) => {
      while (!isTrue()) await new Promise((resolve) => told.addEventListener('told', resolve, { once: true }));
    };
    const engine = createLocalEngine({ host, logsFile: logs.logsFile });
    engine.start({
      started(runs) {
        for (const { runId, pid } of runs) pids.set(runId, pid);
        told.dispatchEvent(new Event('told'));
      },
      finished(runs) {
        for (const run of runs) outcomes.set(run.runId, run);
        told.dispatchEvent(new Event('told'));
      },
    });
    const long = orderOf(command('bash', '-c', 'setsid sleep 1000 & sleep 1000'));
    const short = orderOf(command('true'));
    engine.execute([long]);
    await until(() => pids.has(long.runId));
    children[0]?.kill('SIGKILL');
    await until(() => outcomes.has(long.runId));
    expect(outcomes.get(long.runId)?.state).toBe('lost');
    engine.execute([short]);
    await until(() => outcomes.has(short.runId));
    expect(outcomes.get(short.runId)?.state).toBe('succeeded');
    // Nothing tells of the end of strays: the worker that looks for them does so until none is left.
    await vi.waitUntil(() => processesOf(long.runId).length === 0, { timeout: 10_000, interval: 20 });
    const exited = once(children[1] as ChildProcess, 'exit');
    await engine.close('Downbeat was closed.');
    expect(await exited).toEqual([0, null]);
  });
});
