import { CronExpressionParser } from 'cron-parser';
import { invalid } from '../error.ts';
import type { CrontabSchedule } from '../model/schedule.ts';
import { crontabFields } from './crontab-field.ts';
import { type CrontabTexts, splitCrontab } from './crontab-texts.ts';
import { type CrontabDialect, expandItem } from './crontab-values.ts';
import { type MonthDayRule, readMonthDays, readWeekdays, type WeekdayRule } from './day-rule.ts';

/** A crontab read: every field as sorted numbers, and the rules that join them. */
export interface Crontab {
  readonly texts: CrontabTexts;
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: readonly number[];
  /** Null for any year. */
  readonly years: readonly number[] | null;
  readonly monthDays: MonthDayRule;
  readonly weekdays: WeekdayRule;
  /** With both day fields restricted, a day counts if either matches it. */
  readonly eitherDay: boolean;
  /** It is due whenever the clock shows its times, as against once a day at fixed times. */
  readonly followsClock: boolean;
}

/** Reads a crontab; throws INVALID with a message that names the field, the text and what is allowed. */
export function readCrontab(schedule: Pick<CrontabSchedule, 'expression' | 'dialect'>): Crontab {
  const texts = splitCrontab(schedule.expression);
  const dialect: CrontabDialect = schedule.dialect === 'celery' ? 'celery' : 'vixie';
  const values = (key: 'second' | 'minute' | 'hour' | 'month' | 'year', text: string): number[] =>
    sorted(text.split(',').flatMap((item) => expandItem(item, crontabFields[key], dialect)));
  const monthDays = readMonthDays(texts.day, dialect);
  const weekdays = readWeekdays(texts.weekday, dialect);
  const checked = checkedByCronParser({
    seconds: values('second', texts.second ?? '0'),
    minutes: values('minute', texts.minute),
    hours: values('hour', texts.hour),
    days: sorted(monthDays.days),
    months: values('month', texts.month),
    weekdays: sorted(weekdays.weekdays),
  });
  return {
    texts,
    seconds: checked.seconds,
    minutes: checked.minutes,
    hours: checked.hours,
    months: checked.months,
    years: texts.year === undefined || texts.year === '*' ? null : values('year', texts.year),
    monthDays: { ...monthDays, days: sorted(monthDays.days) },
    weekdays: { ...weekdays, weekdays: checked.weekdays },
    eitherDay: dialect === 'vixie' && monthDays.isRestricted && weekdays.isRestricted,
    followsClock: texts.minute.startsWith('*') || texts.hour.startsWith('*'),
  };
}

interface PlainFields {
  seconds: number[];
  minutes: number[];
  hours: number[];
  days: number[];
  months: number[];
  weekdays: number[];
}

/** Passes the normalised expression, which has no zone and no extension left, through cron-parser. */
function checkedByCronParser(fields: PlainFields): Omit<PlainFields, 'days'> {
  const { seconds, minutes, hours, days, months, weekdays } = fields;
  // cron-parser refuses days that none of the months has, which the either-day rule can make harmless.
  const longest = Math.max(...months.map((month) => (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31)));
  const possibleDays = days.filter((day) => day <= longest);
  const columns: readonly (readonly [number[], number])[] = [
    [seconds, 60],
    [minutes, 60],
    [hours, 24],
    [possibleDays, 31],
    [months, 12],
    [weekdays, 7],
  ];
  const text = columns
    .map(([values, size]) => (values.length === 0 || values.length === size ? '*' : values.join(',')))
    .join(' ');
  try {
    const read = CronExpressionParser.parse(text, { currentDate: 0, tz: 'UTC' }).fields;
    return {
      seconds: [...read.second.values],
      minutes: [...read.minute.values],
      hours: [...read.hour.values],
      months: [...read.month.values],
      weekdays: weekdays.length === 0 ? [] : sorted(read.dayOfWeek.values.map((value) => Number(value) % 7)),
    };
  } catch (error) {
    throw invalid('expression', `it cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function sorted(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
