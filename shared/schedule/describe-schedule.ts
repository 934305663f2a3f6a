import type { CrontabSchedule, Schedule } from '../model/schedule.ts';
import { describeDays } from './describe-days.ts';
import { describeInterval } from './describe-interval.ts';
import { describeTimes } from './describe-times.ts';
import { listed, runsOf, sentence } from './english.ts';
import { readCrontab } from './read-crontab.ts';
import { crontabWarnings, intervalWarnings } from './schedule-warnings.ts';

/** Says in plain English when a schedule is due; throws INVALID if it cannot be read. */
export function describeSchedule(schedule: Schedule): string {
  return sentence(schedule.kind === 'crontab' ? describeCrontab(schedule) : describeInterval(schedule));
}

/** What a schedule does that its writer may not expect, one sentence each; throws INVALID if it cannot be read. */
export function scheduleWarnings(schedule: Schedule): string[] {
  return schedule.kind === 'crontab' ? crontabWarnings(schedule) : intervalWarnings(schedule);
}

function describeCrontab(schedule: CrontabSchedule): string {
  const crontab = readCrontab(schedule);
  const { text, isListOfTimes } = describeTimes(crontab);
  const days = describeDays(crontab);
  const isEveryDay = isListOfTimes && !days.startsWith('on ');
  const years = crontab.years === null ? '' : `, only in ${listed(runsOf(crontab.years, String))}`;
  return [text, isEveryDay ? 'every day' : '', days].filter((part) => part !== '').join(' ') + years;
}
