import { getPosition, getTimes } from 'suncalc';
import type { SolarSchedule } from '../model/schedule.ts';
import { dayMs } from './calendar.ts';

export type SolarEvent = SolarSchedule['event'];

const halfDayMs = dayMs / 2;
/** This close to noon or midnight the sun rises and sets at so flat an angle that suncalc may be hours off. */
const flatMs = 3_600_000;
/** How far from its altitude, in degrees, the sun may be where suncalc says that it is there. */
const allowedError = 0.01;
/** A suncalc day begins this much after its mean noon at Greenwich. */
const meanTransit = 0.0009;
/** How much higher than it is suncalc says that a sun at or below the horizon stands, in degrees. */
const refraction = (0.0002967 / Math.tan(0.00312536 / 0.08901179)) * (180 / Math.PI);
/** The sun's altitude in degrees at its events other than noon: its centre, without refraction. */
const altitudes = { dawn: -6, sunrise: -0.833, sunset: -0.833, dusk: -6 } as const;

/**
 * The sun at one place. Its days are solar days, from one solar midnight to the next, so that each has each event at most
 * once, in the half before or after its noon, whatever the zones say; day 0 has its noon on 1 January 1970 in UTC.
 */
export class SunAtPlace {
  readonly #latitude: number;
  readonly #longitude: number;

  constructor(latitude: number, longitude: number) {
    this.#latitude = latitude;
    this.#longitude = longitude;
  }

  /** The solar day that contains an instant, give or take a day. */
  dayAbout(instant: number): number {
    return Math.round(instant / dayMs - 0.5 - meanTransit + this.#longitude / 360);
  }

  /** When an event is on a solar day, in whole milliseconds; null if that day, in polar regions, has none. */
  moment(event: SolarEvent, day: number): number | null {
    const aboutNoon = new Date((day + 0.5 + meanTransit - this.#longitude / 360) * dayMs);
    const times = getTimes(aboutNoon, this.#latitude, this.#longitude);
    const noon = times.solarNoon.getTime();
    if (event === 'noon') return noon;
    const side = event === 'dawn' || event === 'sunrise' ? -1 : 1;
    const altitude = altitudes[event];
    const moment = times[event]?.getTime();
    if (moment !== undefined) {
      const distance = (moment - noon) * side;
      const isFlat = distance < flatMs || distance > halfDayMs - flatMs;
      if (!isFlat && Math.abs(this.#altitude(moment) - altitude) < allowedError) return moment;
    }
    return this.#crossing(noon, side * halfDayMs, altitude);
  }

  /** Halves the half day between noon and midnight until the moment is found at which the sun passes an altitude. */
  #crossing(noon: number, toMidnightMs: number, altitude: number): number | null {
    let above = noon;
    let below = noon + toMidnightMs;
    if (this.#altitude(above) <= altitude || this.#altitude(below) > altitude) return null;
    while (Math.abs(above - below) > 1) {
      const middle = Math.round((above + below) / 2);
      if (this.#altitude(middle) > altitude) above = middle;
      else below = middle;
    }
    return above;
  }

  /** In degrees, without refraction; right where the sun is at the horizon or below it. */
  #altitude(instant: number): number {
    return getPosition(new Date(instant), this.#latitude, this.#longitude).altitude - refraction;
  }
}
