import { dateOf, dayMs, dayNumberOf } from './calendar.ts';
import { type RruleDays, type StartedRrule, weekOf } from './rrule-days.ts';
import { positionsIn, type RruleTimes } from './rrule-times.ts';
import type { WallTimes } from './wall-times.ts';

/** The wall-clock times of a rule whose BYSETPOS picks some out of each week, month or year. */
export class RrulePositionWalls implements WallTimes {
  readonly #rule: StartedRrule;
  readonly #days: RruleDays;
  readonly #times: Int32Array;
  readonly #picks = new Map<number, readonly number[]>();

  constructor(rule: StartedRrule, days: RruleDays, times: RruleTimes) {
    this.#rule = rule;
    this.#days = days;
    this.#times = times.on(0);
  }

  atOrAfter(wall: number): number {
    let day = this.#days.atOrAfter(this.#periodOf(Math.floor(wall / dayMs)).first);
    while (day !== Infinity) {
      const period = this.#periodOf(day);
      const found = this.#wallsOf(period).find((each) => each >= wall);
      if (found !== undefined) return found;
      day = this.#days.atOrAfter(period.end);
    }
    return Infinity;
  }

  atOrBefore(wall: number): number {
    let day = this.#days.atOrBefore(this.#periodOf(Math.floor(wall / dayMs)).end - 1);
    while (day !== -Infinity) {
      const period = this.#periodOf(day);
      const found = this.#wallsOf(period).findLast((each) => each <= wall);
      if (found !== undefined) return found;
      day = this.#days.atOrBefore(period.first - 1);
    }
    return -Infinity;
  }

  count(from: number, before: number): number {
    if (!(from < before)) return 0;
    let found = 0;
    let day = this.#days.atOrAfter(this.#periodOf(Math.floor(from / dayMs)).first);
    while (day * dayMs < before) {
      const period = this.#periodOf(day);
      const isWhole = period.first * dayMs >= from && period.end * dayMs <= before;
      found += isWhole
        ? this.#picksIn(this.#days.count(day, period.end) * this.#times.length).length
        : this.#wallsOf(period).filter((wall) => wall >= from && wall < before).length;
      day = this.#days.atOrAfter(period.end);
    }
    return found;
  }

  #wallsOf({ first, end }: Period): number[] {
    const days = [...this.#days.between(first, end)];
    const perDay = this.#times.length;
    return this.#picksIn(days.length * perDay).map(
      (index) => (days[Math.floor(index / perDay)] as number) * dayMs + (this.#times[index % perDay] as number),
    );
  }

  #picksIn(size: number): readonly number[] {
    const known = this.#picks.get(size);
    if (known !== undefined) return known;
    const picks = positionsIn(size, this.#rule.positions);
    this.#picks.set(size, picks);
    return picks;
  }

  /** The week, month or year that contains a day. */
  #periodOf(day: number): Period {
    const { frequency, weekStart } = this.#rule;
    if (frequency === 'WEEKLY') {
      const first = weekOf(day, weekStart) * 7 + 3 + weekStart;
      return { first, end: first + 7 };
    }
    const { year, month } = dateOf(day);
    if (frequency === 'YEARLY') return { first: dayNumberOf(year, 1, 1), end: dayNumberOf(year + 1, 1, 1) };
    const end = month === 12 ? dayNumberOf(year + 1, 1, 1) : dayNumberOf(year, month + 1, 1);
    return { first: dayNumberOf(year, month, 1), end };
  }
}

interface Period {
  readonly first: number;
  /** The day after the last. */
  readonly end: number;
}
