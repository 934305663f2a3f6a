import { listed, monthName, ordinal, ordinalWord, runsOf, weekdayName } from './english.ts';
import type { StartedRrule } from './rrule-days.ts';

const unitNames = { WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const;

/** On which days a rule by the week, month or year is due: `on the last Friday`, `on the 24th of December`. */
export function describeRruleDays(rule: StartedRrule): string {
  const { frequency, months, weekNumbers, yearDays, monthDays, weekdays } = rule;
  const isYearly = frequency === 'YEARLY';
  const picked = pickedWeekday(rule);
  const monthNames = listed(runsOf(months, monthName));
  const ofMonths = isYearly ? ` of ${months.length === 0 ? 'each month' : monthNames}` : '';
  const inMonths = months.length === 0 ? '' : ` in ${monthNames}`;
  const weeks = weekNumbers.length === 0 ? '' : ` in ${weeksInWords(weekNumbers)}`;
  const dates = [
    ...(monthDays.length === 0 ? [] : [`the ${listed(monthDaysInWords(monthDays))}${ofMonths}`]),
    ...(yearDays.length === 0 ? [] : [`${yearDaysInWords(yearDays)} of the year`]),
  ];
  const mentionsMonths = isYearly && (monthDays.length > 0 || (picked === '' && weekdays.some(({ nth }) => nth !== 0)));
  const rest = `${weeks}${mentionsMonths ? '' : inMonths}`;
  const days = weekdaysInWords(rule, dates.length > 0 ? 'or' : 'and');
  if (dates.length === 0) return picked === '' ? `on ${days}${rest}` : `on ${picked}${rest}`;
  return `on ${dates.join(' if it is ')}${weekdays.length === 0 ? '' : ` if it is ${days}`}${rest}`;
}

/** What BYSETPOS picks, where the days do not say it already: `, only the last of each month`. */
export function describePositions(rule: StartedRrule): string {
  const { positions, frequency } = rule;
  if (positions.length === 0 || pickedWeekday(rule) !== '') return '';
  const units = { ...unitNames, DAILY: 'day', HOURLY: 'hour', MINUTELY: 'minute', SECONDLY: 'second' } as const;
  return `, only the ${listed(inOrder(positions).map(place))} of each ${units[frequency]}`;
}

/** On which days a rule by the day or less is due at all: ` in May if it is Monday to Friday`. */
export function describeDayLimits(rule: StartedRrule): string {
  const { months, monthDays, yearDays } = rule;
  const inMonths = months.length === 0 ? '' : ` in ${listed(runsOf(months, monthName))}`;
  const conditions = [
    ...(monthDays.length === 0 ? [] : [`the ${listed(monthDaysInWords(monthDays), 'or')}`]),
    ...(yearDays.length === 0 ? [] : [`${yearDaysInWords(yearDays)} of the year`]),
    ...(rule.weekdays.length === 0 ? [] : [listed(plainWeekdays(rule), 'or')]),
  ];
  return `${inMonths}${conditions.length === 0 ? '' : ` if it is ${conditions.join(' and ')}`}`;
}

/** `Monday to Friday`; weeks are written from Monday on. */
export function plainWeekdays({ weekdays }: Pick<StartedRrule, 'weekdays'>): string[] {
  const plain = weekdays.filter(({ nth }) => nth === 0).map(({ weekday }) => (weekday === 0 ? 7 : weekday));
  return runsOf(
    plain.sort((a, b) => a - b),
    weekdayName,
  );
}

/** What `BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1` is known as, if the rule is of that sort; empty otherwise. */
function pickedWeekday({ frequency, positions, weekdays, monthDays, yearDays, hours, minutes, seconds }: StartedRrule) {
  const isPlain = weekdays.every(({ nth }) => nth === 0) && monthDays.length === 0 && yearDays.length === 0;
  const isOneTime = hours.length === 1 && minutes.length === 1 && seconds.length === 1;
  if (frequency !== 'MONTHLY' || positions.length === 0 || !isPlain || !isOneTime) return '';
  const days = weekdays.map(({ weekday }) => weekday).sort((a, b) => a - b);
  const places = `the ${listed(inOrder(positions).map(place))}`;
  if (days.join() === '1,2,3,4,5') return `${places} weekday (Monday to Friday)`;
  return days.length === 7 ? `${places} day` : '';
}

function weekdaysInWords(rule: StartedRrule, join: 'and' | 'or'): string {
  const { frequency, months, weekdays, weekNumbers } = rule;
  const isOften = frequency !== 'WEEKLY' && weekNumbers.length === 0 && join === 'and';
  const plain = plainWeekdays(rule).map((days) => (isOften ? `each ${days}` : days));
  const places = weekdays
    .filter(({ nth }) => nth !== 0)
    .sort((a, b) => Number(a.nth < 0) - Number(b.nth < 0))
    .map(({ weekday, nth }) => `the ${place(nth)} ${weekdayName(weekday)}`);
  if (places.length === 0) return listed(plain, join);
  const isWithinYear = frequency === 'YEARLY' && months.length === 0;
  const within = months.length === 0 ? '' : listed(runsOf(months, monthName));
  const of = isWithinYear ? ' of the year' : frequency === 'YEARLY' ? ` of ${within}` : '';
  return `${listed([...plain, ...places], join)}${of}`;
}

function monthDaysInWords(days: readonly number[]): string[] {
  const counted = runsOf(
    days.filter((day) => day > 0),
    ordinal,
  );
  return [...counted, ...days.filter((day) => day < 0).map((day) => `${place(day)} day`)];
}

function yearDaysInWords(days: readonly number[]): string {
  const counted = runsOf(
    days.filter((day) => day > 0),
    String,
  );
  const fromEnd = days.filter((day) => day < 0).map((day) => `the ${place(day)} day`);
  return listed([...(counted.length === 0 ? [] : [`day ${listed(counted)}`]), ...fromEnd]);
}

function weeksInWords(weeks: readonly number[]): string {
  const counted = runsOf(
    weeks.filter((week) => week > 0),
    String,
  );
  const fromEnd = weeks.filter((week) => week < 0).map((week) => `the ${place(week)} week of the year`);
  const noun = weeks.filter((week) => week > 0).length === 1 ? 'week' : 'weeks';
  return listed([...(counted.length === 0 ? [] : [`${noun} ${listed(counted)}`]), ...fromEnd]);
}

/** Those that count from the end come last. */
function inOrder(places: readonly number[]): number[] {
  return [...places].sort((a, b) => Number(a < 0) - Number(b < 0) || a - b);
}

/** `first`, `20th`, `last`, `second to last` */
function place(nth: number): string {
  if (nth > 0) return ordinalWord(nth);
  return nth === -1 ? 'last' : `${ordinalWord(-nth)} to last`;
}
