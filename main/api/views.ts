import type { EntryView, TaskView } from '../../shared/api.ts';
import { describeEntry } from '../../shared/schedule/describe-entry.ts';
import type { NamedEntry, TaskRecord } from '../registry/registry-store.ts';

/** An entry as the contract shows it. */
export function entryView(entry: NamedEntry): EntryView {
  return { ...entry, sentence: describeEntry(entry) };
}

/** A task as the contract shows it. */
export function taskView({ task, entries, lastRun }: TaskRecord): TaskView {
  return { ...task, entries: entries.map(entryView), lastRun };
}
