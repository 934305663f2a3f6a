import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CatchUp, EntryInput } from '../../shared/model/entry.ts';
import type { Run } from '../../shared/model/run.ts';
import type { Schedule } from '../../shared/model/schedule.ts';
import { createRegistry, type Registry } from '../registry/registry.ts';
import type { Store } from '../store/store.ts';
import { openScratchStore, timesOf } from '../testing/scratch-store.ts';
import { silentLog } from '../testing/silent-log.ts';
import { type SimulatedClock, simulateClock } from '../testing/simulated-clock.ts';
import { type Beat, createBeat } from './beat.ts';

const start = Date.UTC(2025, 5, 2, 10, 0, 0);
const minute = 60_000;
const hour = 60 * minute;

let scratch: { store: Store; dispose(): void };
let clock: SimulatedClock;
let registry: Registry;
let beat: Beat;
let failures = 0;

function newBeat(paused = false): Beat {
  const { store } = scratch;
  const recordTick: typeof store.beat.recordTick = (plans) => {
    if (failures > 0) {
      failures--;
      throw new Error('disk full');
    }
    store.beat.recordTick(plans);
  };
  return createBeat({
    clock,
    log: silentLog,
    store: { ...store.beat, recordTick },
    timesOf,
    paused: paused ? { until: null } : null,
    onPauseEnded: () => {},
    onPlanned: () => {},
    onStatus: () => {},
  });
}

beforeEach(() => {
  failures = 0;
  scratch = openScratchStore();
  clock = simulateClock(start);
  registry = createRegistry({
    clock,
    store: scratch.store.registry,
    machine: { homeFolder: '/', findProgram: (program) => program, isFolder: () => true, isAbsolute: () => true },
    timesOf,
    settle: (entryIds, now) => beat.settle(entryIds, now),
    onChange: () => beat.wake(),
  });
  beat = newBeat();
  beat.start();
});

afterEach(() => {
  beat.stop();
  scratch.dispose();
});

const every = (count: number, unit: 's' | 'min' | 'h'): Schedule => ({
  kind: 'interval',
  every: count,
  unit,
  align: 'anchor',
  mode: 'elapsed',
  timeZone: 'UTC',
});

function schedule(schedule: Schedule, change: Partial<EntryInput> = {}) {
  const { task } = registry.createTask(
    {
      name: `task ${Math.random()}`,
      notes: '',
      tags: [],
      options: { kind: 'command', program: 'true', args: [] },
      workingFolder: null,
      environment: {},
      timeLimitMs: null,
      stopGraceMs: 0,
    },
    [EntryInput.parse({ schedule, overlap: 'allow', ...change })],
  );
  return task;
}

/** The ledger, oldest first: state, due time in seconds after the start, due times it stands for. */
function ledger(): [Run['state'], number, number][] {
  return scratch.store.runs
    .page({}, null, 1_000)
    .reverse()
    .map((run) => [run.state, ((run.scheduledFor ?? 0) - start) / 1_000, run.dueCount]);
}

