import type { IntervalSchedule } from '../model/schedule.ts';
import { dateOf, dayMs, weekdayOf } from './calendar.ts';
import { dateInWords, every, ordinal, plural, timeOfDay, weekdayName } from './english.ts';
import { zoneNamed } from './zone.ts';

const minuteMs = 60_000;

const unitNames = {
  ms: 'ms',
  s: 'second',
  min: 'minute',
  h: 'hour',
  day: 'day',
  week: 'week',
  month: 'month',
} as const;

/** Says in lower case how often an interval is due and what its rhythm hangs on. */
export function describeInterval(schedule: IntervalSchedule): string {
  const { align, unit } = schedule;
  const count = schedule.every;
  const often = elapsedHours(schedule) ?? every(count, unitNames[unit]);
  if (align === 'lastStart') return `${plural(count, unitNames[unit])} after the start of the last run`;
  if (align === 'lastEnd') return `${plural(count, unitNames[unit])} after the end of the last run`;
  if (align === 'clock') return describeClock(schedule);
  // Where the rhythm is that short, what it hangs on tells nobody anything.
  if (schedule.anchorAt === undefined || unit === 'ms' || unit === 's' || unit === 'min') return often;
  const wall = schedule.anchorAt + zoneNamed(schedule.timeZone).at(schedule.anchorAt).offset;
  const dayNumber = Math.floor(wall / dayMs);
  const minuteOfDay = Math.floor((wall - dayNumber * dayMs) / minuteMs);
  const time = timeOfDay(minuteOfDay * minuteMs);
  const date = dateOf(dayNumber);
  const from = dateInWords(date);
  if (!followsCalendar(schedule)) return `${often}, counted from ${time} on ${from}`;
  if (unit === 'day') return `${often}, at ${time} from ${from}`;
  if (unit === 'week') return `${often} on ${weekdayName(weekdayOf(dayNumber))}, at ${time} from ${from}`;
  const orLast = date.day > 28 ? ' or the last day' : '';
  return `${often} on the ${ordinal(date.day)}${orLast}, at ${time} from ${from}`;
}

function describeClock({ every: count, unit }: IntervalSchedule): string {
  const often = every(count, unitNames[unit]);
  if (unit === 'day') return `${often} at midnight`;
  if (unit === 'week') return `${often} on Monday at midnight`;
  if (unit === 'month') return `${often} on the 1st at midnight`;
  return `${often}, on the clock`;
}

function elapsedHours(schedule: IntervalSchedule): string | null {
  const { unit } = schedule;
  if (followsCalendar(schedule) || (unit !== 'day' && unit !== 'week')) return null;
  return every(schedule.every * (unit === 'day' ? 24 : 168), 'hour');
}

function followsCalendar({ unit, mode }: IntervalSchedule): boolean {
  return unit === 'month' || ((unit === 'day' || unit === 'week') && mode !== 'elapsed');
}
