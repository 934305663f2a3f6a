import { invalid } from '../error.ts';
import { type SolarSchedule, solarEvents } from '../model/schedule.ts';
import { RecentCache } from './recent-cache.ts';
import { type SolarEvent, SunAtPlace } from './sun-at-place.ts';
import { zoneNamed } from './zone.ts';

/** The years for which the sun's position is known well enough; nothing is due outside them. */
const firstInstant = Date.UTC(1900, 0);
const endInstant = Date.UTC(2200, 0);
/** Up to here each day of the year has a dawn and a dusk, and so a sunrise and a sunset. */
const everyDayLatitude = 60;
/** Closer to a pole there may be years without a sunrise. */
const everyYearLatitude = 89.5;
const longestPolarNightDays = 366;
const blockDays = 512;
const longestOffsetMs = 43_200_000;

/** A moment of the sun at a place, once in each solar day that has it. */
class SolarDueTimes {
  readonly #sun: SunAtPlace;
  readonly #event: SolarEvent;
  readonly #offsetMs: number;
  readonly #isEveryDay: boolean;
  readonly #countsOfBlocks = new Map<number, number>();

  constructor({ event, latitude, longitude, offsetMs }: SolarSchedule) {
    this.#sun = new SunAtPlace(latitude, longitude);
    this.#event = event;
    this.#offsetMs = offsetMs;
    this.#isEveryDay = event === 'noon' || Math.abs(latitude) <= everyDayLatitude;
  }

  next(after: number): number | null {
    if (!(after < endInstant)) return null;
    const from = Math.max(after, firstInstant - 1);
    const first = this.#sun.dayAbout(from - this.#offsetMs) - 1;
    for (let day = first; day <= first + longestPolarNightDays; day++) {
      const due = this.#on(day);
      if (due !== null && due > from) return due < endInstant ? due : null;
    }
    return null;
  }

  latest(upTo: number): number | null {
    if (!(upTo >= firstInstant)) return null;
    const until = Math.min(upTo, endInstant - 1);
    const last = this.#sun.dayAbout(until - this.#offsetMs) + 1;
    for (let day = last; day >= last - longestPolarNightDays; day--) {
      const due = this.#on(day);
      if (due !== null && due <= until) return due >= firstInstant ? due : null;
    }
    return null;
  }

  count(after: number, upTo: number): number {
    const from = Math.max(after, firstInstant - 1);
    const until = Math.min(upTo, endInstant - 1);
    return until > from ? this.#countDays(this.#dayAfter(from), this.#dayAfter(until)) : 0;
  }

  /** The first day whose event is after an instant, or would be if it had one. */
  #dayAfter(instant: number): number {
    const about = this.#sun.dayAbout(instant - this.#offsetMs);
    for (let day = about - 1; day <= about + 1; day++) {
      const due = this.#on(day);
      // Without an event any choice will do: such a day counts nothing.
      if (due !== null && due > instant) return day;
    }
    return about + 2;
  }

  /** How many of the days in [from, before) have the event. */
  #countDays(from: number, before: number): number {
    if (this.#isEveryDay) return Math.max(0, before - from);
    let found = 0;
    for (let day = from; day < before; ) {
      const isWholeBlock = day % blockDays === 0 && day + blockDays <= before;
      if (isWholeBlock) found += this.#countBlock(day);
      else if (this.#on(day) !== null) found++;
      day += isWholeBlock ? blockDays : 1;
    }
    return found;
  }

  #countBlock(first: number): number {
    const known = this.#countsOfBlocks.get(first);
    if (known !== undefined) return known;
    let found = 0;
    for (let day = first; day < first + blockDays; day++) if (this.#on(day) !== null) found++;
    this.#countsOfBlocks.set(first, found);
    return found;
  }

  #on(day: number): number | null {
    const moment = this.#sun.moment(this.#event, day);
    return moment === null ? null : moment + this.#offsetMs;
  }
}

const compiled = new RecentCache<SolarDueTimes>(1_000);

/** Compiles a moment of the sun; throws INVALID for a place or event that is none, or where it may not come for years. */
export function solarDueTimes(schedule: SolarSchedule): SolarDueTimes {
  refuseImpossible(schedule);
  zoneNamed(schedule.timeZone);
  const { event, latitude, longitude, offsetMs } = schedule;
  const key = `${event} ${latitude} ${longitude} ${offsetMs}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const times = new SolarDueTimes(schedule);
  compiled.set(key, times);
  return times;
}

function refuseImpossible({ event, latitude, longitude, offsetMs }: SolarSchedule): void {
  if (!solarEvents.includes(event)) throw invalid('event', `allowed are ${solarEvents.join(', ')}`);
  if (!isWithin(latitude, 90)) throw invalid('latitude', 'allowed are degrees from -90 (south) to 90 (north)');
  if (!isWithin(longitude, 180)) throw invalid('longitude', 'allowed are degrees from -180 (west) to 180 (east)');
  if (!Number.isSafeInteger(offsetMs) || Math.abs(offsetMs) > longestOffsetMs) {
    throw invalid('offsetMs', 'allowed are whole milliseconds, up to 12 hours before or after');
  }
  if (event === 'noon' || Math.abs(latitude) <= everyYearLatitude) return;
  throw invalid(
    'latitude',
    `so close to a pole ${event} may not come for years; allowed are -${everyYearLatitude} to ${everyYearLatitude}, or noon`,
  );
}

function isWithin(value: number, limit: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= limit;
}
