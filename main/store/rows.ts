import type { Entry } from '../../shared/model/entry.ts';
import type { Run } from '../../shared/model/run.ts';
import type { Task } from '../../shared/model/task.ts';
import type { entries, runs, tasks } from './schema.ts';

/** A run as the contract knows it. */
export function toRun({ clockEra: _, ...run }: typeof runs.$inferSelect): Run {
  return run;
}

/** A task as the contract knows it. */
export function toTask({ removedAt: _, ...task }: typeof tasks.$inferSelect): Task {
  return task;
}

/** An entry as the contract knows it. */
export function toEntry({ clockEra: _, ...entry }: typeof entries.$inferSelect): Entry {
  return entry;
}
