import { v7 as uuid } from 'uuid';
import type { Change, EntryDraft } from '../../shared/api.ts';
import { AppError } from '../../shared/error.ts';
import type { Entry, EntryInput } from '../../shared/model/entry.ts';
import type { Schedule } from '../../shared/model/schedule.ts';
import type { Task, TaskInput } from '../../shared/model/task.ts';
import { dueTimes } from '../../shared/schedule/due-times.ts';
import type { Clock } from '../beat/clock.ts';
import { checkEntry, withAnchor } from './check-entry.ts';
import { checkTask, type Machine } from './check-task.ts';
import type { NamedEntry, RegistryStore, TaskRecord } from './registry-store.ts';

/** Tasks and entries being registered, changed and removed; only what is registered can be due. */
export interface Registry {
  createTask(input: TaskInput, entries: readonly EntryDraft[]): TaskRecord;
  updateTask(id: string, input: TaskInput, entries: readonly EntryDraft[] | undefined): TaskRecord;
  removeTask(reference: string): string;
  restoreTask(id: string): TaskRecord;
  /** By id or name; throws NOT_FOUND. */
  task(reference: string): TaskRecord;
  createEntry(taskReference: string, input: EntryInput): NamedEntry;
  updateEntry(id: string, input: EntryInput): NamedEntry;
  removeEntry(id: string): void;
  /** Runs several changes as one: all are kept or none. `lenient` lets tasks pass that this machine cannot run yet. */
  together<T>(options: { lenient: boolean }, action: () => T): T;
}

export interface RegistryParts {
  readonly clock: Clock;
  readonly machine: Machine;
  readonly store: RegistryStore;
  /** Called after a change was kept. */
  readonly onChange: (change: Change) => void;
}

