import type { Entry } from '../../shared/model/entry.ts';
import type { Run } from '../../shared/model/run.ts';
import type { Task } from '../../shared/model/task.ts';

/** An entry with the name of its task. */
export type NamedEntry = Entry & { readonly taskName: string };

/** A task with its entries and its latest run. */
export interface TaskRecord {
  readonly task: Task;
  readonly entries: readonly NamedEntry[];
  readonly lastRun: Run | null;
}

/** What the registry needs kept. Removed tasks are found by nothing but `restoreTask`. */
export interface RegistryStore {
  /** Runs `action` in one transaction: all of it is kept or nothing. */
  inTransaction<T>(action: () => T): T;
  listTasks(filter: { text?: string | undefined; tag?: string | undefined }): TaskRecord[];
  /** By id, or by name whatever its case. */
  findTask(reference: string): Task | null;
  taskRecord(id: string): TaskRecord | null;
  insertTask(task: Task): void;
  updateTask(task: Task): void;
  removeTask(id: string, now: number): void;
  /** The removed task of this id. */
  findRemoved(id: string): Task | null;
  restoreTask(id: string): void;
  listEntries(taskId: string | null): NamedEntry[];
  findEntry(id: string): NamedEntry | null;
  insertEntry(entry: Entry): void;
  /** Without `heldFrom` that stays as it is. */
  updateEntry(entry: Entry & { readonly heldFrom?: number | null }): void;
  removeEntry(id: string, now: number): void;
  /** Pauses an enabled entry or moves the end of its pause; what it was due next is held back. */
  pauseEntry(id: string, at: number, until: number | null): void;
  /** The names of the tasks that the entries of the task `name` follow, removed tasks left out. */
  followedBy(name: string): string[];
  /** Gives entries that follow the task `from` its new name. */
  renameFollowed(from: string, to: string): void;
  counts(): { taskCount: number; entryCount: number };
  /** The entries that are due next, earliest first. */
  nextDue(limit: number): NamedEntry[];
}
