import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EntryInput, type Overlap } from '../../shared/model/entry.ts';
import type { Run } from '../../shared/model/run.ts';
import type { RunFinished, RunOrder } from '../../shared/worker-api.ts';
import type { Store } from '../store/store.ts';
import { openScratchStore } from '../testing/scratch-store.ts';
import { silentLog } from '../testing/silent-log.ts';
import { type SimulatedClock, simulateClock } from '../testing/simulated-clock.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import type { Engine, EngineEvents } from './engine.ts';
import { recoverRuns } from './recover.ts';

const taskId = '0197a000-0000-7000-8000-000000000001';
let scratch: { store: Store; dispose(): void };
let clock: SimulatedClock;
let orders: RunOrder[];
let stops: string[];
let events: EngineEvents;
let dispatcher: Dispatcher;
let ended: Run[];
let writeFails = false;
let storedEnds: RunFinished[];

const engine: Engine = {
  start: (listener) => {
    events = listener;
  },
  execute: (given) => void orders.push(...given),
  stop: (runId) => void stops.push(runId),
  watch: () => () => {},
  close: async () => {},
};

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

function end(runId: string, change: Partial<RunFinished> = {}): RunFinished {
  return {
    runId,
    state: 'succeeded',
    reason: null,
    startedAt: null,
    finishedAt: clock.now(),
    exitCode: 0,
    signal: null,
    outputBytes: 0,
    ...change,
  };
}

function queueRun(entryId: string | null = null, scheduledFor: number | null = null): Run {
  return scratch.store.runs.insert({
    taskId,
    taskName: 't',
    entryId,
    clockEra: 0,
    scheduledFor,
    firstScheduledFor: scheduledFor,
    dueCount: 1,
    state: 'queued',
    trigger: entryId ? 'schedule' : 'manual',
    reason: null,
    queuedAt: clock.now(),
    lateReason: null,
    readyAt: null,
    parameters: null,
    finishedAt: null,
  });
}

function addEntry(overlap: Overlap): string {
  const id = crypto.randomUUID();
  scratch.store.registry.insertEntry({
    ...EntryInput.parse({
      schedule: { kind: 'interval', every: 1, unit: 's', mode: 'elapsed', timeZone: 'UTC' },
      overlap,
    }),
    id,
    taskId,
    createdAt: 0,
    updatedAt: 0,
    nextRunAt: null,
    lastScheduledFor: null,
    runCount: 0,
    pausedAt: null,
    pausedUntil: null,
  });
  return id;
}

beforeEach(() => {
  [orders, stops, ended, storedEnds, writeFails] = [[], [], [], [], false];
  scratch = openScratchStore();
  clock = simulateClock(Date.UTC(2025, 0, 1));
  scratch.store.registry.insertTask({
    id: taskId,
    name: 't',
    notes: '',
    tags: [],
    options: { kind: 'command', program: 'true', args: [] },
    workingFolder: null,
    environment: {},
    timeLimitMs: null,
    stopGraceMs: 0,
    createdAt: 0,
    updatedAt: 0,
  });
  const { queue } = scratch.store;
  dispatcher = createDispatcher({
    clock,
    log: silentLog,
    engine,
    maxActiveRuns: () => 2,
    onFollowed: () => {},
    onMadeDue: () => {},
    onRuns: (_, finished) => void ended.push(...finished),
    store: {
      ...queue,
      unrecordedOutcomes: () => storedEnds,
      recordFinished: (runs) => {
        if (writeFails) throw new Error('disk full');
        return queue.recordFinished(runs);
      },
    },
  });
});
afterEach(() => scratch.dispose());

