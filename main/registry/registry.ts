import { v7 as uuid } from 'uuid';
import type { Change, EntryDraft, EntrySelection } from '../../shared/api.ts';
import { AppError, invalid } from '../../shared/error.ts';
import type { Entry, EntryInput } from '../../shared/model/entry.ts';
import type { Task, TaskInput } from '../../shared/model/task.ts';
import type { EntryDueTimes, EntryTiming } from '../../shared/schedule/entry-due-times.ts';
import type { Clock } from '../beat/clock.ts';
import { type ChainLink, checkChain, checkChains } from './check-chain.ts';
import { type CheckCalendar, checkEntry, withAnchor } from './check-entry.ts';
import { checkTask, type Machine } from './check-task.ts';
import { inputOf, isSameTiming } from './entry-input.ts';
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
  /** Pauses enabled entries, until an instant where one is given; returns how many. */
  pauseEntries(selection: EntrySelection, until: number | null): number;
  /** Ends the pause of entries; returns how many were paused. */
  resumeEntries(selection: EntrySelection): number;
  /** Runs several changes as one: all are kept or none. `lenient` lets tasks pass that this machine cannot run yet. */
  together<T>(options: { lenient: boolean }, action: () => T): T;
}

export interface RegistryParts {
  readonly clock: Clock;
  readonly machine: Machine;
  readonly store: RegistryStore;
  readonly timesOf: (entry: EntryTiming) => EntryDueTimes;
  /** Asked about each calendar that an entry is to exclude; without it any will do. */
  readonly checkCalendar?: CheckCalendar;
  /** Handles all that entries were due for until `now`; called before they change, so that nothing is lost. */
  readonly settle: (entryIds: readonly string[], now: number) => void;
  /** Called after a change was kept. */
  readonly onChange: (change: Change) => void;
}

