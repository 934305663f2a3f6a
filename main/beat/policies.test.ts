import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EntryInput } from '../../shared/model/entry.ts';
import type { Schedule } from '../../shared/model/schedule.ts';
import { TaskInput } from '../../shared/model/task.ts';
import { openSimulatedCore, type SimulatedCore } from '../testing/simulated-core.ts';

const start = Date.UTC(2025, 5, 2, 10);
const minute = 60_000;
const hour = 60 * minute;

let core: SimulatedCore;
beforeEach(() => {
  core = openSimulatedCore(start);
});
afterEach(() => core.dispose());

const everyTenMinutes: Schedule = {
  kind: 'crontab',
  expression: '*/10 * * * *',
  dialect: 'vixie',
  timeZone: 'UTC',
};
const add = (change: object = {}) =>
  core.addEntry(EntryInput.parse({ schedule: everyTenMinutes, overlap: 'allow', ...change })).id;
/** Registers a task with entries of these schedules. */
const register = (name: string, ...schedules: object[]) =>
  core.registry.createTask(
    TaskInput.parse({ name, tags: ['night'], options: { kind: 'command', program: 'true' } }),
    schedules.map((schedule) => EntryInput.parse({ schedule })),
  );
const following = (task: string, change: object = {}) => ({
  kind: 'event',
  on: { type: 'taskEnded', task },
  timeZone: 'UTC',
  ...change,
});
/** State, minutes after the start and count of each run. */
const told = (id: string) =>
  core.runsOf(id).map(({ state, scheduledFor, dueCount }) => [state, ((scheduledFor ?? 0) - start) / minute, dueCount]);
const next = (id: string) => {
  const at = core.store.registry.findEntry(id)?.nextRunAt ?? null;
  return at === null ? null : (at - start) / minute;
};

describe('a paused entry', () => {
  it('records what it was due as one skipped run when the pause ends by itself, and goes on', () => {
    const id = add();
    core.registry.pauseEntries({ ids: [id] }, start + 35 * minute);
    core.clock.advance(30 * minute);
    expect(told(id)).toEqual([]);
    core.clock.advance(15 * minute);
    expect(told(id)).toEqual([
      ['skipped', 30, 3],
      ['queued', 40, 1],
    ]);
    expect(core.runsOf(id)[0]).toMatchObject({
      reason: 'This schedule was paused.',
      firstScheduledFor: start + 10 * minute,
    });
    expect(core.store.registry.findEntry(id)).toMatchObject({ pausedAt: null, pausedUntil: null });
  });

  it('is due again at its next due time, not at once, when it is resumed by hand', () => {
    const id = add();
    core.registry.pauseEntries({ ids: [id] }, null);
    core.clock.advance(25 * minute);
    expect(next(id)).toBeNull();
    core.registry.resumeEntries({ ids: [id] });
    expect([told(id), next(id)]).toEqual([[['skipped', 20, 2]], 30]);
  });

  it('is caught up from the end of its pause where that lies in a sleep', () => {
    const id = add({ catchUp: { policy: 'all', windowMs: hour } });
    core.registry.pauseEntries({ ids: [id] }, start + 15 * minute);
    core.clock.sleep(40 * minute);
    core.clock.advance(30_000);
    expect(told(id)).toEqual([
      ['skipped', 10, 1],
      ['queued', 20, 1],
      ['queued', 30, 1],
      ['queued', 40, 1],
    ]);
  });

  it('keeps its pause over an edit and over the end of the host, and loses it when it is switched off', () => {
    const id = add();
    core.registry.pauseEntries({ ids: [id] }, null);
    core.clock.advance(15 * minute);
    const hourly = { schedule: { ...everyTenMinutes, expression: '0 * * * *' } };
    core.registry.updateEntry(id, EntryInput.parse(hourly));
    core.restart(hour);
    expect(core.store.registry.findEntry(id)?.pausedAt).toBe(start);
    core.registry.updateEntry(id, EntryInput.parse({ ...hourly, enabled: false }));
    expect(core.store.registry.findEntry(id)?.pausedAt).toBeNull();
    expect(told(id)).toEqual([
      ['skipped', 10, 1],
      ['skipped', 60, 1],
    ]);
  });

  it('is found by the tag of its task', () => {
    const id = add();
    const { task, entries } = register('tagged', everyTenMinutes);
    expect(core.registry.pauseEntries({ tag: 'night' }, null)).toBe(1);
    core.clock.advance(10 * minute);
    expect([told(id).length, told(entries[0]?.id ?? '').length]).toEqual([1, 0]);
    expect(core.registry.resumeEntries({ task: task.name })).toBe(1);
  });

  it('cannot be paused until a moment that has passed', () => {
    const id = add();
    expect(() => core.registry.pauseEntries({ ids: [id] }, start)).toThrow(/until: must be in the future/);
  });
});

