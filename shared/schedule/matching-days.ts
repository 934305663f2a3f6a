import { dateOf, dayNumberOf, monthLength, weekdayOf } from './calendar.ts';
import { countDays } from './count-days.ts';
import type { Crontab } from './read-crontab.ts';

/** The calendar repeats itself after 400 years, a whole number of weeks. */
const monthsOfACycle = 4_800;
const unknown = -1;

/** The days a crontab matches, as day numbers; each month is looked up as a bit mask of its days. */
export class MatchingDays {
  readonly #crontab: Crontab;
  readonly #monthMask: number;
  readonly #years: ReadonlySet<number> | null;
  /** One mask for each of the 28 shapes a month can have: four lengths, seven first weekdays. */
  readonly #masks = new Int32Array(28).fill(unknown);

  constructor(crontab: Crontab) {
    this.#crontab = crontab;
    this.#monthMask = crontab.months.reduce((mask, month) => mask | (1 << month), 0);
    this.#years = crontab.years === null ? null : new Set(crontab.years);
  }

  atOrAfter(dayNumber: number): number {
    let { year, month, day } = dateOf(dayNumber);
    let first = dayNumber - day + 1;
    for (let months = 0; months <= monthsOfACycle; months++) {
      const mask = this.#maskOf(year, month, first) & -(1 << (day - 1));
      if (mask !== 0) return first + 31 - Math.clz32(mask & -mask);
      first += monthLength(year, month);
      day = 1;
      month = month === 12 ? 1 : month + 1;
      if (month === 1) {
        year++;
        const allowed = this.#years === null ? year : this.#crontab.years?.find((candidate) => candidate >= year);
        if (allowed === undefined) return Infinity;
        if (allowed > year) first = dayNumberOf(allowed, 1, 1);
        year = allowed;
      }
    }
    return Infinity;
  }

  atOrBefore(dayNumber: number): number {
    let { year, month, day } = dateOf(dayNumber);
    let first = dayNumber - day + 1;
    for (let months = 0; months <= monthsOfACycle; months++) {
      const mask = this.#maskOf(year, month, first) & (2 ** day - 1);
      if (mask !== 0) return first + 31 - Math.clz32(mask);
      month = month === 1 ? 12 : month - 1;
      if (month === 12) {
        year--;
        const allowed = this.#years === null ? year : this.#crontab.years?.findLast((candidate) => candidate <= year);
        if (allowed === undefined) return -Infinity;
        if (allowed < year) first = dayNumberOf(allowed + 1, 1, 1);
        year = allowed;
      }
      day = monthLength(year, month);
      first -= day;
    }
    return -Infinity;
  }

  has(dayNumber: number): boolean {
    const { year, month, day } = dateOf(dayNumber);
    return (this.#maskOf(year, month, dayNumber - day + 1) & (1 << (day - 1))) !== 0;
  }

  /** How many lie in [from, before). */
  count(from: number, before: number): number {
    return countDays(from, before, (year, month, first) => this.#maskOf(year, month, first));
  }

  #maskOf(year: number, month: number, firstDayNumber: number): number {
    if ((this.#monthMask & (1 << month)) === 0) return 0;
    if (this.#years !== null && !this.#years.has(year)) return 0;
    const length = monthLength(year, month);
    const firstWeekday = weekdayOf(firstDayNumber);
    const shape = (length - 28) * 7 + firstWeekday;
    if (this.#masks[shape] === unknown) this.#masks[shape] = maskOfMonth(this.#crontab, length, firstWeekday);
    return this.#masks[shape] as number;
  }
}

function maskOfMonth(crontab: Crontab, length: number, firstWeekday: number): number {
  const byMonthDay = maskOfMonthDays(crontab.monthDays, length, firstWeekday);
  const byWeekday = maskOfWeekdays(crontab.weekdays, length, firstWeekday);
  return (crontab.eitherDay ? byMonthDay | byWeekday : byMonthDay & byWeekday) & (2 ** length - 1);
}

function maskOfMonthDays(rule: Crontab['monthDays'], length: number, firstWeekday: number): number {
  const days = [...rule.days, ...rule.daysBeforeLast.map((before) => length - before)];
  for (const day of rule.nearestWeekdaysTo) if (day <= length) days.push(nearestWeekday(day, length, firstWeekday));
  if (rule.hasLastWeekday) days.push(nearestWeekday(length, length, firstWeekday));
  return maskOfDays(days);
}

function maskOfWeekdays(rule: Crontab['weekdays'], length: number, firstWeekday: number): number {
  const days: number[] = [];
  for (let day = 1; day <= length; day++) {
    const weekday = (firstWeekday + day - 1) % 7;
    const isNth = rule.nthWeekdays.some((wanted) => wanted.weekday === weekday && wanted.nth === Math.ceil(day / 7));
    const isLast = day + 7 > length && rule.lastWeekdays.includes(weekday);
    if (rule.weekdays.includes(weekday) || isNth || isLast) days.push(day);
  }
  return maskOfDays(days);
}

/** The Monday to Friday nearest to a day, without leaving its month. */
function nearestWeekday(day: number, length: number, firstWeekday: number): number {
  const weekday = (firstWeekday + day - 1) % 7;
  if (weekday === 6) return day === 1 ? 3 : day - 1;
  if (weekday === 0) return day === length ? day - 2 : day + 1;
  return day;
}

function maskOfDays(days: readonly number[]): number {
  return days.reduce((mask, day) => (day < 1 ? mask : mask | (1 << (day - 1))), 0);
}
