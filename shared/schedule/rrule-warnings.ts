import type { RruleSchedule } from '../model/schedule.ts';
import { ordinal, ordinalWord, plural, wallInWords, weekdayName } from './english.ts';
import { readRrule } from './read-rrule.ts';
import { type StartedRrule, withStart } from './rrule-days.ts';
import { rruleDueTimes } from './rrule-due-times.ts';
import { zoneNamed } from './zone.ts';

/** What a recurrence rule does that its writer may not expect. */
export function rruleWarnings(schedule: RruleSchedule): string[] {
  const { startAt, timeZone } = schedule;
  const startWall = startAt + zoneNamed(timeZone).at(startAt).offset;
  const rule = withStart(readRrule(schedule.rule), startWall);
  const warnings = [...shortMonthWarnings(rule), ...rareWarnings(rule)];
  const first = rruleDueTimes(schedule).next(startAt - 1);
  // Other programs count a start that does not match as the first of so many times.
  if (rule.count !== null && first !== null && first !== startAt) {
    const times = rule.count === 1 ? 'the one time' : `one of the ${plural(rule.count, 'time')}`;
    const firstWall = first + zoneNamed(timeZone).at(first).offset;
    warnings.push(`The start does not match the rule and is not ${times}; the first is at ${wallInWords(firstWall)}.`);
  }
  return warnings;
}

function shortMonthWarnings({ frequency, monthDays, months }: StartedRrule): string[] {
  const earliest = Math.min(...monthDays);
  // Days before the end are negative, and there every month has one.
  if ((frequency !== 'MONTHLY' && frequency !== 'YEARLY') || earliest < 29 || !Number.isFinite(earliest)) return [];
  const lengthOf = (month: number): number => (month === 2 ? 28 : [4, 6, 9, 11].includes(month) ? 30 : 31);
  if (months.length > 0 && months.every((month) => earliest <= lengthOf(month))) return [];
  if (months.length === 1 && earliest === 29) return ['Only leap years have a 29th of February.'];
  return [`Months that have no ${ordinal(earliest)} are left out; BYMONTHDAY=-1 means the last day of each month.`];
}

function rareWarnings({ frequency, months, weekdays, weekNumbers, yearDays }: StartedRrule): string[] {
  const warnings: string[] = [];
  const isWithinMonth = frequency === 'MONTHLY' || months.length > 0;
  const fifth = weekdays.find(({ nth }) => Math.abs(nth) === 5);
  if (isWithinMonth && fifth !== undefined && weekdays.length === 1) {
    const last = fifth.nth > 0 ? '; -1 means the last' : '';
    warnings.push(`Months that have no ${ordinalWord(5)} ${weekdayName(fifth.weekday)} are left out${last}.`);
  }
  if (weekNumbers.length > 0 && weekNumbers.every((week) => Math.abs(week) === 53)) {
    warnings.push('Years that have no week 53 are left out; -1 means the last week.');
  }
  if (yearDays.length > 0 && yearDays.every((day) => Math.abs(day) === 366)) {
    warnings.push('Only leap years have a day 366; -1 means the last day of the year.');
  }
  return warnings;
}
