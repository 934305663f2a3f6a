import type { CrontabSchedule, Schedule } from '../model/schedule.ts';
import { describeDays } from './describe-days.ts';
import { describeEvent } from './describe-event.ts';
import { describeInterval } from './describe-interval.ts';
import { describeOnce } from './describe-once.ts';
import { describeRrule } from './describe-rrule.ts';
import { describeSolar } from './describe-solar.ts';
import { describeTimes } from './describe-times.ts';
import { dueTimes, isAwaited } from './due-times.ts';
import { listed, runsOf, sentence } from './english.ts';
import { readCrontab } from './read-crontab.ts';
import { rruleWarnings } from './rrule-warnings.ts';
import { crontabWarnings, intervalWarnings } from './schedule-warnings.ts';
import { solarWarnings } from './solar-warnings.ts';

/** Says in plain English when a schedule is due; throws INVALID if it cannot be read. */
export function describeSchedule(schedule: Schedule): string {
  return sentence(describe(schedule));
}

/**
 * What a schedule does that its writer may not expect, one sentence each; with `now`, also that it has nothing left to
 * come. Throws INVALID if it cannot be read.
 */
export function scheduleWarnings(schedule: Schedule, now?: number): string[] {
  const isOver = now !== undefined && !isAwaited(schedule) && dueTimes(schedule).next(now) === null;
  if (!isOver) return warningsOf(schedule, now);
  const over = schedule.kind === 'once' ? 'This moment has passed.' : 'Its last due time has passed.';
  return [...warningsOf(schedule, now), over];
}

function describe(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'crontab':
      return describeCrontab(schedule);
    case 'interval':
      return describeInterval(schedule);
    case 'once':
      return describeOnce(schedule);
    case 'solar':
      return describeSolar(schedule);
    case 'rrule':
      return describeRrule(schedule);
    case 'event':
      return describeEvent(schedule);
  }
}

function warningsOf(schedule: Schedule, now: number | undefined): string[] {
  switch (schedule.kind) {
    case 'crontab':
      return crontabWarnings(schedule);
    case 'interval':
      return intervalWarnings(schedule, now);
    case 'solar':
      return solarWarnings(schedule);
    case 'rrule':
      return rruleWarnings(schedule);
    default:
      return [];
  }
}

function describeCrontab(schedule: CrontabSchedule): string {
  const crontab = readCrontab(schedule);
  const { text, isListOfTimes } = describeTimes(crontab);
  const days = describeDays(crontab);
  const isEveryDay = isListOfTimes && !days.startsWith('on ');
  const years = crontab.years === null ? '' : `, only in ${listed(runsOf(crontab.years, String))}`;
  return [text, isEveryDay ? 'every day' : '', days].filter((part) => part !== '').join(' ') + years;
}
