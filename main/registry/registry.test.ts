import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EntryInput } from '../../shared/model/entry.ts';
import { TaskInput } from '../../shared/model/task.ts';
import { openScratchStore, timesOf } from '../testing/scratch-store.ts';
import { type SimulatedClock, simulateClock } from '../testing/simulated-clock.ts';
import type { Machine } from './check-task.ts';
import { createRegistry, type Registry } from './registry.ts';

const start = Date.UTC(2025, 0, 1, 12);
const machine: Machine = {
  homeFolder: '/home/ada',
  findProgram: (program) => (program === 'nope' ? null : `/bin/${program}`),
  isFolder: (path) => path !== '/gone',
  isAbsolute: (path) => path.startsWith('/'),
};

let scratch: ReturnType<typeof openScratchStore>;
let clock: SimulatedClock;
let registry: Registry;
let changed: string[];

beforeEach(() => {
  scratch = openScratchStore();
  clock = simulateClock(start);
  changed = [];
  registry = createRegistry({
    clock,
    machine,
    store: scratch.store.registry,
    timesOf,
    settle: () => {},
    onChange: ({ topic }) => changed.push(topic),
  });
});
afterEach(() => scratch.dispose());

const task = (change: object = {}) =>
  TaskInput.parse({ name: 'Sync notes', options: { kind: 'command', program: 'rsync' }, ...change });
const hourly = (change: object = {}) =>
  EntryInput.parse({ schedule: { kind: 'crontab', expression: '0 * * * *', timeZone: 'UTC' }, ...change });
const issues = (...paths: string[]) =>
  expect.objectContaining({ issues: paths.map((path) => expect.objectContaining({ path })) });

describe('the registry', () => {
  it('registers a task with its entries, due from now on', () => {
    const record = registry.createTask(task(), [hourly(), hourly({ enabled: false })]);
    expect(record.entries.map(({ nextRunAt }) => nextRunAt)).toEqual([start + 3_600_000, null]);
    expect(registry.task('sync NOTES').task.id).toBe(record.task.id);
    expect(changed).toEqual(['tasks']);
  });

  it('names the field of everything this machine lacks, and keeps nothing', () => {
    const bad = task({ workingFolder: '/gone', options: { kind: 'command', program: 'nope' } });
    expect(() => registry.createTask(bad, [])).toThrow(issues('task.workingFolder', 'task.options.program'));
    expect(() => registry.createTask(task({ workingFolder: 'notes' }), [])).toThrow(issues('task.workingFolder'));
    expect(scratch.store.registry.counts()).toEqual({ taskCount: 0, entryCount: 0 });
    expect(changed).toEqual([]);
  });

  it('refuses a name that is taken, whatever its case', () => {
    registry.createTask(task(), []);
    expect(() => registry.createTask(task({ name: 'SYNC notes' }), [])).toThrow(issues('task.name'));
    const other = registry.createTask(task({ name: 'Other' }), []);
    expect(() => registry.updateTask(other.task.id, task(), undefined)).toThrow(issues('task.name'));
    expect(registry.updateTask(other.task.id, task({ name: 'OTHER' }), undefined).task.name).toBe('OTHER');
  });

  it('keeps nothing of a task whose schedule cannot be', () => {
    const never = hourly({ schedule: { kind: 'crontab', expression: '0 0 30 2 *', timeZone: 'UTC' } });
    const nowhere = hourly({ schedule: { kind: 'crontab', expression: '0 0 * * *', timeZone: 'Mars/Base' } });
    expect(() => registry.createTask(task(), [hourly(), never])).toThrow(issues('entries.1.schedule.expression'));
    expect(() => registry.createTask(task(), [nowhere])).toThrow(issues('entries.0.schedule.timeZone'));
    expect(scratch.store.registry.counts()).toEqual({ taskCount: 0, entryCount: 0 });
  });

  it('leaves the next due time alone when an edit leaves the schedule alone', () => {
    const { task: saved, entries } = registry.createTask(task(), [hourly()]);
    clock.advance(30 * 60_000);
    const same = registry.updateTask(
      saved.id,
      task({ notes: 'edited' }),
      entries.map((entry) => ({ ...entry, overlap: 'allow' as const })),
    );
    expect(same.entries[0]).toMatchObject({ id: entries[0]?.id, nextRunAt: start + 3_600_000, overlap: 'allow' });
    clock.advance(45 * 60_000);
    const late = registry.updateEntry(entries[0]?.id ?? '', hourly());
    expect(late.nextRunAt).toBe(start + 3_600_000);
    const moved = registry.updateEntry(
      late.id,
      hourly({ schedule: { kind: 'crontab', expression: '5 * * * *', timeZone: 'UTC' } }),
    );
    expect(moved.nextRunAt).toBe(start + 2 * 3_600_000 + 5 * 60_000);
  });

  it('brings a removed task back with its schedule, unless its name was taken', () => {
    const { task: saved } = registry.createTask(task(), [hourly()]);
    registry.removeTask('Sync notes');
    expect(() => registry.task(saved.id)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
    expect(scratch.store.beat.earliestDueAt()).toBeNull();
    const namesake = registry.createTask(task(), []);
    expect(() => registry.restoreTask(saved.id)).toThrow(issues('task.name'));
    registry.removeTask(namesake.task.id);
    clock.advance(10 * 3_600_000);
    expect(registry.restoreTask(saved.id).entries[0]?.nextRunAt).toBe(start + 11 * 3_600_000);
  });

  it('removes entries that a saved task no longer has', () => {
    const { task: saved, entries } = registry.createTask(task(), [hourly(), hourly()]);
    const kept = registry.updateTask(saved.id, task(), [entries[1] ?? hourly()]);
    expect(kept.entries.map(({ id }) => id)).toEqual([entries[1]?.id]);
  });

  it('keeps several changes or none', () => {
    const both = () =>
      registry.together({ lenient: true }, () => {
        registry.createTask(task({ options: { kind: 'command', program: 'nope' } }), []);
        registry.createTask(task(), []);
      });
    expect(both).toThrow(issues('task.name'));
    expect(scratch.store.registry.counts().taskCount).toBe(0);
    expect(changed).toEqual([]);
  });
});
