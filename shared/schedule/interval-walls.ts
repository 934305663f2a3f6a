import { dateOf, dayMs, dayNumberOf, monthLength } from './calendar.ts';
import type { WallTimes } from './wall-times.ts';

/** Wall times a fixed number of ms apart, `base` being one of them and none before `first`. */
export class EvenWalls implements WallTimes {
  readonly #base: number;
  readonly #stepMs: number;
  readonly #first: number;

  constructor(base: number, stepMs: number, first = -Infinity) {
    this.#base = base;
    this.#stepMs = stepMs;
    this.#first = first;
  }

  atOrAfter(wall: number): number {
    const from = Math.max(wall, this.#first);
    return this.#base + Math.ceil((from - this.#base) / this.#stepMs) * this.#stepMs;
  }

  atOrBefore(wall: number): number {
    const found = this.#base + Math.floor((wall - this.#base) / this.#stepMs) * this.#stepMs;
    return found < this.#first ? -Infinity : found;
  }

  count(from: number, before: number): number {
    const start = Math.ceil((Math.max(from, this.#first) - this.#base) / this.#stepMs);
    return Math.max(0, Math.ceil((before - this.#base) / this.#stepMs) - start);
  }
}

/** Multiples of less than a day, counted anew from each midnight. */
export class ClockWalls implements WallTimes {
  readonly #stepMs: number;
  readonly #perDay: number;

  constructor(stepMs: number) {
    this.#stepMs = stepMs;
    this.#perDay = Math.ceil(dayMs / stepMs);
  }

  atOrAfter(wall: number): number {
    const midnight = Math.floor(wall / dayMs) * dayMs;
    const inDay = Math.ceil((wall - midnight) / this.#stepMs) * this.#stepMs;
    return inDay < dayMs ? midnight + inDay : midnight + dayMs;
  }

  atOrBefore(wall: number): number {
    const midnight = Math.floor(wall / dayMs) * dayMs;
    return midnight + Math.floor((wall - midnight) / this.#stepMs) * this.#stepMs;
  }

  count(from: number, before: number): number {
    return Math.max(0, this.#countBefore(before) - this.#countBefore(from));
  }

  #countBefore(wall: number): number {
    const day = Math.floor(wall / dayMs);
    return day * this.#perDay + Math.ceil((wall - day * dayMs) / this.#stepMs);
  }
}

/** Every n months at one day and time; a day that a month lacks becomes its last. None is before `first`. */
export class MonthWalls implements WallTimes {
  readonly #month: number;
  readonly #day: number;
  readonly #timeMs: number;
  readonly #step: number;
  readonly #first: number;

  constructor(base: number, step: number, first = -Infinity) {
    const { year, month, day } = dateOf(Math.floor(base / dayMs));
    this.#month = year * 12 + month - 1;
    this.#day = day;
    this.#timeMs = base - Math.floor(base / dayMs) * dayMs;
    this.#step = step;
    this.#first = first;
  }

  /** The wall time n steps after the base. */
  at(steps: number): number {
    const month = this.#month + steps * this.#step;
    const year = Math.floor(month / 12);
    const monthOfYear = month - year * 12 + 1;
    const day = Math.min(this.#day, monthLength(year, monthOfYear));
    return dayNumberOf(year, monthOfYear, day) * dayMs + this.#timeMs;
  }

  atOrAfter(wall: number): number {
    return this.at(this.#stepsTo(Math.max(wall, this.#first)));
  }

  atOrBefore(wall: number): number {
    const found = this.at(this.#stepsTo(wall + 1) - 1);
    return found < this.#first ? -Infinity : found;
  }

  count(from: number, before: number): number {
    return Math.max(0, this.#stepsTo(before) - this.#stepsTo(Math.max(from, this.#first)));
  }

  /** The number of steps to the first time at or after `wall`. */
  #stepsTo(wall: number): number {
    const { year, month } = dateOf(Math.floor(wall / dayMs));
    const steps = Math.ceil((year * 12 + month - 1 - this.#month) / this.#step);
    return this.at(steps) >= wall ? steps : steps + 1;
  }
}
