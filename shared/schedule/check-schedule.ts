import { invalid } from '../error.ts';
import type { Schedule } from '../model/schedule.ts';
import { checkByCronParser } from './check-by-cron-parser.ts';
import { dueTimes } from './due-times.ts';
import { readCrontab } from './read-crontab.ts';

const startOf1970 = 0;
const aDayMs = 86_400_000;

/** Throws INVALID for a schedule that cannot be read, is too short or never comes, such as 30 February. */
export function checkSchedule(schedule: Schedule): void {
  const due = dueTimes(schedule);
  if (schedule.kind !== 'crontab') return;
  checkByCronParser(readCrontab(schedule));
  if (due.next(startOf1970 - aDayMs) !== null) return;
  throw invalid('expression', `"${schedule.expression.trim()}" never comes: no day of the calendar matches it`);
}
