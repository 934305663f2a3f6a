import { AppError, type FieldIssue } from '../../shared/error.ts';
import type { Schedule } from '../../shared/model/schedule.ts';
import type { TransferDocument } from '../../shared/model/transfer.ts';
import { nameKey } from '../../shared/name-key.ts';
import { checkSchedule } from '../../shared/schedule/check-schedule.ts';

/** What no schema sees: schedules that cannot be, and names that two tasks of one file share. */
export function checkDocument({ tasks }: TransferDocument): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const firstPlace = new Map<string, number>();
  tasks.forEach(({ name, entries }, index) => {
    const earlier = firstPlace.get(nameKey(name));
    if (earlier === undefined) firstPlace.set(nameKey(name), index);
    else issues.push({ path: `tasks.${index}.name`, message: `“${name}” is the name of tasks.${earlier} already` });
    entries.forEach(({ schedule }, place) => {
      issues.push(...scheduleIssues(schedule, `tasks.${index}.entries.${place}.schedule`));
    });
  });
  return issues;
}

function scheduleIssues(schedule: Schedule, path: string): FieldIssue[] {
  try {
    checkSchedule(schedule);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.issues.length === 0) return [{ path, message: error.message }];
    return error.issues.map((issue) => ({ ...issue, path: issue.path === '' ? path : `${path}.${issue.path}` }));
  }
}