describe('the beat', () => {
  it('queues each due time once, at its moment', () => {
    schedule(every(1, 's'));
    clock.advance(3_000);
    expect(ledger()).toEqual([
      ['queued', 1, 1],
      ['queued', 2, 1],
      ['queued', 3, 1],
    ]);
    expect(scratch.store.runs.page({}, null, 9).map((run) => run.queuedAt)).toEqual([
      start + 3_000,
      start + 2_000,
      start + 1_000,
    ]);
  });

  it('sleeps until an entry that was added while it slept', () => {
    clock.advance(10_000);
    schedule(every(5, 's'));
    clock.advance(5_000);
    expect(ledger()).toEqual([['queued', 15, 1]]);
  });

  it('repeats nothing and loses nothing after it was killed between two ticks', () => {
    schedule(every(10, 'min'), { catchUp: CatchUp.parse({ windowMs: hour }) });
    clock.advance(20 * minute);
    beat.stop();
    clock.advance(35 * minute);
    beat = newBeat();
    beat.start();
    clock.advance(5 * minute);
    expect(ledger()).toEqual([
      ['queued', 600, 1],
      ['queued', 1_200, 1],
      ['queued', 3_000, 3],
      ['queued', 3_600, 1],
    ]);
  });

  it('says why due times were missed: closed and asleep are told apart', () => {
    schedule(every(1, 'min'), { catchUp: CatchUp.parse({ policy: 'skip' }) });
    beat.stop();
    clock.advance(2.5 * minute);
    beat = newBeat();
    beat.start();
    clock.sleep(3 * minute);
    clock.advance(30_000);
    const missed = scratch.store.runs.page({ states: ['missed'] }, null, 9).reverse();
    expect(missed.map((run) => [run.reason, run.dueCount])).toEqual([
      ['Downbeat was not running.', 2],
      ['The computer was asleep, or its clock was moved.', 3],
    ]);
  });

  it('does not run again what was done when the clock goes back an hour', () => {
    schedule({ kind: 'crontab', expression: '0 * * * *', dialect: 'vixie', timeZone: 'UTC' });
    clock.advance(2 * hour);
    clock.set(clock.now() - hour + minute);
    clock.advance(hour);
    expect(ledger()).toEqual([
      ['queued', 3_600, 1],
      ['queued', 7_200, 1],
    ]);
    clock.advance(hour);
    expect(ledger().at(-1)).toEqual(['queued', 10_800, 1]);
  });

  it('takes the new time when the clock goes back a year, and starves nothing', () => {
    schedule(every(10, 'min'));
    clock.advance(10 * minute);
    clock.set(start - 365 * 24 * hour);
    clock.advance(10 * minute + 30_000);
    expect(ledger()).toHaveLength(2);
    expect(scratch.store.runs.page({}, null, 1)[0]?.scheduledFor).toBeLessThan(clock.now() + 1);
  });

  it('runs times again that come again after a correction', () => {
    schedule({ kind: 'crontab', expression: '0 * * * *', dialect: 'vixie', timeZone: 'UTC' });
    clock.advance(5 * hour);
    clock.set(start);
    clock.advance(hour + 30_000);
    expect(ledger().filter(([, due]) => due === 3_600)).toHaveLength(2);
  });

  it('never makes an entry due by enabling it', () => {
    const task = schedule(every(1, 'min'), { enabled: false });
    clock.advance(10 * minute + 30_000);
    const entry = scratch.store.registry.listEntries(task.id)[0];
    if (!entry) throw new Error('no entry');
    registry.updateEntry(entry.id, { ...entry, enabled: true });
    expect(ledger()).toEqual([]);
    clock.advance(30_000);
    expect(ledger()).toEqual([['queued', 660, 1]]);
  });

  it('records what was due during a pause as one skipped run', () => {
    schedule(every(1, 'min'));
    beat.pause(null);
    clock.advance(5 * minute + 1_000);
    expect(ledger()).toEqual([]);
    beat.resume();
    expect(ledger()).toEqual([['skipped', 300, 5]]);
    clock.advance(minute);
    expect(ledger().at(-1)).toEqual(['queued', 360, 1]);
  });

  it('still calls a pause a pause when the disk was full as it ended', () => {
    schedule(every(1, 'min'));
    beat.pause(null);
    clock.advance(5 * minute + 1_000);
    failures = 2;
    beat.resume();
    clock.advance(10_000);
    expect(ledger()).toEqual([['skipped', 300, 5]]);
  });

  it('keeps trying while the disk is full, says so, and loses nothing', () => {
    schedule(every(1, 'min'), { catchUp: CatchUp.parse({ windowMs: hour }) });
    failures = 3;
    clock.advance(minute);
    expect(beat.status()).toMatchObject({ state: 'failing', problem: 'disk full' });
    clock.advance(10_000);
    expect(beat.status()).toMatchObject({ state: 'running', problem: null });
    expect(ledger()).toEqual([['queued', 60, 1]]);
  });

  it('skips a due time while the previous run is active', () => {
    schedule(every(1, 'min'), { overlap: 'skip' });
    clock.advance(2 * minute);
    expect(ledger()).toEqual([
      ['queued', 60, 1],
      ['skipped', 120, 1],
    ]);
  });

  it('hangs a rhythm on the end of the last run', () => {
    const task = schedule({
      kind: 'interval',
      every: 5,
      unit: 'min',
      align: 'lastEnd',
      mode: 'elapsed',
      timeZone: 'UTC',
    });
    clock.advance(5 * minute);
    const [run] = scratch.store.queue.claim(1, clock.now());
    if (!run) throw new Error('nothing claimed');
    clock.advance(7 * minute);
    scratch.store.queue.recordFinished([
      {
        runId: run.run.id,
        state: 'succeeded',
        reason: null,
        startedAt: null,
        finishedAt: clock.now(),
        exitCode: 0,
        signal: null,
        outputBytes: 0,
      },
    ]);
    beat.runsMoved([scratch.store.registry.listEntries(task.id)[0]?.id ?? '']);
    clock.advance(5 * minute);
    expect(ledger()).toEqual([
      ['succeeded', 300, 1],
      ['queued', 1_020, 1],
    ]);
  });

  it('drains thousands of entries that are due at one instant', () => {
    for (let count = 0; count < 50; count++) schedule(every(1, 'h'));
    const entry = scratch.store.registry.listEntries(null)[0];
    if (!entry) throw new Error('no entry');
    const { taskName: _, ...copy } = entry;
    scratch.store.registry.inTransaction(() => {
      for (let count = 0; count < 2_100; count++)
        scratch.store.registry.insertEntry({ ...copy, id: crypto.randomUUID() });
    });
    clock.advance(hour);
    expect(scratch.store.runs.queuedCount()).toBe(2_150);
  });
});
