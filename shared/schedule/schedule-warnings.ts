import type { CrontabSchedule, IntervalSchedule } from '../model/schedule.ts';
import { dateOf, dayMs } from './calendar.ts';
import { type CrontabField, type CrontabFieldKey, crontabFields } from './crontab-field.ts';
import { listed, monthName, ordinal, plural, wallInWords, weekdayName } from './english.ts';
import { type Crontab, readCrontab } from './read-crontab.ts';
import { zoneNamed } from './zone.ts';

const unitsMs = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000 } as const;
const whole = {
  second: 'minute',
  minute: 'hour',
  hour: 'day',
  day: 'month',
  month: 'year',
  weekday: 'week',
  year: 'calendar',
} as const satisfies Record<CrontabFieldKey, string>;

/** What a crontab does that its writer may not expect. */
export function crontabWarnings(schedule: CrontabSchedule): string[] {
  const crontab = readCrontab(schedule);
  const keys = ['second', 'minute', 'hour', 'day', 'month', 'weekday'] as const;
  const warnings = keys.flatMap((key) => stepWarnings(key, crontab.texts[key] ?? ''));
  if (crontab.eitherDay) {
    warnings.push(
      `Day of month "${crontab.texts.day}" and day of week "${crontab.texts.weekday}" are both given: a day that matches either of them counts.`,
    );
  }
  return [...warnings, ...shortMonthWarnings(crontab)];
}

function stepWarnings(key: Exclude<CrontabFieldKey, 'year'>, text: string): string[] {
  const step = Number(/^\*\/([0-9]+)$/.exec(text)?.[1] ?? 1);
  if (step === 1) return [];
  const { name, min, max }: CrontabField = crontabFields[key];
  const size = key === 'weekday' ? 7 : max - min + 1;
  if (step >= size) {
    return [`The step of ${name} "${text}" is wider than the ${whole[key]}, so only the first value (${min}) counts.`];
  }
  if (size % step === 0 && key !== 'day') return [];
  const values: string[] = [];
  for (let value = min; value < min + size; value += step) values.push(nameOf(key, value));
  const shown = values.length > 6 ? `${values.slice(0, 4).join(', ')}, … ${values.at(-1)}` : listed(values);
  const unit = key === 'weekday' ? 'day' : name.split(' ')[0];
  return [
    `"${text}" means ${name} ${shown}, not every ${plural(step, unit ?? name)}: it starts over with each ${whole[key]}.`,
  ];
}

function nameOf(key: CrontabFieldKey, value: number): string {
  if (key === 'weekday') return weekdayName(value);
  return key === 'month' ? monthName(value) : String(value);
}

function shortMonthWarnings({ monthDays, months, eitherDay }: Crontab): string[] {
  const { days, daysBeforeLast, nearestWeekdaysTo, hasLastWeekday } = monthDays;
  const earliest = Math.min(...days, ...nearestWeekdaysTo);
  const endsWithMonth = daysBeforeLast.length > 0 || hasLastWeekday;
  const isAnyTooShort = months.some((month) => earliest > (month === 2 ? 28 : [4, 6, 9, 11].includes(month) ? 30 : 31));
  if (eitherDay || endsWithMonth || !Number.isFinite(earliest) || !isAnyTooShort) return [];
  if (months.length === 1 && earliest === 29) return ['Only leap years have a 29th of February.'];
  return [`Months that have no ${ordinal(earliest)} are left out; L means the last day of each month.`];
}

/** What an interval does that its writer may not expect; with `now`, also that it begins later. */
export function intervalWarnings(schedule: IntervalSchedule, now?: number): string[] {
  const { every, unit, align, anchorAt } = schedule;
  if (align === 'clock' && (unit === 'ms' || unit === 's' || unit === 'min' || unit === 'h')) {
    const everyMs = every * unitsMs[unit];
    if (everyMs >= dayMs || dayMs % everyMs === 0) return [];
    const name = { ms: 'ms', s: 'second', min: 'minute', h: 'hour' }[unit];
    return [`${plural(every, name)} do not divide a day evenly: on the clock, it starts over at each midnight.`];
  }
  if (align !== 'anchor' || anchorAt === undefined) return [];
  const wall = anchorAt + zoneNamed(schedule.timeZone).at(anchorAt).offset;
  const isShort = unit === 'ms' || unit === 's' || unit === 'min';
  // The sentence of a short rhythm does not say what it is counted from.
  if (isShort) return now !== undefined && anchorAt > now ? [`It begins at ${wallInWords(wall)}.`] : [];
  if (unit !== 'month') return [];
  const { day } = dateOf(Math.floor(wall / dayMs));
  return day > 28 ? [`In months that have no ${ordinal(day)} it is due on their last day.`] : [];
}