describe('a pause of everything', () => {
  it('ends by itself, also while the host is down', () => {
    const id = add();
    core.pauseAll(start + 35 * minute);
    core.clock.advance(20 * minute);
    core.restart(25 * minute);
    expect(told(id)).toEqual([
      ['skipped', 30, 3],
      ['queued', 40, 1],
    ]);
    expect(core.beat().status().state).toBe('running');
  });
});

describe('limits', () => {
  it('let an entry run as often as it may, whatever else was recorded', () => {
    const id = add({ limits: { maxRuns: 2 } });
    core.pauseAll(null);
    core.clock.advance(15 * minute);
    core.resumeAll();
    core.clock.advance(2 * hour);
    expect([told(id), next(id)]).toEqual([
      [
        ['skipped', 10, 1],
        ['queued', 20, 1],
        ['queued', 30, 1],
      ],
      null,
    ]);
  });

  it('count what is caught up', () => {
    const id = add({ limits: { maxRuns: 2 }, catchUp: { policy: 'all', windowMs: hour } });
    core.clock.sleep(45 * minute);
    core.clock.advance(30_000);
    expect([told(id), next(id)]).toEqual([
      [
        ['queued', 10, 1],
        ['queued', 20, 1],
      ],
      null,
    ]);
  });

  it('can be raised, and are due from then on', () => {
    const id = add({ limits: { maxRuns: 1 } });
    core.clock.advance(35 * minute);
    core.registry.updateEntry(
      id,
      EntryInput.parse({ schedule: everyTenMinutes, overlap: 'allow', limits: { maxRuns: 2 } }),
    );
    core.clock.advance(hour);
    expect(told(id)).toEqual([
      ['queued', 10, 1],
      ['queued', 40, 1],
    ]);
  });

  it('hold between two instants, both of which count', () => {
    const id = add({ limits: { startAt: start + 20 * minute, endAt: start + 40 * minute } });
    core.clock.advance(2 * hour);
    expect(told(id).map(([, at]) => at)).toEqual([20, 30, 40]);
  });
});

describe('a start-up delay', () => {
  it('spreads what is caught up, the same way each time, and leaves what is on time alone', () => {
    const ids = Array.from({ length: 20 }, () => add({ catchUp: { startWithinMs: 10 * minute } }));
    core.clock.sleep(15 * minute);
    core.clock.advance(30_000);
    const waits = ids.map((id) => (core.runsOf(id)[0]?.readyAt ?? 0) - core.clock.now());
    expect(new Set(waits).size).toBeGreaterThan(15);
    expect(Math.max(...waits)).toBeLessThanOrEqual(10 * minute);
    const claimable = () => core.store.queue.claim(100, core.clock.now()).length;
    const atOnce = claimable();
    expect(atOnce).toBeLessThan(ids.length);
    expect(core.store.queue.nextReadyAt(core.clock.now())).not.toBeNull();
    core.clock.advance(10 * minute);
    expect(atOnce + claimable()).toBeGreaterThanOrEqual(ids.length);
  });
});

describe('a start-up delay of what is caught up one by one', () => {
  it('keeps the order', () => {
    const id = add({ catchUp: { policy: 'all', windowMs: 5 * hour, startWithinMs: 10 * minute } });
    core.clock.sleep(4 * hour);
    core.clock.advance(30_000);
    const ready = core.runsOf(id).map(({ readyAt }) => readyAt ?? 0);
    expect(ready.length).toBe(24);
    expect(ready).toEqual([...ready].sort((left, right) => left - right));
  });
});

