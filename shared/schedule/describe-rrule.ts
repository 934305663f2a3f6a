import type { RruleSchedule } from '../model/schedule.ts';
import { dateOf, dayMs } from './calendar.ts';
import { describeDayLimits, describePositions, describeRruleDays, plainWeekdays } from './describe-rrule-days.ts';
import { describeTimes } from './describe-times.ts';
import { dateInWords, every, listed, plural, runsOf, timeOfDay, wallInWords, weekdayName } from './english.ts';
import { readRrule } from './read-rrule.ts';
import { type StartedRrule, withStart } from './rrule-days.ts';
import { type Zone, zoneNamed } from './zone.ts';

const unitNames = {
  SECONDLY: 'second',
  MINUTELY: 'minute',
  HOURLY: 'hour',
  DAILY: 'day',
  WEEKLY: 'week',
  MONTHLY: 'month',
  YEARLY: 'year',
} as const;

/** Says in lower case when a recurrence rule is due, from when and until when. */
export function describeRrule({ rule: text, startAt, timeZone }: RruleSchedule): string {
  const zone = zoneNamed(timeZone);
  const rule = withStart(readRrule(text), startAt + zone.at(startAt).offset);
  return `${describeRecurrence(rule)}${describePositions(rule)}${weekStart(rule)}${describeEnds(rule, zone)}`;
}

function describeRecurrence(rule: StartedRrule): string {
  const often = every(rule.interval, unitNames[rule.frequency]);
  switch (rule.frequency) {
    case 'SECONDLY':
    case 'MINUTELY':
    case 'HOURLY':
      return `${often}${withinUnit(rule)}${describeDayLimits(rule)}`;
    case 'DAILY': {
      const isWeekdaysOnly = rule.interval === 1 && rule.weekdays.length > 0 && rule.monthDays.length === 0;
      if (!isWeekdaysOnly) return `${often}${describeDayLimits(rule)}${times(rule)}`;
      return `every ${listed(plainWeekdays(rule))}${describeDayLimits({ ...rule, weekdays: [] })}${times(rule)}`;
    }
    default:
      return `${often} ${describeRruleDays(rule)}${times(rule)}`;
  }
}

function times(rule: StartedRrule): string {
  const { text, isListOfTimes } = describeTimes(rule);
  return isListOfTimes ? ` ${text}` : `, ${text}`;
}

/** What a rule by the hour or less lists, and what it is limited to: ` at 5 minutes past the hour from 09:00 to 16:59`. */
function withinUnit({ frequency, hours, minutes, seconds }: StartedRrule): string {
  const parts: string[] = [];
  const lists = (values: readonly number[]): boolean => values.length > 1 || (values[0] ?? 0) > 0;
  const noun = (values: readonly number[], unit: string): string =>
    `${listed(runsOf(values, String))} ${values.length === 1 && values[0] === 1 ? unit : `${unit}s`}`;
  if (frequency === 'HOURLY') {
    if (lists(minutes)) parts.push(` at ${noun(minutes, 'minute')} past the hour`);
    if (lists(seconds)) parts.push(` at ${noun(seconds, 'second')} past the minute`);
  } else {
    if (minutes.length > 0) parts.push(` in minute ${listed(runsOf(minutes, String))} of the hour`);
    const isLimit = frequency === 'SECONDLY';
    if (isLimit && seconds.length > 0) parts.push(` at second ${listed(runsOf(seconds, String))} of the minute`);
    if (!isLimit && lists(seconds)) parts.push(` at ${noun(seconds, 'second')} past the minute`);
  }
  if (hours.length > 0) parts.push(inHours(hours));
  return parts.join('');
}

function inHours(hours: readonly number[]): string {
  const [first = 0] = hours;
  const last = hours.at(-1) ?? first;
  if (last - first === hours.length - 1) {
    return ` from ${timeOfDay(first * 3_600_000)} to ${timeOfDay((last * 60 + 59) * 60_000)}`;
  }
  return ` in the hours from ${listed(hours.map((hour) => timeOfDay(hour * 3_600_000)))}`;
}

/** Where it makes a difference on which day weeks start. */
function weekStart({ frequency, interval, weekStart: start, weekdays, weekNumbers, positions }: StartedRrule): string {
  const isOfWeeks = frequency === 'WEEKLY' && (interval > 1 || positions.length > 0) && weekdays.length > 1;
  return start !== 1 && (isOfWeeks || weekNumbers.length > 0) ? `, weeks starting on ${weekdayName(start)}` : '';
}

function describeEnds(rule: StartedRrule, zone: Zone): string {
  const { startWall, count, until, frequency } = rule;
  const startDay = Math.floor(startWall / dayMs);
  const isSubDaily = frequency === 'SECONDLY' || frequency === 'MINUTELY' || frequency === 'HOURLY';
  const from = isSubDaily ? wallInWords(startWall) : dateInWords(dateOf(startDay));
  if (count !== null) return `, from ${from}, ${count === 1 ? 'once' : plural(count, 'time')}`;
  if (until === null) return `, from ${from}`;
  if (until.of === 'day') return `, from ${from} until ${dateInWords(dateOf(until.ms / dayMs))}`;
  const wall = until.of === 'wall' ? until.ms : until.ms + zone.at(until.ms).offset;
  return `, from ${from} until ${wallInWords(wall)}`;
}
