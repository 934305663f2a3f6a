import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SolarSchedule, solarEvents } from '../model/schedule.ts';
import { checkSchedule } from './check-schedule.ts';
import { scheduleWarnings } from './describe-schedule.ts';
import { dueTimes } from './due-times.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const berlin = { latitude: 52.52, longitude: 13.405, timeZone: 'Europe/Berlin' };
const tromso = { latitude: 69.6492, longitude: 18.9553, timeZone: 'Europe/Oslo' };

function solar(event: SolarSchedule['event'], place = berlin, offsetMs = 0): SolarSchedule {
  return { kind: 'solar', event, ...place, offsetMs };
}

const instant = fc.integer({ min: Date.UTC(1972, 0), max: Date.UTC(2150, 0) });
const latitude = fc.oneof(
  fc.double({ min: -65, max: 65, noNaN: true }),
  fc.double({ min: 60, max: 89.5, noNaN: true }),
);
const schedule: fc.Arbitrary<SolarSchedule> = fc.record({
  kind: fc.constant('solar'),
  event: fc.constantFrom(...solarEvents),
  latitude: fc.tuple(latitude, fc.constantFrom(1, -1)).map(([value, side]) => value * side),
  longitude: fc.oneof(fc.constantFrom(-180, 180, 0), fc.double({ min: -180, max: 180, noNaN: true })),
  offsetMs: fc.oneof(fc.constant(0), fc.integer({ min: -12 * hourMs, max: 12 * hourMs })),
  timeZone: fc.constant('UTC'),
});

/** The sun's altitude by NOAA's solar calculator, in degrees, without refraction. */
function altitudeByNoaa(at: number, { latitude: lat, longitude }: SolarSchedule): number {
  const rad = Math.PI / 180;
  const century = (at / dayMs + 2_440_587.5 - 2_451_545) / 36_525;
  const meanLongitude = (280.46646 + century * (36_000.76983 + century * 0.0003032)) % 360;
  const anomaly = 357.52911 + century * (35_999.05029 - 0.0001537 * century);
  const eccentricity = 0.016708634 - century * (0.000042037 + 0.0000001267 * century);
  const centre =
    Math.sin(anomaly * rad) * (1.914602 - century * (0.004817 + 0.000014 * century)) +
    Math.sin(2 * anomaly * rad) * (0.019993 - 0.000101 * century) +
    Math.sin(3 * anomaly * rad) * 0.000289;
  const node = (125.04 - 1934.136 * century) * rad;
  const apparent = (meanLongitude + centre - 0.00569 - 0.00478 * Math.sin(node)) * rad;
  const meanObliquity = 23 + (26 + (21.448 - century * (46.815 + century * (0.00059 - century * 0.001813))) / 60) / 60;
  const obliquity = (meanObliquity + 0.00256 * Math.cos(node)) * rad;
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(apparent));
  const y = Math.tan(obliquity / 2) ** 2;
  const twice = 2 * meanLongitude * rad;
  const equationOfTime =
    (4 / rad) *
    (y * Math.sin(twice) -
      2 * eccentricity * Math.sin(anomaly * rad) +
      4 * eccentricity * y * Math.sin(anomaly * rad) * Math.cos(twice) -
      0.5 * y * y * Math.sin(2 * twice) -
      1.25 * eccentricity ** 2 * Math.sin(2 * anomaly * rad));
  const trueSolarMinutes = (at % dayMs) / 60_000 + equationOfTime + 4 * longitude;
  const hourAngle = (trueSolarMinutes / 4 - 180) * rad;
  const sine = Math.sin(lat * rad) * Math.sin(declination);
  return Math.asin(sine + Math.cos(lat * rad) * Math.cos(declination) * Math.cos(hourAngle)) / rad;
}

