import { dayMs } from '../../shared/schedule/calendar.ts';
import { type RruleUntil, readRrule } from '../../shared/schedule/read-rrule.ts';
import { RruleDays, withStart } from '../../shared/schedule/rrule-days.ts';
import { RrulePositionWalls } from '../../shared/schedule/rrule-position-walls.ts';
import { rruleTimes } from '../../shared/schedule/rrule-times.ts';
import { RruleWalls } from '../../shared/schedule/rrule-walls.ts';
import type { WallTimes } from '../../shared/schedule/wall-times.ts';

const yearMs = 366 * dayMs;
const endWall = Date.UTC(2200, 0);
/** A little more than once an hour. */
const maxPerYear = 10_000;

/** When something recurs, on the wall clock: at its start, and whenever a rule says so. */
export class IcsStarts {
  /** How often it recurs in its first year. */
  readonly perYear: number;
  readonly #startWall: number;
  readonly #walls: WallTimes;
  readonly #until: RruleUntil | null;
  readonly #lastWall: number;
  /** Nothing lies in [#emptyFrom, #emptyTo). */
  #emptyFrom = 0;
  #emptyTo = 0;

  /** Throws what is wrong with the rule. */
  constructor(startWall: number, text: string) {
    const rule = withStart(readRrule(text), startWall);
    const days = new RruleDays(rule);
    const times = rruleTimes(rule);
    const isPicked = rule.positions.length > 0 && ['WEEKLY', 'MONTHLY', 'YEARLY'].includes(rule.frequency);
    this.#startWall = startWall;
    this.#walls = isPicked ? new RrulePositionWalls(rule, days, times) : new RruleWalls(days, times);
    const from = Math.max(0, startWall);
    this.perYear = this.#walls.count(from, from + yearMs);
    if (this.perYear > maxPerYear) throw new Error(`it recurs more than ${maxPerYear} times a year`);
    if (rule.count !== null && startWall < 0) throw new Error('it counts from before 1970');
    this.#until = rule.until;
    this.#lastWall = rule.count === null ? endWall : this.#nth(rule.count);
  }

  /** Gives `take` all that lie in [from, before), in order; `instantOf` says when the clock shows them. */
  each(
    from: number,
    before: number,
    instantOf: (wall: number) => number,
    take: (wall: number, at: number) => void,
  ): void {
    const end = Math.min(before, this.#lastWall + 1);
    let wall = Math.max(from, this.#startWall);
    if (wall >= end || (wall >= this.#emptyFrom && end <= this.#emptyTo)) return;
    const asked = wall;
    wall = this.#walls.atOrAfter(wall);
    if (wall >= end) [this.#emptyFrom, this.#emptyTo] = [asked, wall];
    for (; wall < end; wall = this.#walls.atOrAfter(wall + 1)) {
      const at = instantOf(wall);
      if (this.#isOver(wall, at)) return;
      take(wall, at);
    }
  }

  /** The last one at or before a wall time; -Infinity if there is none. */
  atOrBefore(wall: number, instantOf: (wall: number) => number): number {
    // A day more than the end of the rule is enough for any difference between the clock and UTC.
    const until = this.#until === null ? endWall : this.#until.ms + dayMs;
    let found = this.#walls.atOrBefore(Math.min(wall, this.#lastWall, until));
    while (found >= this.#startWall && this.#isOver(found, instantOf(found))) found = this.#walls.atOrBefore(found - 1);
    return found < this.#startWall ? -Infinity : found;
  }

  #isOver(wall: number, at: number): boolean {
    if (this.#until === null) return false;
    const { ms, of } = this.#until;
    return of === 'instant' ? at > ms : wall > (of === 'day' ? ms + dayMs - 1 : ms);
  }

  #nth(count: number): number {
    let [low, high] = [this.#startWall, this.#startWall + dayMs];
    while (high < endWall && this.#walls.count(this.#startWall, high) < count) high += high - this.#startWall;
    if (high >= endWall) return endWall;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.#walls.count(this.#startWall, middle) >= count) high = middle;
      else low = middle;
    }
    return high - 1;
  }
}
