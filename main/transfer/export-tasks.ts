import { type Entry, EntryInput } from '../../shared/model/entry.ts';
import { type Task, TaskInput } from '../../shared/model/task.ts';
import { type TransferDocument, transferVersion } from '../../shared/model/transfer.ts';

/** A registered task with its entries, as the registry knows them. */
export interface TaskWithEntries {
  readonly task: Task;
  readonly entries: readonly Entry[];
}

/** One task as it travels. */
export type TransferTask = TransferDocument['tasks'][number];

/** Registered tasks as a document, in the order of their names; ids and moments of this data folder stay behind. */
export function exportTasks(tasks: readonly TaskWithEntries[]): TransferDocument {
  const sorted = [...tasks].sort((left, right) => (left.task.name < right.task.name ? -1 : 1));
  return { downbeat: transferVersion, tasks: sorted.map(exportTask) };
}

/** One registered task as it travels. */
export function exportTask({ task, entries }: TaskWithEntries): TransferTask {
  return {
    ...pick(task, Object.keys(TaskInput.shape) as (keyof TaskInput)[]),
    entries: entries.map((entry) => pick(entry, Object.keys(EntryInput.shape) as (keyof EntryInput)[])),
  };
}

function pick<T, K extends keyof T>(value: T, names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, value[name]])) as Pick<T, K>;
}
