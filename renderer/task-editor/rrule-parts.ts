import { readRrule } from '../../shared/schedule/read-rrule.ts';
import { rruleWeekdays } from '../../shared/schedule/rrule-part.ts';

/** The frequencies that the fields offer. */
export const builderFrequencies = ['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;

/** A recurrence rule as the fields show it; what does not belong to the frequency is kept for when it is changed. */
export interface RruleParts {
  frequency: (typeof builderFrequencies)[number];
  interval: number;
  /** For weeks; 0 is Sunday, none stands for the weekday of the start. */
  weekdays: readonly number[];
  /** For years; null stands for the month of the start. */
  month: number | null;
  /** For months and years: as the start, a day of the month, or the nth of a weekday, both from the end where negative. */
  on: { by: 'start' } | { by: 'day'; day: number } | { by: 'weekday'; nth: number; weekday: number };
  /** A date counts as a whole: `2026-12-24`. */
  end: { by: 'never' } | { by: 'count'; count: number } | { by: 'date'; date: string };
  /** The day a week begins on; 0 is Sunday. */
  weekStart: number;
}

/** Reads a rule into the fields; null when it is not a rule or says more than the fields can show. */
export function partsOfRule(rule: string): RruleParts | null {
  const read = readOrNull(rule);
  const frequency = builderFrequencies.find((name) => name === read?.frequency);
  if (!read || !frequency) return null;
  const { interval, weekdays, months, monthDays, weekStart } = read;
  const rest = [read.weekNumbers, read.yearDays, read.hours, read.minutes, read.seconds, read.positions];
  if (rest.some(({ length }) => length > 0)) return null;
  const end = endOf(read);
  if (end === null) return null;
  const parts: RruleParts = { frequency, interval, weekdays: [], month: null, on: { by: 'start' }, end, weekStart };
  if (frequency === 'WEEKLY') {
    const isPlain = months.length === 0 && monthDays.length === 0 && weekdays.every(({ nth }) => nth === 0);
    return isPlain ? { ...parts, weekdays: weekdays.map(({ weekday }) => weekday) } : null;
  }
  const isOfMonth = frequency === 'MONTHLY' || frequency === 'YEARLY';
  if (!isOfMonth) return months.length + monthDays.length + weekdays.length === 0 ? parts : null;
  const [month = null] = months;
  const isMonthMissing = frequency === 'YEARLY' && month === null && monthDays.length + weekdays.length > 0;
  if (months.length > (frequency === 'YEARLY' ? 1 : 0) || isMonthMissing) return null;
  if (monthDays.length + weekdays.length > 1) return null;
  const [day] = monthDays;
  const [weekday] = weekdays;
  if (weekday?.nth === 0) return null;
  if (day !== undefined) return { ...parts, month, on: { by: 'day', day } };
  if (weekday !== undefined) return { ...parts, month, on: { by: 'weekday', ...weekday } };
  return { ...parts, month };
}

function readOrNull(rule: string) {
  try {
    return readRrule(rule);
  } catch {
    return null;
  }
}

function endOf({ count, until }: ReturnType<typeof readRrule>): RruleParts['end'] | null {
  if (count !== null) return { by: 'count', count };
  if (until === null) return { by: 'never' };
  return until.of === 'day' ? { by: 'date', date: new Date(until.ms).toISOString().slice(0, 10) } : null;
}

/** Writes the rule that the fields show. */
export function ruleOfParts({ frequency, interval, weekdays, month, on, end, weekStart }: RruleParts): string {
  const isOfMonth = frequency === 'MONTHLY' || frequency === 'YEARLY';
  const days = weekdays.map((weekday) => rruleWeekdays[weekday]).join(',');
  // A day of a month or an nth weekday within a year would mean all months, so a month always goes with them.
  const months = frequency === 'YEARLY' && (month !== null || on.by !== 'start') ? `BYMONTH=${month ?? 1}` : '';
  return [
    `FREQ=${frequency}`,
    interval === 1 ? '' : `INTERVAL=${interval}`,
    months,
    isOfMonth && on.by === 'day' ? `BYMONTHDAY=${on.day}` : '',
    isOfMonth && on.by === 'weekday' ? `BYDAY=${on.nth}${rruleWeekdays[on.weekday]}` : '',
    frequency === 'WEEKLY' && days !== '' ? `BYDAY=${days}` : '',
    end.by === 'count' ? `COUNT=${end.count}` : '',
    end.by === 'date' ? `UNTIL=${end.date.replaceAll('-', '')}` : '',
    weekStart === 1 ? '' : `WKST=${rruleWeekdays[weekStart]}`,
  ]
    .filter(Boolean)
    .join(';');
}
