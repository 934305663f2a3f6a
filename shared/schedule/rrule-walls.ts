import { dayMs } from './calendar.ts';
import type { RruleDays } from './rrule-days.ts';
import type { RruleTimes } from './rrule-times.ts';
import type { WallTimes } from './wall-times.ts';

/** The wall-clock times of a rule without BYSETPOS: some times on some days. */
export class RruleWalls implements WallTimes {
  readonly #days: RruleDays;
  readonly #times: RruleTimes;

  constructor(days: RruleDays, times: RruleTimes) {
    this.#days = days;
    this.#times = times;
  }

  atOrAfter(wall: number): number {
    const from = Math.floor(wall / dayMs);
    for (let day = this.#days.atOrAfter(from); day !== Infinity; day = this.#days.atOrAfter(day + 1)) {
      const times = this.#times.on(day);
      const index = day === from ? countBefore(times, wall - from * dayMs) : 0;
      if (index < times.length) return day * dayMs + (times[index] as number);
      if (times.length === 0 && this.#times.isSameEachDay) return Infinity;
    }
    return Infinity;
  }

  atOrBefore(wall: number): number {
    const from = Math.floor(wall / dayMs);
    for (let day = this.#days.atOrBefore(from); day !== -Infinity; day = this.#days.atOrBefore(day - 1)) {
      const times = this.#times.on(day);
      const index = (day === from ? countBefore(times, wall - from * dayMs + 1) : times.length) - 1;
      if (index >= 0) return day * dayMs + (times[index] as number);
      if (times.length === 0 && this.#times.isSameEachDay) return -Infinity;
    }
    return -Infinity;
  }

  count(from: number, before: number): number {
    if (!(from < before)) return 0;
    const firstDay = Math.floor(from / dayMs);
    const endDay = Math.floor(before / dayMs);
    const skipped = this.#countBefore(firstDay, from - firstDay * dayMs);
    const extra = this.#countBefore(endDay, before - endDay * dayMs);
    return this.#countDays(firstDay, endDay) - skipped + extra;
  }

  #countDays(from: number, before: number): number {
    if (this.#times.isSameEachDay) return this.#days.count(from, before) * this.#times.on(from).length;
    let found = 0;
    for (const day of this.#days.between(from, before)) found += this.#times.on(day).length;
    return found;
  }

  #countBefore(day: number, time: number): number {
    return this.#days.has(day) ? countBefore(this.#times.on(day), time) : 0;
  }
}

/** How many sorted times lie before one. */
function countBefore(times: Int32Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