/** Builds the registry. */
export function createRegistry({ clock, machine, store, onChange }: RegistryParts): Registry {
  let depth = 0;
  let isLenient = false;
  let changes: Change[] = [];

  function together<T>(options: { lenient: boolean }, action: () => T): T {
    const wasLenient = isLenient;
    isLenient = options.lenient;
    depth++;
    try {
      const result = depth === 1 ? store.inTransaction(action) : action();
      if (depth === 1) for (const change of changes) onChange(change);
      return result;
    } finally {
      isLenient = wasLenient;
      depth--;
      if (depth === 0) changes = [];
    }
  }

  const kept = <T>(action: () => T): T => together({ lenient: isLenient }, action);

  function checkName(name: string, ownId: string | null): void {
    const namesake = store.findTask(name);
    if (namesake && namesake.id !== ownId && namesake.id !== name) {
      throw conflict('task.name', `a task named “${namesake.name}” exists already`);
    }
  }

  function checkInput(input: TaskInput, ownId: string | null): void {
    checkName(input.name, ownId);
    if (isLenient) return;
    const { issues } = checkTask(input, machine);
    if (issues.length > 0) {
      const named = issues.map((issue) => ({ ...issue, path: `task.${issue.path}` }));
      throw new AppError('INVALID', named.map(({ path, message }) => `${path}: ${message}`).join('; '), named);
    }
  }

  function mustFind(reference: string): Task {
    const task = store.findTask(reference);
    if (!task) throw new AppError('NOT_FOUND', `There is no task “${reference}”.`);
    return task;
  }

  function mustFindEntry(id: string): NamedEntry {
    const entry = store.findEntry(id);
    if (!entry) throw new AppError('NOT_FOUND', `There is no entry ${id}.`);
    return entry;
  }

  function recordOf(id: string): TaskRecord {
    const record = store.taskRecord(id);
    if (!record) throw new AppError('NOT_FOUND', `There is no task ${id}.`);
    return record;
  }

  function insertEntry(taskId: string, { id: _, ...input }: EntryDraft, path: string): Entry {
    checkEntry(input, path);
    const now = clock.now();
    const schedule = withAnchor(input.schedule, now);
    const nextRunAt = input.enabled ? dueTimes(schedule).next(now) : null;
    const entry: Entry = {
      ...input,
      id: uuid(),
      taskId,
      schedule,
      createdAt: now,
      updatedAt: now,
      nextRunAt,
      lastScheduledFor: null,
    };
    store.insertEntry(entry);
    return entry;
  }

  /** An edit that leaves the schedule alone leaves the next due time alone; any other counts from now. */
  function changeEntry({ taskName: _, ...old }: NamedEntry, { id: __, ...input }: EntryDraft, path: string): void {
    checkEntry(input, path);
    const now = clock.now();
    const schedule = withAnchor(input.schedule, old.createdAt);
    const keepsRhythm = old.enabled && input.enabled && isSameSchedule(old.schedule, schedule);
    const nextRunAt = keepsRhythm ? old.nextRunAt : input.enabled ? dueTimes(schedule).next(now) : null;
    store.updateEntry({ ...old, ...input, schedule, nextRunAt, updatedAt: now });
  }

  function replaceEntries(taskId: string, drafts: readonly EntryDraft[]): void {
    const old = new Map(store.listEntries(taskId).map((entry) => [entry.id, entry]));
    drafts.forEach((draft, index) => {
      const path = `entries.${index}`;
      const existing = draft.id === undefined ? undefined : old.get(draft.id);
      if (draft.id !== undefined && !existing)
        throw new AppError('NOT_FOUND', `There is no entry ${draft.id} of this task.`);
      if (existing) changeEntry(existing, draft, path);
      else insertEntry(taskId, draft, path);
      if (existing) old.delete(existing.id);
    });
    for (const id of old.keys()) store.removeEntry(id);
  }

  const changed = (taskId: string) => void changes.push({ topic: 'tasks', taskId });

  return {
    together,
    task: (reference) => recordOf(mustFind(reference).id),
    createTask: (input, drafts) =>
      kept(() => {
        checkInput(input, null);
        const now = clock.now();
        const task: Task = { ...input, id: uuid(), createdAt: now, updatedAt: now };
        store.insertTask(task);
        replaceEntries(task.id, drafts);
        changed(task.id);
        return recordOf(task.id);
      }),
    updateTask: (id, input, drafts) =>
      kept(() => {
        const old = mustFind(id);
        checkInput(input, old.id);
        store.updateTask({ ...old, ...input, updatedAt: clock.now() });
        if (drafts) replaceEntries(old.id, drafts);
        changed(old.id);
        return recordOf(old.id);
      }),
    removeTask: (reference) =>
      kept(() => {
        const { id } = mustFind(reference);
        store.removeTask(id, clock.now());
        changed(id);
        return id;
      }),
    restoreTask: (id) =>
      kept(() => {
        const task = store.findRemoved(id);
        if (!task) throw new AppError('NOT_FOUND', `There is no removed task ${id}.`);
        checkName(task.name, null);
        store.restoreTask(id);
        for (const { taskName: _, ...entry } of store.listEntries(id)) {
          if (entry.enabled) store.updateEntry({ ...entry, nextRunAt: dueTimes(entry.schedule).next(clock.now()) });
        }
        changed(id);
        return recordOf(id);
      }),
    createEntry: (reference, input) =>
      kept(() => {
        const task = mustFind(reference);
        const entry = insertEntry(task.id, input, 'entry');
        changed(task.id);
        return { ...entry, taskName: task.name };
      }),
    updateEntry: (id, input) =>
      kept(() => {
        const entry = mustFindEntry(id);
        changeEntry(entry, input, 'entry');
        changed(entry.taskId);
        return mustFindEntry(id);
      }),
    removeEntry: (id) =>
      kept(() => {
        const { taskId } = mustFindEntry(id);
        store.removeEntry(id);
        changed(taskId);
      }),
  };
}

function conflict(path: string, message: string): AppError {
  return new AppError('CONFLICT', `${path}: ${message}`, [{ path, message }]);
}

function isSameSchedule(a: Schedule, b: Schedule): boolean {
  const fields = (schedule: Schedule) =>
    JSON.stringify(Object.entries(schedule).sort(([left], [right]) => (left < right ? -1 : 1)));
  return fields(a) === fields(b);
}
