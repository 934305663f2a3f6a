import type { Crontab } from './read-crontab.ts';
import { RecentCache } from './recent-cache.ts';

const none = -1;

/** For each value of a field, its nearest allowed neighbours and how many allowed values lie below it. */
class AllowedValues {
  readonly size: number;
  readonly atOrAfter: Int8Array;
  readonly atOrBefore: Int8Array;
  readonly below: Int8Array;
  readonly first: number;
  readonly last: number;

  constructor(values: readonly number[], fieldSize: number) {
    this.size = values.length;
    this.first = values[0] as number;
    this.last = values.at(-1) as number;
    this.atOrAfter = new Int8Array(fieldSize + 1).fill(none);
    this.atOrBefore = new Int8Array(fieldSize + 1).fill(none);
    this.below = new Int8Array(fieldSize + 1);
    const allowed = new Set(values);
    for (let value = 0; value <= fieldSize; value++) {
      if (value > 0) {
        this.below[value] = (this.below[value - 1] as number) + (allowed.has(value - 1) ? 1 : 0);
        this.atOrBefore[value] = this.atOrBefore[value - 1] as number;
      }
      if (allowed.has(value)) this.atOrBefore[value] = value;
    }
    for (let value = fieldSize - 1; value >= 0; value--) {
      this.atOrAfter[value] = allowed.has(value) ? value : (this.atOrAfter[value + 1] as number);
    }
  }
}

/** The times of a matching day, in seconds since midnight. */
export class TimesOfDay {
  readonly perDay: number;
  readonly first: number;
  readonly last: number;
  readonly #hours: AllowedValues;
  readonly #minutes: AllowedValues;
  readonly #seconds: AllowedValues;

  constructor(crontab: Crontab) {
    this.#hours = allowedValues(crontab.hours, 24);
    this.#minutes = allowedValues(crontab.minutes, 60);
    this.#seconds = allowedValues(crontab.seconds, 60);
    this.perDay = this.#hours.size * this.#minutes.size * this.#seconds.size;
    this.first = this.#hours.first * 3_600 + this.#minutes.first * 60 + this.#seconds.first;
    this.last = this.#hours.last * 3_600 + this.#minutes.last * 60 + this.#seconds.last;
  }

  /** The first time at or after, -1 if the day has none left. */
  atOrAfter(time: number): number {
    const hour = Math.floor(time / 3_600);
    const minute = Math.floor(time / 60) % 60;
    if (this.#hours.atOrAfter[hour] === hour) {
      if (this.#minutes.atOrAfter[minute] === minute) {
        const second = this.#seconds.atOrAfter[time % 60] as number;
        if (second !== none) return hour * 3_600 + minute * 60 + second;
      }
      const nextMinute = this.#minutes.atOrAfter[minute + 1] as number;
      if (nextMinute !== none) return hour * 3_600 + nextMinute * 60 + this.#seconds.first;
    }
    const nextHour = this.#hours.atOrAfter[hour + 1] as number;
    return nextHour === none ? none : nextHour * 3_600 + this.#minutes.first * 60 + this.#seconds.first;
  }

  /** The last time at or before, -1 if the day has none so early. */
  atOrBefore(time: number): number {
    const hour = Math.floor(time / 3_600);
    const minute = Math.floor(time / 60) % 60;
    if (this.#hours.atOrBefore[hour] === hour) {
      if (this.#minutes.atOrBefore[minute] === minute) {
        const second = this.#seconds.atOrBefore[time % 60] as number;
        if (second !== none) return hour * 3_600 + minute * 60 + second;
      }
      const earlierMinute = minute === 0 ? none : (this.#minutes.atOrBefore[minute - 1] as number);
      if (earlierMinute !== none) return hour * 3_600 + earlierMinute * 60 + this.#seconds.last;
    }
    const earlierHour = hour === 0 ? none : (this.#hours.atOrBefore[hour - 1] as number);
    return earlierHour === none ? none : earlierHour * 3_600 + this.#minutes.last * 60 + this.#seconds.last;
  }

  /** How many times lie before this one. */
  countBefore(time: number): number {
    const hour = Math.floor(time / 3_600);
    const minute = Math.floor(time / 60) % 60;
    let found = (this.#hours.below[hour] as number) * this.#minutes.size * this.#seconds.size;
    if (this.#hours.atOrAfter[hour] === hour) {
      found += (this.#minutes.below[minute] as number) * this.#seconds.size;
      if (this.#minutes.atOrAfter[minute] === minute) found += this.#seconds.below[time % 60] as number;
    }
    return found;
  }
}

const sharedValues = new RecentCache<AllowedValues>(1_000);

/** Crontabs that name the same values in a field share its tables. */
function allowedValues(values: readonly number[], fieldSize: number): AllowedValues {
  const key = `${fieldSize} ${values.join()}`;
  const known = sharedValues.get(key);
  if (known !== undefined) return known;
  const allowed = new AllowedValues(values, fieldSize);
  sharedValues.set(key, allowed);
  return allowed;
}