/** Builds the registry. */
export function createRegistry({
  clock,
  machine,
  store,
  timesOf,
  checkCalendar,
  settle,
  onChange,
}: RegistryParts): Registry {
  let depth = 0;
  let isLenient = false;
  let changes: Change[] = [];
  /** When the change under way happens: what is due until then belongs to what was, the rest to what comes. */
  let now = 0;
  /** What is to be saved together may follow each other in any order, so chains are checked when all of it is there. */
  let openChains: ChainLink[] = [];

  function together<T>(options: { lenient: boolean }, action: () => T): T {
    const wasLenient = isLenient;
    isLenient = options.lenient;
    if (depth === 0) now = clock.now();
    depth++;
    try {
      const result = depth === 1 ? store.inTransaction(() => withChains(action)) : action();
      if (depth === 1) for (const change of changes) onChange(change);
      return result;
    } finally {
      isLenient = wasLenient;
      depth--;
      if (depth === 0) {
        changes = [];
        openChains = [];
      }
    }
  }

  function withChains<T>(action: () => T): T {
    const result = action();
    checkChains(openChains, store);
    return result;
  }

  const settleAll = (entries: readonly Entry[]) =>
    settle(
      entries.map(({ id }) => id),
      now,
    );
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

  /**
   * The first due time from now on of an entry that was saved; null where it waits for an event or has none left. After the
   * clock was set back a little, what has been done already does not come again.
   */
  function firstDue(timing: EntryTiming, done: Pick<Entry, 'runCount' | 'lastScheduledFor'> | null): number | null {
    if (timing.schedule.kind === 'event') return null;
    const { maxRuns } = timing.limits;
    if (maxRuns !== null && (done?.runCount ?? 0) >= maxRuns) return null;
    return timesOf(timing).first(Math.max(now, done?.lastScheduledFor ?? 0));
  }

  function check(task: Task, timing: EntryTiming, isNews: boolean, path: string): void {
    checkEntry(timing, path, timesOf, isNews && !isLenient ? now : null, isLenient ? undefined : checkCalendar);
    const link = { taskName: task.name, schedule: timing.schedule, path };
    if (isLenient) openChains.push({ ...link, path: `${task.name}.${path}` });
    else checkChain(link, store, false);
  }

  function insertEntry(task: Task, draft: EntryDraft, path: string): Entry {
    const input = inputOf(draft);
    const id = uuid();
    const timing = { ...input, id, schedule: withAnchor(input.schedule, now) };
    check(task, timing, input.enabled, path);
    const entry: Entry = {
      ...timing,
      taskId: task.id,
      createdAt: now,
      updatedAt: now,
      nextRunAt: input.enabled ? firstDue(timing, null) : null,
      lastScheduledFor: null,
      runCount: 0,
      pausedAt: null,
      pausedUntil: null,
    };
    store.insertEntry(entry);
    return entry;
  }

  /**
   * An edit that leaves the timing alone leaves the next due time alone; any other counts from now. A pause survives
   * edits, but not being switched off.
   */
  function changeEntry(task: Task, { taskName: _, ...old }: NamedEntry, draft: EntryDraft, path: string): void {
    const input = inputOf(draft);
    const timing = { ...input, id: old.id, schedule: withAnchor(input.schedule, old.createdAt) };
    const keepsRhythm = old.enabled && input.enabled && isSameTiming(old, timing);
    check(task, timing, input.enabled && !keepsRhythm, path);
    const staysPaused = old.pausedAt !== null && old.enabled && input.enabled;
    const first = keepsRhythm || !input.enabled ? null : firstDue(timing, old);
    const place = staysPaused
      ? { ...(!keepsRhythm && { heldFrom: first }) }
      : { nextRunAt: keepsRhythm ? old.nextRunAt : first, heldFrom: null, pausedAt: null, pausedUntil: null };
    store.updateEntry({ ...old, ...timing, ...place, updatedAt: now });
  }

  function replaceEntries(task: Task, drafts: readonly EntryDraft[]): void {
    settleAll(store.listEntries(task.id));
    const old = new Map(store.listEntries(task.id).map((entry) => [entry.id, entry]));
    drafts.forEach((draft, index) => {
      const path = `entries.${index}`;
      const existing = draft.id === undefined ? undefined : old.get(draft.id);
      if (draft.id !== undefined && !existing)
        throw new AppError('NOT_FOUND', `There is no entry ${draft.id} of this task.`);
      if (existing) changeEntry(task, existing, draft, path);
      else insertEntry(task, draft, path);
      if (existing) old.delete(existing.id);
    });
    for (const id of old.keys()) store.removeEntry(id, now);
  }

  /** Entries name the task they follow, so a new name goes to them, too. */
  function renameTask(old: Task, task: Task): void {
    store.renameFollowed(old.name, task.name);
    for (const { schedule } of store.listEntries(task.id)) {
      checkChain({ taskName: task.name, schedule, path: 'task.name' }, store, true);
    }
  }

  function selected(selection: EntrySelection): readonly NamedEntry[] {
    if (selection.ids) return selection.ids.map(mustFindEntry);
    if (selection.task !== undefined) return store.listEntries(mustFind(selection.task).id);
    return store.listTasks({ tag: selection.tag }).flatMap(({ entries }) => entries);
  }

  const changed = (taskId: string) => void changes.push({ topic: 'tasks', taskId });
  const changedTasksOf = (entries: readonly Entry[]) => new Set(entries.map(({ taskId }) => taskId)).forEach(changed);

  return {
    together,
    task: (reference) => recordOf(mustFind(reference).id),
    createTask: (input, drafts) =>
      kept(() => {
        checkInput(input, null);
        const task: Task = { ...input, id: uuid(), createdAt: now, updatedAt: now };
        store.insertTask(task);
        replaceEntries(task, drafts);
        changed(task.id);
        return recordOf(task.id);
      }),
    updateTask: (id, input, drafts) =>
      kept(() => {
        const old = mustFind(id);
        checkInput(input, old.id);
        const task: Task = { ...old, ...input, updatedAt: now };
        store.updateTask(task);
        if (task.name !== old.name) renameTask(old, task);
        if (drafts) replaceEntries(task, drafts);
        changed(old.id);
        return recordOf(old.id);
      }),
    removeTask: (reference) =>
      kept(() => {
        const { id } = mustFind(reference);
        settleAll(store.listEntries(id));
        store.removeTask(id, now);
        changed(id);
        return id;
      }),
    restoreTask: (id) =>
      kept(() => {
        const task = store.findRemoved(id);
        if (!task) throw new AppError('NOT_FOUND', `There is no removed task ${id}.`);
        checkName(task.name, null);
        store.restoreTask(id);
        store.listEntries(id).forEach(({ taskName, ...entry }, index) => {
          checkChain({ taskName, schedule: entry.schedule, path: `entries.${index}` }, store, true);
          const nextRunAt = entry.enabled ? firstDue(entry, entry) : null;
          store.updateEntry({ ...entry, nextRunAt, updatedAt: now });
        });
        changed(id);
        return recordOf(id);
      }),
    createEntry: (reference, input) =>
      kept(() => {
        const task = mustFind(reference);
        const entry = insertEntry(task, input, 'entry');
        changed(task.id);
        return { ...entry, taskName: task.name };
      }),
    updateEntry: (id, input) =>
      kept(() => {
        settle([id], now);
        const entry = mustFindEntry(id);
        changeEntry(mustFind(entry.taskId), entry, input, 'entry');
        changed(entry.taskId);
        return mustFindEntry(id);
      }),
    removeEntry: (id) =>
      kept(() => {
        const { taskId } = mustFindEntry(id);
        settle([id], now);
        store.removeEntry(id, now);
        changed(taskId);
      }),
    pauseEntries: (selection, until) =>
      kept(() => {
        if (until !== null && until <= now) throw invalid('until', 'must be in the future');
        const entries = selected(selection).filter(({ enabled }) => enabled);
        settleAll(entries);
        for (const { id } of entries) store.pauseEntry(id, now, until);
        changedTasksOf(entries);
        return entries.length;
      }),
    resumeEntries: (selection) =>
      kept(() => {
        const entries = selected(selection).filter(({ pausedAt }) => pausedAt !== null);
        // A pause that ends now is settled like one that ends by itself.
        for (const { id } of entries) store.pauseEntry(id, now, now);
        settleAll(entries);
        changedTasksOf(entries);
        return entries.length;
      }),
  };
}

function conflict(path: string, message: string): AppError {
  return new AppError('CONFLICT', `${path}: ${message}`, [{ path, message }]);
}
