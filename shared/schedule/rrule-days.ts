import { dateOf, dayMs, dayNumberOf, monthLength, weekdayOf } from './calendar.ts';
import { countDays } from './count-days.ts';
import type { Rrule, RruleWeekday } from './read-rrule.ts';

/** Rules are followed from here, so that periods in which 1970 begins are whole … */
const firstDay = dayNumberOf(1969, 1, 1);
/** … to here: nothing is due from the year 2200 on. */
const endDay = dayNumberOf(2200, 1, 1);
const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const unknown = -1;

/** A rule with what it leaves open taken from its start, a wall-clock time. */
export interface StartedRrule extends Rrule {
  readonly startWall: number;
}

/** Takes from the start what a rule leaves open: the day, and the parts of the time below its frequency. */
export function withStart(rule: Rrule, startWall: number): StartedRrule {
  const { frequency } = rule;
  const startDay = Math.floor(startWall / dayMs);
  const startSecond = Math.floor((startWall - startDay * dayMs) / 1_000);
  const { month, day } = dateOf(startDay);
  const or = (given: readonly number[], start: number): readonly number[] => (given.length > 0 ? given : [start]);
  const isSubDaily = frequency === 'SECONDLY' || frequency === 'MINUTELY' || frequency === 'HOURLY';
  const times = {
    hours: isSubDaily ? rule.hours : or(rule.hours, Math.floor(startSecond / 3_600)),
    minutes: isSubDaily && frequency !== 'HOURLY' ? rule.minutes : or(rule.minutes, Math.floor(startSecond / 60) % 60),
    seconds: frequency === 'SECONDLY' ? rule.seconds : or(rule.seconds, startSecond % 60),
  };
  const started = { ...rule, ...times, startWall };
  if (rule.yearDays.length > 0 || rule.monthDays.length > 0 || rule.weekdays.length > 0) return started;
  const weekdays = [{ weekday: weekdayOf(startDay), nth: 0 }];
  if (frequency === 'WEEKLY' || rule.weekNumbers.length > 0) return { ...started, weekdays };
  if (frequency === 'MONTHLY') return { ...started, monthDays: [day] };
  if (frequency === 'YEARLY') return { ...started, monthDays: [day], months: or(rule.months, month) };
  return started;
}

/** The days of a rule, as day numbers, whatever its times of day; each month is looked up as a bit mask of its days. */
export class RruleDays {
  readonly #rule: StartedRrule;
  readonly #startDay: number;
  readonly #startMonth: number;
  /** Masks without the interval, one for each month of the 28 shapes a year and its neighbours can have. */
  readonly #masks = new Int32Array(28 * 12).fill(unknown);

