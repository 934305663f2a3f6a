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
  return {
    texts,
    seconds: values('second', texts.second ?? '0'),
    minutes: values('minute', texts.minute),
    hours: values('hour', texts.hour),
    months: values('month', texts.month),
    years: texts.year === undefined || texts.year === '*' ? null : values('year', texts.year),
    monthDays: { ...monthDays, days: sorted(monthDays.days) },
    weekdays: { ...weekdays, weekdays: sorted(weekdays.weekdays) },
    eitherDay: dialect === 'vixie' && monthDays.isRestricted && weekdays.isRestricted,
    followsClock: texts.minute.startsWith('*') || texts.hour.startsWith('*'),
  };
}

function sorted(values: readonly number[]): number[] {
  const isSorted = values.every((value, index) => index === 0 || value > (values[index - 1] as number));
  return isSorted ? [...values] : [...new Set(values)].sort((a, b) => a - b);
}
