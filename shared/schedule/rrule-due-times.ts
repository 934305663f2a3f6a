import { invalid } from '../error.ts';
import type { RruleSchedule } from '../model/schedule.ts';
import { dayMs, latestInstant } from './calendar.ts';
import { type RruleUntil, readRrule } from './read-rrule.ts';
import { RecentCache } from './recent-cache.ts';
import { RruleDays, withStart } from './rrule-days.ts';
import { RrulePositionWalls } from './rrule-position-walls.ts';
import { rruleTimes } from './rrule-times.ts';
import { RruleWalls } from './rrule-walls.ts';
import { type Zone, zoneNamed } from './zone.ts';
import { ZonedDueTimes } from './zoned-due-times.ts';

/** Rules are followed up to here. */
const endInstant = Date.UTC(2200, 0);

/** The due times of a rule from its start to its end. */
class RruleDueTimes {
  readonly #times: ZonedDueTimes;
  readonly #startAt: number;
  readonly #endAt: number;

  constructor(times: ZonedDueTimes, startAt: number, endAt: number) {
    this.#times = times;
    this.#startAt = startAt;
    this.#endAt = endAt;
  }

  next(after: number): number | null {
    if (!(after < this.#endAt)) return null;
    const due = this.#times.next(Math.max(after, this.#startAt - 1));
    return due !== null && due <= this.#endAt ? due : null;
  }

  latest(upTo: number): number | null {
    if (!(upTo >= this.#startAt)) return null;
    const due = this.#times.latest(Math.min(upTo, this.#endAt));
    return due !== null && due >= this.#startAt ? due : null;
  }

  count(after: number, upTo: number): number {
    return this.#times.count(Math.max(after, this.#startAt - 1), Math.min(upTo, this.#endAt));
  }
}

const compiled = new RecentCache<RruleDueTimes>(1_000);

/**
 * Compiles a recurrence rule; throws INVALID if it cannot be read. Rules by the second, minute or hour follow the clock
 * when that is changed; the times of all others are steady.
 */
export function rruleDueTimes(schedule: RruleSchedule): RruleDueTimes {
  const key = `${schedule.timeZone}\n${schedule.startAt}\n${schedule.rule}`;
  const known = compiled.get(key);
  // What is no text may look like one in the key; it is refused below.
  if (known !== undefined && typeof schedule.rule === 'string') return known;
  const times = compile(schedule);
  compiled.set(key, times);
  return times;
}

function compile({ rule: text, startAt, timeZone }: RruleSchedule): RruleDueTimes {
  const read = readRrule(text);
  if (!Number.isSafeInteger(startAt) || startAt < 0 || startAt >= endInstant) {
    throw invalid('startAt', 'allowed are instants in whole milliseconds from 1970 to the end of 2199');
  }
  const zone = zoneNamed(timeZone);
  const rule = withStart(read, startAt + zone.at(startAt).offset);
  const days = new RruleDays(rule);
  const times = rruleTimes(rule);
  const isSubDaily = rule.frequency === 'SECONDLY' || rule.frequency === 'MINUTELY' || rule.frequency === 'HOURLY';
  const isPicked = rule.positions.length > 0 && !isSubDaily && rule.frequency !== 'DAILY';
  const walls = isPicked ? new RrulePositionWalls(rule, days, times) : new RruleWalls(days, times);
  const endless = new ZonedDueTimes(walls, zone, isSubDaily);
  const endAt =
    rule.until !== null
      ? untilInstant(rule.until, zone)
      : lastOf(endless, startAt, rule.count ?? Number.POSITIVE_INFINITY);
  return new RruleDueTimes(endless, startAt, Math.min(endAt, endInstant));
}

function untilInstant({ ms, of }: RruleUntil, zone: Zone): number {
  if (of === 'instant') return ms;
  return of === 'wall' ? zone.instantOf(ms) : zone.instantOf(ms + dayMs) - 1;
}

/** The instant of the nth due time from a start on. */
function lastOf(times: ZonedDueTimes, startAt: number, nth: number): number {
  if (nth === Number.POSITIVE_INFINITY) return latestInstant;
  // The span is doubled until it holds enough and then halved, so that no stretch of time is counted more than twice.
  let before = startAt - 1;
  let left = nth;
  let spanMs = dayMs;
  let found = times.count(before, before + spanMs);
  while (found < left) {
    before += spanMs;
    if (before >= endInstant) return endInstant;
    left -= found;
    spanMs *= 2;
    found = times.count(before, before + spanMs);
  }
  while (spanMs > 1) {
    const half = Math.ceil(spanMs / 2);
    const inHalf = times.count(before, before + half);
    if (inHalf >= left) spanMs = half;
    else {
      left -= inHalf;
      before += half;
      spanMs -= half;
    }
  }
  return before + spanMs;
}
