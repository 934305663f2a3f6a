import { crontabFields } from './crontab-field.ts';
import { refuseInField } from './crontab-texts.ts';
import { type CrontabDialect, expandItem, readValue } from './crontab-values.ts';

/** What the day-of-month column asks for. */
export interface MonthDayRule {
  /** False for `*` and `?`. */
  readonly isRestricted: boolean;
  readonly days: number[];
  /** 0 is the last day of the month, 3 the third before it. */
  readonly daysBeforeLast: number[];
  /** Days whose nearest Monday to Friday in the same month is meant. */
  readonly nearestWeekdaysTo: number[];
  readonly hasLastWeekday: boolean;
}

/** What the day-of-week column asks for; 0 is Sunday. */
export interface WeekdayRule {
  readonly isRestricted: boolean;
  readonly weekdays: number[];
  readonly lastWeekdays: number[];
  readonly nthWeekdays: { readonly weekday: number; readonly nth: number }[];
}

/** Reads the day-of-month column with its extensions `L`, `L-3`, `15W` and `LW`. */
export function readMonthDays(text: string, dialect: CrontabDialect): MonthDayRule {
  const field = crontabFields.day;
  const isRestricted = text !== '*' && text !== '?';
  const rule = {
    isRestricted,
    days: [] as number[],
    daysBeforeLast: [] as number[],
    nearestWeekdaysTo: [] as number[],
  };
  let hasLastWeekday = false;
  for (const item of isRestricted ? text.split(',') : ['*']) {
    const last = /^l(?:-([0-9]{1,2}))?$/.exec(item);
    const nearest = /^([0-9]{1,2})w$/.exec(item);
    if (item === 'lw') hasLastWeekday = true;
    else if (last !== null) {
      const before = Number(last[1] ?? 0);
      if (before > 30) throw refuseInField(field, item, 'goes back before the 1st');
      rule.daysBeforeLast.push(before);
    } else if (nearest !== null) rule.nearestWeekdaysTo.push(readValue(nearest[1] ?? '', item, field, dialect));
    else rule.days.push(...expandItem(item, field, dialect));
  }
  return { ...rule, hasLastWeekday };
}

/** Reads the day-of-week column with its extensions `5L` and `MON#2`. */
export function readWeekdays(text: string, dialect: CrontabDialect): WeekdayRule {
  const field = crontabFields.weekday;
  const isRestricted = text !== '*' && text !== '?';
  const rule: WeekdayRule = { isRestricted, weekdays: [], lastWeekdays: [], nthWeekdays: [] };
  for (const item of isRestricted ? text.split(',') : ['*']) {
    const last = /^([0-9]+|[a-z]{3})l$/.exec(item);
    const nth = /^([0-9]+|[a-z]+)#([0-9]+)$/.exec(item);
    if (last !== null) rule.lastWeekdays.push(readValue(last[1] ?? '', item, field, dialect) % 7);
    else if (nth !== null) {
      const weekday = readValue(nth[1] ?? '', item, field, dialect) % 7;
      const count = Number(nth[2]);
      if (count < 1 || count > 5) throw refuseInField(field, item, 'asks for no week from 1 to 5');
      rule.nthWeekdays.push({ weekday, nth: count });
    } else rule.weekdays.push(...expandItem(item, field, dialect));
  }
  return rule;
}