  constructor(rule: StartedRrule) {
    this.#rule = rule;
    this.#startDay = Math.floor(rule.startWall / dayMs);
    const { year, month } = dateOf(this.#startDay);
    this.#startMonth = year * 12 + month - 1;
  }

  atOrAfter(dayNumber: number): number {
    if (!(dayNumber < endDay)) return Infinity;
    let { year, month, day } = dateOf(Math.max(dayNumber, firstDay));
    let first = Math.max(dayNumber, firstDay) - day + 1;
    while (first < endDay) {
      const mask = this.#maskOf(year, month, first) & -(1 << (day - 1));
      if (mask !== 0) return first + 31 - Math.clz32(mask & -mask);
      first += monthLength(year, month);
      day = 1;
      month = month === 12 ? 1 : month + 1;
      if (month === 1) year++;
    }
    return Infinity;
  }

  atOrBefore(dayNumber: number): number {
    if (!(dayNumber >= firstDay)) return -Infinity;
    let { year, month, day } = dateOf(Math.min(dayNumber, endDay - 1));
    let first = Math.min(dayNumber, endDay - 1) - day + 1;
    while (first >= firstDay) {
      const mask = this.#maskOf(year, month, first) & (2 ** day - 1);
      if (mask !== 0) return first + 31 - Math.clz32(mask);
      month = month === 1 ? 12 : month - 1;
      if (month === 12) year--;
      day = monthLength(year, month);
      first -= day;
    }
    return -Infinity;
  }

  has(dayNumber: number): boolean {
    if (!(dayNumber >= firstDay && dayNumber < endDay)) return false;
    const { year, month, day } = dateOf(dayNumber);
    return (this.#maskOf(year, month, dayNumber - day + 1) & (1 << (day - 1))) !== 0;
  }

  /** Those in [from, before), in order. */
  *between(from: number, before: number): Generator<number, void> {
    for (let day = this.atOrAfter(from); day < before; day = this.atOrAfter(day + 1)) yield day;
  }

  /** How many lie in [from, before). */
  count(from: number, before: number): number {
    const end = Math.min(before, endDay);
    const start = Math.max(from, firstDay);
    return countDays(start, end, (year, month, first) => this.#maskOf(year, month, first));
  }

  #maskOf(year: number, month: number, firstDayNumber: number): number {
    const { frequency, interval, weekStart } = this.#rule;
    if (frequency === 'YEARLY' && (year - Math.floor(this.#startMonth / 12)) % interval !== 0) return 0;
    if (frequency === 'MONTHLY' && (year * 12 + month - 1 - this.#startMonth) % interval !== 0) return 0;
    const mask = this.#shapeMask(year, month, firstDayNumber);
    if (interval === 1 || mask === 0 || (frequency !== 'DAILY' && frequency !== 'WEEKLY')) return mask;
    const period = (day: number): number => (frequency === 'DAILY' ? day : weekOf(day, weekStart));
    const start = period(this.#startDay);
    let kept = 0;
    for (let rest = mask; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      const day = firstDayNumber + 31 - Math.clz32(bit);
      if ((period(day) - start) % interval === 0) kept |= bit;
    }
    return kept;
  }

  #shapeMask(year: number, month: number, firstDayNumber: number): number {
    const neighbours = isLeap(year) ? 0 : isLeap(year - 1) ? 1 : isLeap(year + 1) ? 2 : 3;
    const daysBefore = daysBeforeMonthOf(year, month);
    const shape = (neighbours * 7 + weekdayOf(firstDayNumber - daysBefore)) * 12 + month - 1;
    if (this.#masks[shape] === unknown) this.#masks[shape] = maskOfMonth(this.#rule, year, month);
    return this.#masks[shape] as number;
  }
}

/** The number of the week, of those that start on one weekday, that a day is in. */
export function weekOf(dayNumber: number, weekStart: number): number {
  // Day 3 was a Sunday.
  return Math.floor((dayNumber - 3 - weekStart) / 7);
}

function maskOfMonth(rule: StartedRrule, year: number, month: number): number {
  const { months, monthDays, yearDays, weekNumbers, weekdays, frequency } = rule;
  if (months.length > 0 && !months.includes(month)) return 0;
  const length = monthLength(year, month);
  const yearLength = isLeap(year) ? 366 : 365;
  const daysBefore = daysBeforeMonthOf(year, month);
  const januaryFirst = dayNumberOf(year, 1, 1);
  const isWithinMonth = frequency === 'MONTHLY' || months.length > 0;
  let mask = 0;
  for (let day = 1; day <= length; day++) {
    const yearDay = daysBefore + day;
    const weekday = weekdayOf(januaryFirst + yearDay - 1);
    const isWeekday = (wanted: RruleWeekday): boolean =>
      wanted.weekday === weekday &&
      (isWithinMonth ? isNth(wanted.nth, day, length) : isNth(wanted.nth, yearDay, yearLength));
    const matches =
      (monthDays.length === 0 || monthDays.includes(day) || monthDays.includes(day - length - 1)) &&
      (yearDays.length === 0 || yearDays.includes(yearDay) || yearDays.includes(yearDay - yearLength - 1)) &&
      (weekdays.length === 0 || weekdays.some(isWeekday)) &&
      (weekNumbers.length === 0 || hasWeekNumber(rule, januaryFirst + yearDay - 1));
    if (matches) mask |= 1 << (day - 1);
  }
  return mask;
}

/** Whether a day is the nth of its weekday within a month or year, counted from its end where n is negative. */
function isNth(nth: number, day: number, length: number): boolean {
  if (nth === 0) return true;
  return nth > 0 ? Math.ceil(day / 7) === nth : Math.ceil((length - day + 1) / 7) === -nth;
}

/** Weeks have the number of the year that most of their days are in. */
function hasWeekNumber({ weekNumbers, weekStart }: StartedRrule, dayNumber: number): boolean {
  const firstOfWeek = weekOf(dayNumber, weekStart) * 7 + 3 + weekStart;
  const { year } = dateOf(firstOfWeek + 3);
  const week = Math.floor((firstOfWeek + 3 - dayNumberOf(year, 1, 1)) / 7) + 1;
  // The last week contains 28 December as its fourth day or later, whatever day weeks start on.
  const lastFirst = weekOf(dayNumberOf(year, 12, 28), weekStart) * 7 + 3 + weekStart;
  const weeks = Math.floor((lastFirst + 3 - dayNumberOf(year, 1, 1)) / 7) + 1;
  return weekNumbers.includes(week) || weekNumbers.includes(week - weeks - 1);
}

function isLeap(year: number): boolean {
  return monthLength(year, 2) === 29;
}

function daysBeforeMonthOf(year: number, month: number): number {
  return (daysBeforeMonth[month - 1] as number) + (month > 2 && isLeap(year) ? 1 : 0);
}
