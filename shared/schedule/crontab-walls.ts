import { MatchingDays } from './matching-days.ts';
import type { Crontab } from './read-crontab.ts';
import { RecentCache } from './recent-cache.ts';
import { TimesOfDay } from './times-of-day.ts';
import type { WallTimes } from './wall-times.ts';

const secondsPerDay = 86_400;
const sharedDays = new RecentCache<MatchingDays>(500);

/** The wall-clock times a crontab names. */
export class CrontabWalls implements WallTimes {
  readonly #days: MatchingDays;
  readonly #times: TimesOfDay;

  constructor(crontab: Crontab) {
    this.#days = matchingDays(crontab);
    this.#times = new TimesOfDay(crontab);
  }

  atOrAfter(wall: number): number {
    const second = Math.ceil(wall / 1_000);
    const day = Math.floor(second / secondsPerDay);
    const found = this.#days.atOrAfter(day);
    if (found > day) return (found * secondsPerDay + this.#times.first) * 1_000;
    const time = this.#times.atOrAfter(second - day * secondsPerDay);
    if (time >= 0) return (day * secondsPerDay + time) * 1_000;
    return (this.#days.atOrAfter(day + 1) * secondsPerDay + this.#times.first) * 1_000;
  }

  atOrBefore(wall: number): number {
    const second = Math.floor(wall / 1_000);
    const day = Math.floor(second / secondsPerDay);
    const found = this.#days.atOrBefore(day);
    if (found < day) return (found * secondsPerDay + this.#times.last) * 1_000;
    const time = this.#times.atOrBefore(second - day * secondsPerDay);
    if (time >= 0) return (day * secondsPerDay + time) * 1_000;
    return (this.#days.atOrBefore(day - 1) * secondsPerDay + this.#times.last) * 1_000;
  }

  count(from: number, before: number): number {
    const first = Math.ceil(from / 1_000);
    const end = Math.ceil(before / 1_000);
    if (first >= end) return 0;
    const firstDay = Math.floor(first / secondsPerDay);
    const endDay = Math.floor(end / secondsPerDay);
    const skipped = this.#days.has(firstDay) ? this.#times.countBefore(first - firstDay * secondsPerDay) : 0;
    const extra = this.#days.has(endDay) ? this.#times.countBefore(end - endDay * secondsPerDay) : 0;
    return this.#days.count(firstDay, endDay) * this.#times.perDay - skipped + extra;
  }
}

/** Most crontabs differ in their times of day only: those share their days. */
function matchingDays(crontab: Crontab): MatchingDays {
  const { day, month, weekday, year } = crontab.texts;
  // The dialects differ in what they allow and in how they join the two day fields, not in what a text means.
  const key = [crontab.eitherDay, day, month, weekday, year].join(' ');
  const known = sharedDays.get(key);
  if (known !== undefined) return known;
  const days = new MatchingDays(crontab);
  sharedDays.set(key, days);
  return days;
}
