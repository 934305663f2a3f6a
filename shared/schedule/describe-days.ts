import type { MonthDayRule, WeekdayRule } from './day-rule.ts';
import { listed, monthName, ordinal, ordinalWord, runsOf, weekdayName } from './english.ts';
import type { Crontab } from './read-crontab.ts';

/** On which days a crontab is due: `on Monday to Friday`, `on the last day of the month`; empty for every day. */
export function describeDays(crontab: Crontab): string {
  const { eitherDay, months } = crontab;
  const hasMonthDays = restrictsMonthDays(crontab.monthDays);
  const hasWeekdays = restrictsWeekdays(crontab.weekdays);
  const everyMonth = months.length === 12;
  const monthNames = listed(runsOf(months, monthName));
  const inMonths = everyMonth ? '' : ` in ${monthNames}`;
  const ofMonths = everyMonth ? ' of the month' : ` of ${monthNames}`;
  if (eitherDay && (!hasMonthDays || !hasWeekdays)) return inMonths.trim();
  const monthDays = `${describeMonthDays(crontab.monthDays)}${ofMonths}`;
  const plainWeekdays = namedWeekdays(crontab.weekdays);
  const places = placesInMonth(crontab.weekdays);
  const weekdaysIn =
    places.length === 0 ? `${listed(plainWeekdays)}${inMonths}` : `${listed([...plainWeekdays, ...places])}${ofMonths}`;
  if (hasMonthDays && hasWeekdays) {
    if (eitherDay) return `on ${monthDays} and on ${weekdaysIn}`;
    return `on ${monthDays} if it is ${listed([...plainWeekdays, ...places], 'or')}`;
  }
  if (hasMonthDays) return `on ${monthDays}`;
  return hasWeekdays ? `on ${weekdaysIn}` : inMonths.trim();
}

function restrictsMonthDays(rule: MonthDayRule): boolean {
  return rule.days.length < 31;
}

function restrictsWeekdays(rule: WeekdayRule): boolean {
  return rule.weekdays.length < 7;
}

function describeMonthDays(rule: MonthDayRule): string {
  const step = stepOf(rule.days);
  const days =
    step === null ? runsOf(rule.days, ordinal) : [`every ${ordinal(step)} day from the ${ordinal(rule.days[0] ?? 1)}`];
  const fixed = days.length === 0 ? [] : [`${step === null ? 'the ' : ''}${listed(days)}`];
  const beforeLast = rule.daysBeforeLast.map((before) => {
    if (before === 0) return 'the last day';
    return before === 1 ? 'the second to last day' : `the ${ordinal(before)} day before the last day`;
  });
  const nearest = rule.nearestWeekdaysTo.map((day) => `the weekday (Monday to Friday) nearest to the ${ordinal(day)}`);
  const last = rule.hasLastWeekday ? ['the last weekday (Monday to Friday)'] : [];
  return listed([...fixed, ...nearest, ...beforeLast, ...last]);
}

/** `Monday to Friday`; the week is written from Monday on, unless the days run past Sunday. */
function namedWeekdays({ weekdays }: WeekdayRule): string[] {
  const fromMonday = weekdays.map((weekday) => (weekday === 0 ? 7 : weekday)).sort((a, b) => a - b);
  const runsPastSunday = fromMonday[0] === 1 && fromMonday.at(-1) === 7;
  const firstOfLastRun = fromMonday.findLast((weekday) => !fromMonday.includes(weekday - 1)) ?? 1;
  if (!runsPastSunday || firstOfLastRun === 1) return runsOf(fromMonday, weekdayName);
  const lastRun = fromMonday.filter((weekday) => weekday >= firstOfLastRun).map((weekday) => weekday - 7);
  return runsOf([...lastRun, ...fromMonday.filter((weekday) => weekday < firstOfLastRun)], weekdayName);
}

function placesInMonth(rule: WeekdayRule): string[] {
  const nth = rule.nthWeekdays.map(({ weekday, nth: week }) => `the ${ordinalWord(week)} ${weekdayName(weekday)}`);
  return [...nth, ...rule.lastWeekdays.map((weekday) => `the last ${weekdayName(weekday)}`)];
}

/** The step of an even list of four or more days that goes on to the end of the month. */
function stepOf(days: readonly number[]): number | null {
  const [first = 0, second = 0] = days;
  const step = second - first;
  if (days.length < 4 || step < 2 || (days.at(-1) ?? 0) + step <= 31) return null;
  return days.every((day, index) => day === first + index * step) ? step : null;
}
