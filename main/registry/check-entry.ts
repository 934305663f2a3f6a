import { AppError } from '../../shared/error.ts';
import type { EntryInput } from '../../shared/model/entry.ts';
import type { Schedule } from '../../shared/model/schedule.ts';
import { checkSchedule } from '../../shared/schedule/check-schedule.ts';

/** Refuses a schedule that cannot be, naming its fields below `path`. */
export function checkEntry(entry: Pick<EntryInput, 'schedule'>, path: string): void {
  try {
    checkSchedule(entry.schedule);
  } catch (error) {
    throw underPath(error, `${path}.schedule`);
  }
}

/** Puts `path` in front of the fields that an INVALID error names. */
export function underPath(error: unknown, path: string): unknown {
  if (!(error instanceof AppError) || error.code !== 'INVALID') return error;
  const issues = error.issues.map((issue) => ({ ...issue, path: issue.path === '' ? path : `${path}.${issue.path}` }));
  return new AppError('INVALID', issues.map((issue) => `${issue.path}: ${issue.message}`).join('; '), issues);
}

/** Gives a rhythm its anchor, the entry's creation, where none was chosen. */
export function withAnchor(schedule: Schedule, createdAt: number): Schedule {
  return schedule.kind === 'interval' && schedule.align === 'anchor' && schedule.anchorAt === undefined
    ? { ...schedule, anchorAt: createdAt }
    : schedule;
}
