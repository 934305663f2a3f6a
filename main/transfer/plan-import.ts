import type { EntryDraft } from '../../shared/api.ts';
import { invalid } from '../../shared/error.ts';
import type { TaskInput } from '../../shared/model/task.ts';
import type { ConflictChoice, ImportItem, TransferDocument } from '../../shared/model/transfer.ts';
import { nameKey } from '../../shared/name-key.ts';
import { differences } from './differences.ts';
import { exportTask, type TaskWithEntries, type TransferTask } from './export-tasks.ts';
import { freeName } from './free-name.ts';
import { matchEntries } from './match-entries.ts';

/** What a person decided about an import: the tasks to take (all when absent) and what happens where names clash. */
export interface ImportChoices {
  readonly take?: readonly string[] | undefined;
  readonly onConflict: ConflictChoice;
  readonly conflicts: Readonly<Record<string, ConflictChoice>>;
}

/** One step of an import; `skipped` and `unchanged` change nothing and are there to be counted. */
export type ImportChange =
  | { readonly change: 'create'; readonly task: TaskInput; readonly entries: EntryDraft[] }
  | { readonly change: 'replace'; readonly id: string; readonly task: TaskInput; readonly entries: EntryDraft[] }
  | { readonly change: 'skipped' | 'unchanged'; readonly name: string };

/** What importing a document would do to the registered tasks, in the document's order. */
export function planImport(document: TransferDocument, existing: readonly TaskWithEntries[]): ImportItem[] {
  const byName = tasksByName(existing);
  return document.tasks.map((incoming) => {
    const namesake = byName.get(nameKey(incoming.name));
    const differing = namesake ? taskDifferences(incoming, namesake) : [];
    const change = !namesake ? 'new' : differing.length === 0 ? 'same' : 'conflict';
    return { name: incoming.name, change, differences: differing, entryCount: incoming.entries.length, warnings: [] };
  });
}

/** The changes that carry out an import as it was chosen; applied together or not at all. */
export function planChanges(
  document: TransferDocument,
  existing: readonly TaskWithEntries[],
  choices: ImportChoices,
): ImportChange[] {
  const byName = tasksByName(existing);
  refuseUnknownNames(document, choices);
  const taken = choices.take && new Set(choices.take);
  const used = new Set([...byName.keys(), ...document.tasks.map(({ name }) => nameKey(name))]);
  const changes = document.tasks.map((incoming): ImportChange => {
    const { entries, ...task } = incoming;
    const namesake = byName.get(nameKey(task.name));
    if (namesake && taskDifferences(incoming, namesake).length === 0) return { change: 'unchanged', name: task.name };
    if (taken && !taken.has(task.name)) return { change: 'skipped', name: task.name };
    if (!namesake) return { change: 'create', task, entries };
    return settle(incoming, namesake, choices, used);
  });
  return followRenamed(changes, document);
}

/** Tasks of the file that follow one which gets another name go on following that one. */
function followRenamed(changes: readonly ImportChange[], document: TransferDocument): ImportChange[] {
  const newNames = new Map(
    changes.flatMap((change, index) => {
      const name = document.tasks[index]?.name;
      return name !== undefined && 'task' in change && change.task.name !== name
        ? [[nameKey(name), change.task.name] as const]
        : [];
    }),
  );
  const renamed = ({ schedule, ...entry }: EntryDraft): EntryDraft => {
    if (schedule.kind !== 'event' || schedule.on.type !== 'taskEnded') return { ...entry, schedule };
    const task = newNames.get(nameKey(schedule.on.task)) ?? schedule.on.task;
    return { ...entry, schedule: { ...schedule, on: { ...schedule.on, task } } };
  };
  return changes.map((change) => ('task' in change ? { ...change, entries: change.entries.map(renamed) } : change));
}

function settle(
  { entries, ...task }: TransferTask,
  namesake: TaskWithEntries,
  { conflicts, onConflict }: ImportChoices,
  used: Set<string>,
): ImportChange {
  const chosen = Object.hasOwn(conflicts, task.name) ? conflicts[task.name] : undefined;
  switch (chosen ?? onConflict) {
    case 'skip':
      return { change: 'skipped', name: task.name };
    case 'rename':
      return { change: 'create', task: { ...task, name: freeName(task.name, used) }, entries };
    case 'replace':
      return { change: 'replace', id: namesake.task.id, task, entries: draftsFor(entries, namesake) };
  }
}

function tasksByName(existing: readonly TaskWithEntries[]): Map<string, TaskWithEntries> {
  return new Map(existing.map((task) => [nameKey(task.task.name), task]));
}

/** An entry that stands for an existing one keeps its id, and with it its rhythm and its history. */
function draftsFor(entries: TransferTask['entries'], namesake: TaskWithEntries): EntryDraft[] {
  const places = matchEntries(entries, exportTask(namesake).entries);
  return entries.map((entry, index) => {
    const existing = namesake.entries[places[index] ?? -1];
    return existing ? { ...entry, id: existing.id } : entry;
  });
}

function taskDifferences(incoming: TransferTask, namesake: TaskWithEntries): string[] {
  const { entries: theirs, ...task } = incoming;
  const { entries: ours, ...existingTask } = exportTask(namesake);
  const places = matchEntries(theirs, ours);
  return [
    ...differences(existingTask, task),
    ...theirs.flatMap((entry, index) => {
      const existing = ours[places[index] ?? -1];
      return existing ? differences(existing, entry, `entries.${index}`) : [`entries.${index}`];
    }),
    // Those that only the registered task has, which replacing it would remove.
    ...(ours.length > theirs.length ? ['entries'] : []),
  ];
}

function refuseUnknownNames(document: TransferDocument, { take = [], conflicts }: ImportChoices): void {
  const names = new Set(document.tasks.map(({ name }) => name));
  const unknown = [...take, ...Object.keys(conflicts)].find((name) => !names.has(name));
  if (unknown !== undefined) throw invalid('take', `the file has no task “${unknown}”`);
}
