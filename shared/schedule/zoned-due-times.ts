import { dayMs, earliestInstant, latestInstant } from './calendar.ts';
import type { WallTimes } from './wall-times.ts';
import type { Zone, ZoneSegment } from './zone.ts';

/** Longer than any change of clocks, so that nothing this far away can be repeated or left out by one. */
const marginMs = 2 * dayMs;

/**
 * The change of clocks, as a layer of its own: turns wall-clock times into instants.
 *
 * Times that follow the clock are due whenever the clock shows them: never in a gap, twice in a fold. Steady times are
 * due exactly once: at the end of the gap, and in the first pass of a fold.
 */
export class ZonedDueTimes {
  readonly #walls: WallTimes;
  readonly #zone: Zone;
  readonly #followsClock: boolean;

  constructor(walls: WallTimes, zone: Zone, followsClock: boolean) {
    this.#walls = walls;
    this.#zone = zone;
    this.#followsClock = followsClock;
  }

  next(after: number): number | null {
    if (!(after < latestInstant)) return null;
    const from = Math.max(Math.floor(after), earliestInstant);
    let segment = this.#zone.at(from);
    let searchedFrom = Math.max(from + segment.offset + 1, this.#startOf(segment));
    let wall = this.#walls.atOrAfter(searchedFrom);
    while (wall >= segment.wallEnd) {
      segment = this.#segmentAfter(segment, from, wall);
      if (segment.start > latestInstant) return null;
      const start = this.#startOf(segment);
      if (start < searchedFrom || (start > wall && wall !== Infinity)) {
        searchedFrom = start;
        wall = this.#walls.atOrAfter(start);
      } else if (wall > latestInstant + marginMs) return null;
    }
    const due = Math.max(segment.start, wall - segment.offset);
    return due > latestInstant ? null : due;
  }

  latest(upTo: number): number | null {
    if (!(upTo >= earliestInstant)) return null;
    const until = Math.min(Math.floor(upTo), latestInstant);
    let segment = this.#zone.at(until);
    let searchedUntil = until + segment.offset;
    let wall = this.#walls.atOrBefore(searchedUntil);
    while (wall < this.#startOf(segment)) {
      segment = this.#segmentBefore(segment, until, wall);
      if (segment.end <= earliestInstant) return null;
      const lastWall = segment.wallEnd - 1;
      if (lastWall > searchedUntil || (lastWall < wall && wall !== -Infinity)) {
        searchedUntil = lastWall;
        wall = this.#walls.atOrBefore(lastWall);
      } else if (wall < earliestInstant - marginMs) return null;
    }
    return Math.max(segment.start, wall - segment.offset);
  }

  count(after: number, upTo: number): number {
    const from = Math.max(Math.floor(after), earliestInstant);
    const until = Math.min(Math.floor(upTo), latestInstant);
    if (!(until > from)) return 0;
    let segment = this.#zone.at(from);
    let found = this.#countIn(segment, from + segment.offset + 1, until);
    while (segment.end <= until) {
      segment = this.#zone.after(segment);
      found += this.#countIn(segment, this.#startOf(segment), until);
    }
    return found;
  }

  /** The segment to look at next: once away from where the search began, close to the wall time found. */
  #segmentAfter(segment: ZoneSegment, from: number, wall: number): ZoneSegment {
    const nearby = this.#zone.after(segment);
    if (nearby.start <= from + marginMs || nearby.end >= wall - marginMs || wall > latestInstant) return nearby;
    return this.#zone.at(wall - marginMs);
  }

  #segmentBefore(segment: ZoneSegment, until: number, wall: number): ZoneSegment {
    const nearby = this.#zone.before(segment);
    if (nearby.end >= until - marginMs || nearby.start <= wall + marginMs || wall < earliestInstant) return nearby;
    return this.#zone.at(wall + marginMs);
  }

  #countIn(segment: ZoneSegment, fromWall: number, until: number): number {
    const from = Math.max(fromWall, this.#startOf(segment));
    const before = Math.min(until + segment.offset + 1, segment.wallEnd);
    if (from >= before) return 0;
    if (from >= segment.wallStart) return this.#walls.count(from, before);
    // All times of a gap are one due time, together with the one at its end.
    const afterGap = segment.wallStart + 1;
    return (this.#walls.count(from, afterGap) > 0 ? 1 : 0) + this.#walls.count(afterGap, before);
  }

  #startOf(segment: ZoneSegment): number {
    return this.#followsClock ? segment.wallStart : segment.steadyWallStart;
  }
}
