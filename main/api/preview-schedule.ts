import type { SchedulePreview } from '../../shared/api.ts';
import type { Schedule } from '../../shared/model/schedule.ts';
import { checkSchedule } from '../../shared/schedule/check-schedule.ts';
import { describeSchedule, scheduleWarnings } from '../../shared/schedule/describe-schedule.ts';
import { dueTimes } from '../../shared/schedule/due-times.ts';
import { underPath, withAnchor } from '../registry/check-entry.ts';

/** Says a schedule in words and lists its next `count` due times after `after`; throws INVALID where it cannot be. */
export function previewSchedule(input: Schedule, after: number, count: number): SchedulePreview {
  const schedule = withAnchor(input, after);
  try {
    checkSchedule(schedule);
  } catch (error) {
    throw underPath(error, 'schedule');
  }
  const times = dueTimes(schedule);
  const due: number[] = [];
  for (let at = times.next(after); at !== null && due.length < count; at = times.next(at)) due.push(at);
  return { sentence: describeSchedule(schedule), warnings: scheduleWarnings(schedule), due };
}