describe('the dispatcher', () => {
  it('hands out runs oldest first, as many as may be active, and the next when one ends', async () => {
    const runs = [queueRun(), queueRun(), queueRun()];
    dispatcher.start();
    await nextTurn();
    expect(orders.map(({ runId }) => runId)).toEqual([runs[0]?.id, runs[1]?.id]);
    events.finished([end(runs[0]?.id ?? '')]);
    await nextTurn();
    expect(orders.map(({ runId }) => runId)).toEqual(runs.map(({ id }) => id));
    expect(ended.map(({ state }) => state)).toEqual(['succeeded']);
  });

  it('keeps runs of one entry apart unless the entry allows overlap', async () => {
    const [apart, together] = [addEntry('queue'), addEntry('allow')];
    const runs = [queueRun(apart, 1), queueRun(apart, 2), queueRun(together, 1)];
    dispatcher.start();
    await nextTurn();
    expect(orders.map(({ runId }) => runId)).toEqual([runs[0]?.id, runs[2]?.id]);
    events.finished([end(runs[2]?.id ?? '')]);
    await nextTurn();
    expect(orders).toHaveLength(2);
    events.finished([end(runs[0]?.id ?? '')]);
    await nextTurn();
    expect(orders.at(-1)?.runId).toBe(runs[1]?.id);
  });

  it('takes a waiting run out of the queue, and asks the engine to stop a running one', async () => {
    const runs = [queueRun(), queueRun(), queueRun()];
    dispatcher.start();
    await nextTurn();
    dispatcher.stopRun(runs[0]?.id ?? '', 'Stopped by hand.');
    dispatcher.stopRun(runs[2]?.id ?? '', 'Stopped by hand.');
    expect(stops).toEqual([runs[0]?.id]);
    expect(scratch.store.runs.find(runs[2]?.id ?? '')).toMatchObject({
      state: 'cancelled',
      reason: 'Stopped by hand.',
    });
  });

  it('keeps how a run ended until the disk takes it', async () => {
    const run = queueRun();
    dispatcher.start();
    await nextTurn();
    writeFails = true;
    events.finished([end(run.id, { state: 'failed', exitCode: 3 })]);
    expect(scratch.store.runs.find(run.id)?.state).toBe('running');
    writeFails = false;
    clock.advance(1_000);
    expect(scratch.store.runs.find(run.id)).toMatchObject({ state: 'failed', exitCode: 3 });
  });

  it('gives a run of a dead worker the end that its worker stored', async () => {
    const run = queueRun();
    dispatcher.start();
    await nextTurn();
    storedEnds = [end(run.id, { outputBytes: 7 })];
    events.finished([end(run.id, { state: 'lost', exitCode: null })]);
    expect(scratch.store.runs.find(run.id)).toMatchObject({ state: 'succeeded', exitCode: 0, outputBytes: 7 });
  });

  it('ends a run whose task was removed before it could run', async () => {
    const run = queueRun();
    scratch.store.registry.removeTask(taskId, clock.now());
    dispatcher.start();
    await nextTurn();
    expect(orders).toEqual([]);
    expect(scratch.store.runs.find(run.id)).toMatchObject({
      state: 'cancelled',
      reason: 'The task was removed before it could run.',
    });
  });
});

describe('recoverRuns', () => {
  it('gives runs of a dead host the end their worker stored, and calls the rest lost', () => {
    const runs = [queueRun(), queueRun(), queueRun()];
    scratch.store.queue.claim(2, clock.now());
    const stored = end(runs[0]?.id ?? '', { outputBytes: 7 });
    recoverRuns({ ...scratch.store.queue, unrecordedOutcomes: () => [stored] }, silentLog, clock.now());
    expect(scratch.store.runs.find(runs[0]?.id ?? '')).toMatchObject({ state: 'succeeded', outputBytes: 7 });
    expect(scratch.store.runs.find(runs[1]?.id ?? '')).toMatchObject({
      state: 'lost',
      reason: 'Downbeat ended unexpectedly while it ran.',
    });
    expect(scratch.store.runs.find(runs[2]?.id ?? '')?.state).toBe('queued');
  });
});