describe('moments of the sun', () => {
  it('come in order, and next, latest and count agree', () => {
    fc.assert(
      fc.property(schedule, instant, (each, after) => {
        const due = dueTimes(each);
        let before = after;
        const first = due.latest(after);
        for (let index = 0; index < 5; index++) {
          const at = due.next(before) as number;
          expect(at).toBeGreaterThan(before);
          expect(due.latest(at)).toBe(at);
          expect(due.latest(at - 1)).toBe(index === 0 ? first : before);
          expect(due.count(after, at)).toBe(index + 1);
          expect(due.count(after, at - 1)).toBe(index);
          before = at;
        }
        if (first !== null) expect(due.next(first)).toBe(due.next(after));
      }),
      { numRuns: 150 },
    );
  });

  it('count the same in parts as in whole', () => {
    fc.assert(
      fc.property(schedule, fc.tuple(instant, instant), fc.integer({ min: 0, max: 3 * 366 }), (each, at, days) => {
        const [from, middle] = at as [number, number];
        const until = from + days * dayMs;
        const inside = from + (middle % (until - from + 1));
        const due = dueTimes(each);
        expect(due.count(from, inside) + due.count(inside, until)).toBe(due.count(from, until));
      }),
      { numRuns: 30 },
    );
  });

  it('are where NOAA has the sun', () => {
    const altitudes = { dawn: -6, sunrise: -0.833, sunset: -0.833, dusk: -6, noon: 0 };
    fc.assert(
      fc.property(schedule, instant, (each, after) => {
        const plain = { ...each, offsetMs: 0 };
        const at = dueTimes(plain).next(after) as number;
        const altitude = altitudeByNoaa(at, plain);
        // The sun moves a quarter of a degree a minute at most.
        if (plain.event !== 'noon') expect(Math.abs(altitude - altitudes[plain.event])).toBeLessThan(0.05);
        else {
          const aside = Math.max(altitudeByNoaa(at - hourMs, plain), altitudeByNoaa(at + hourMs, plain));
          expect(altitude).toBeGreaterThan(aside - 0.02);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    // Published by the U.S. Naval Observatory and timeanddate.com, to the minute.
    ['sunrise', { latitude: 51.4779, longitude: 0, timeZone: 'UTC' }, '2024-06-20T00:00Z', '2024-06-20T03:43Z'],
    ['sunset', { latitude: 51.4779, longitude: 0, timeZone: 'UTC' }, '2024-06-20T12:00Z', '2024-06-20T20:21Z'],
    ['sunrise', { latitude: 40.7128, longitude: -74.006, timeZone: 'UTC' }, '2024-12-21T06:00Z', '2024-12-21T12:17Z'],
    ['sunset', { latitude: 40.7128, longitude: -74.006, timeZone: 'UTC' }, '2024-12-21T12:00Z', '2024-12-21T21:32Z'],
  ] as const)('%s as published: %o', (event, place, after, published) => {
    const at = dueTimes(solar(event, place)).next(Date.parse(after)) as number;
    expect(Math.abs(at - Date.parse(published))).toBeLessThan(2 * 60_000);
  });

  it('come once a day of the place, whatever the date line and the zone say', () => {
    const year = [Date.UTC(2024, 0), Date.UTC(2025, 0)] as const;
    for (const longitude of [-180, -179.99, -90, 0, 179.99, 180]) {
      const due = dueTimes(solar('sunset', { latitude: -16.8, longitude, timeZone: 'Pacific/Fiji' }));
      expect(Math.abs(due.count(...year) - 366)).toBeLessThanOrEqual(1);
      let gaps = 0;
      for (let at = due.next(year[0]) as number; at < year[1]; at = due.next(at) as number) {
        gaps += Math.abs((due.next(at) as number) - at - dayMs) > 3 * 60_000 ? 1 : 0;
      }
      expect(gaps).toBe(0);
    }
  });

  it('are left out on polar days, and go on after them', () => {
    const sunset = dueTimes(solar('sunset', tromso));
    const last = sunset.latest(Date.parse('2024-06-21T12:00Z')) as number;
    const next = sunset.next(Date.parse('2024-06-21T12:00Z')) as number;
    // The midnight sun shines from the middle of May to the end of July.
    expect(new Date(last).toISOString().slice(0, 7)).toBe('2024-05');
    expect(new Date(next).toISOString().slice(0, 7)).toBe('2024-07');
    expect(sunset.next(last)).toBe(next);
    expect(sunset.count(last, next)).toBe(1);
    // Solar noon comes on each day all the same.
    expect(dueTimes(solar('noon', tromso)).count(last, next)).toBeGreaterThan(60);
  });

  it('are earlier or later by the offset', () => {
    const after = Date.parse('2026-03-01T00:00Z');
    const sunrise = dueTimes(solar('sunrise')).next(after) as number;
    expect(dueTimes(solar('sunrise', berlin, -30 * 60_000)).next(after)).toBe(sunrise - 30 * 60_000);
    expect(dueTimes(solar('sunrise', berlin, 12 * hourMs)).next(sunrise + 12 * hourMs - 1)).toBe(sunrise + 12 * hourMs);
  });

  it('end with the year 2199, and none is before 1900', () => {
    const due = dueTimes(solar('noon'));
    expect(due.next(Date.UTC(2200, 0))).toBeNull();
    expect(due.next(8_640_000_000_000_000)).toBeNull();
    expect(due.next(Number.NaN)).toBeNull();
    expect(due.latest(Date.UTC(1900, 0) - 1)).toBeNull();
    expect(due.latest(-Infinity)).toBeNull();
    expect(due.latest(Infinity)).toBe(due.latest(Date.UTC(2200, 0)));
    expect(due.next(-Infinity)).toBe(due.next(Date.UTC(1900, 0) - 1));
    expect(due.count(-Infinity, Infinity)).toBe((Date.UTC(2200, 0) - Date.UTC(1900, 0)) / dayMs);
  });

  it('are refused so close to a pole that a year may go without', () => {
    const pole = { latitude: 89.9, longitude: 0, timeZone: 'UTC' };
    expect(() => checkSchedule(solar('sunrise', pole))).toThrow('so close to a pole sunrise may not come for years');
    expect(() => checkSchedule(solar('noon', { ...pole, latitude: -90 }))).not.toThrow();
  });

  it('warn of polar days', () => {
    expect(scheduleWarnings(solar('sunrise', tromso))[0]).toMatch(/^About 11\d days of the year have no sunrise there/);
    expect(scheduleWarnings(solar('sunrise'))).toEqual([]);
    expect(scheduleWarnings(solar('noon', tromso))).toEqual([]);
  });
});
