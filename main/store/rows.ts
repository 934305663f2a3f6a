import type { Entry, Exclusions, Limits } from '../../shared/model/entry.ts';
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

/** The limits of an entry that has none; the database keeps NULL. */
export const noLimits: Limits = { startAt: null, endAt: null, maxRuns: null };

/** The exclusions of an entry that has none; the database keeps NULL. */
export const noExclusions: Exclusions = { dates: [], windows: [], calendars: [], action: 'skip' };

/** An entry as the contract knows it. */
export function toEntry({ clockEra: _, heldFrom: __, ...entry }: typeof entries.$inferSelect): Entry {
  return { ...entry, limits: entry.limits ?? noLimits, exclusions: entry.exclusions ?? noExclusions };
}

/** The columns of an entry; what is nothing special is NULL, so that a tick does not read it. */
export function entryColumns<Part extends Partial<Entry>>(entry: Part) {
  return {
    ...entry,
    ...(entry.limits && { limits: isSame(entry.limits, noLimits) ? null : entry.limits }),
    ...(entry.exclusions && { exclusions: isNothing(entry.exclusions) ? null : entry.exclusions }),
  };
}

function isSame(left: Limits, right: Limits): boolean {
  return left.startAt === right.startAt && left.endAt === right.endAt && left.maxRuns === right.maxRuns;
}

function isNothing({ dates, windows, calendars, action }: Exclusions): boolean {
  return dates.length + windows.length + calendars.length === 0 && action === 'skip';
}