describe('an entry that follows a task', () => {
  /** Lets one queued run of the followed entry end. */
  const end = (state: 'succeeded' | 'failed' | 'cancelled', now = core.clock.now()) => {
    const ids = core.store.queue.claim(1, now).map(({ run }) => run.id);
    const rest = { reason: null, startedAt: now, finishedAt: now, exitCode: 0, signal: null, outputBytes: 0 };
    const { madeDue } = core.store.queue.recordFinished(ids.map((runId) => ({ runId, state, ...rest })));
    if (madeDue) core.beat().wake();
  };
  it('is due when that ends the way it waits for', () => {
    const outcomes = ['succeeded', 'failed', 'ended'];
    const other = register(
      'follower',
      ...outcomes.map((outcome) => following('T', { on: { type: 'taskEnded', task: 'T', outcome } })),
    );
    add();
    core.clock.advance(20 * minute);
    end('failed');
    const counts = () => other.entries.map(({ id }) => core.runsOf(id).length);
    expect(counts()).toEqual([0, 1, 1]);
    end('cancelled');
    expect(counts()).toEqual([0, 1, 1]);
  });

  it('is due after its delay, once, also when the host ended right after the run', () => {
    add();
    const { entries } = register('follower', following('T', { delayMs: 5 * minute }));
    const id = entries[0]?.id ?? '';
    core.clock.advance(20 * minute);
    end('succeeded');
    end('succeeded');
    core.restart(minute);
    core.clock.advance(10 * minute);
    expect(told(id)).toEqual([['queued', 25, 1]]);
    expect(core.runsOf(id)[0]?.trigger).toBe('event');
  });

  it('cannot follow itself, a task that is not there, or one that follows it in turn', () => {
    expect(() => add({ schedule: following('T') })).toThrow(/entry\.schedule\.on\.task: .*circle: “t” follows “T”/);
    expect(() => register('a', following('nobody'))).toThrow(/there is no task “nobody”/);
    register('a', following('t'));
    register('b', following('A'));
    expect(() => add({ schedule: following('b') })).toThrow(/circle: “t” follows “b” follows “A” follows “t”/);
    expect(() => register('c', following('c'))).toThrow(/circle/);
    expect(core.registry.task('a').entries).toHaveLength(1);
  });

  it('goes with the task when that gets another name, also while a run of it waits', () => {
    add();
    core.clock.advance(10 * minute);
    const { entries } = register('a', following('t'));
    const { task } = core.registry.task('t');
    core.registry.updateTask(task.id, TaskInput.parse({ name: 'new name', options: task.options }), undefined);
    const schedule = core.store.registry.findEntry(entries[0]?.id ?? '')?.schedule;
    expect(schedule).toMatchObject({ on: { task: 'new name' } });
    end('succeeded');
    expect(core.runsOf(entries[0]?.id ?? '')).toHaveLength(1);
  });
});

describe('an event', () => {
  it('makes every entry due that waits for it, and one run stands for events that come before it is handled', () => {
    const wake = add({ schedule: { kind: 'event', on: { type: 'wake' }, delayMs: minute, timeZone: 'UTC' } });
    const login = add({ schedule: { kind: 'event', on: { type: 'login' }, timeZone: 'UTC' } });
    core.beat().happened('wake', null);
    core.clock.advance(30_000);
    core.beat().happened('wake', null);
    core.clock.advance(5 * minute);
    expect([told(wake), told(login)]).toEqual([[['queued', 1, 1]], []]);
  });

  it('that comes during a pause is recorded as skipped', () => {
    const id = add({ schedule: { kind: 'event', on: { type: 'wake' }, timeZone: 'UTC' } });
    core.registry.pauseEntries({ ids: [id] }, null);
    core.clock.advance(minute);
    core.beat().happened('wake', null);
    core.clock.advance(minute);
    core.registry.resumeEntries({ ids: [id] });
    expect([told(id), next(id)]).toEqual([[['skipped', 1, 1]], null]);
    core.beat().happened('wake', null);
    expect(told(id)).toEqual([
      ['skipped', 1, 1],
      ['queued', 2, 1],
    ]);
  });

  it('twice within a millisecond is two due times', () => {
    const id = add({ schedule: { kind: 'event', on: { type: 'wake' }, timeZone: 'UTC' } });
    core.beat().happened('wake', null);
    core.beat().happened('wake', null);
    core.clock.advance(1);
    expect(core.runsOf(id).map(({ scheduledFor }) => scheduledFor)).toEqual([start, start + 1]);
  });
});
