import { CronExpressionParser } from 'cron-parser';
import { invalid } from '../error.ts';
import type { Crontab } from './read-crontab.ts';

/**
 * A second opinion on a crontab: passes its values, which have no zone and no extension left, through cron-parser.
 * Throws INVALID where that refuses them; asked once, when somebody writes the schedule, because it takes longer than reading.
 */
export function checkByCronParser({ seconds, minutes, hours, monthDays, months, weekdays }: Crontab): void {
  // cron-parser refuses days that none of the months has, which the either-day rule can make harmless.
  const longest = Math.max(...months.map((month) => (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31)));
  const possibleDays = monthDays.days.filter((day) => day <= longest);
  const columns: readonly (readonly [readonly number[], number])[] = [
    [seconds, 60],
    [minutes, 60],
    [hours, 24],
    [possibleDays, 31],
    [months, 12],
    [weekdays.weekdays, 7],
  ];
  const text = columns
    .map(([values, size]) => (values.length === 0 || values.length === size ? '*' : values.join(',')))
    .join(' ');
  try {
    CronExpressionParser.parse(text, { currentDate: 0, tz: 'UTC' });
  } catch (error) {
    throw invalid('expression', `it cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
