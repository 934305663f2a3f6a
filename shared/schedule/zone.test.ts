import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoneNamed } from './zone.ts';

const timeZones = Intl.supportedValuesOf('timeZone');
const parts = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
} as const;

function wallFromIntl(timeZone: string, instant: number): number {
  const text = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...parts }).format(instant);
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (text.match(/\d+/g) ?? []).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

describe('a zone', () => {
  it('shows what Intl shows', () => {
    const second = fc.integer({ min: Date.UTC(1940, 0) / 1_000, max: Date.UTC(3100, 0) / 1_000 });
    const recentSecond = fc.integer({ min: 0, max: Date.UTC(2040, 0) / 1_000 });
    fc.assert(
      fc.property(fc.constantFrom(...timeZones), fc.oneof(second, recentSecond), (timeZone, seconds) => {
        const zone = zoneNamed(timeZone);
        const instant = seconds * 1_000;
        const segment = zone.at(instant);
        expect(instant + segment.offset).toBe(wallFromIntl(timeZone, instant));
        expect(zone.after(segment).start).toBe(segment.end);
        expect(zone.before(segment).end).toBe(segment.start);
      }),
      { numRuns: 80 },
    );
  });

  it('finds each change to the second', () => {
    const zone = zoneNamed('Africa/Casablanca');
    const changes: string[] = [];
    for (let segment = zone.at(Date.UTC(2024, 0)); segment.end < Date.UTC(2026, 0); segment = zone.after(segment)) {
      changes.push(new Date(segment.end).toISOString());
    }
    expect(changes).toEqual([
      '2024-03-10T02:00:00.000Z',
      '2024-04-14T02:00:00.000Z',
      '2025-02-23T02:00:00.000Z',
      '2025-04-06T02:00:00.000Z',
    ]);
  });

  it('turns a wall time into its first instant, and one in a gap into the end of the gap', () => {
    const zone = zoneNamed('Europe/Berlin');
    expect(zone.instantOf(Date.UTC(2025, 9, 26, 2, 30))).toBe(Date.UTC(2025, 9, 26, 0, 30));
    expect(zone.instantOf(Date.UTC(2025, 2, 30, 2, 30))).toBe(Date.UTC(2025, 2, 30, 1, 0));
    expect(zone.instantOf(Date.UTC(2025, 5, 1, 12))).toBe(Date.UTC(2025, 5, 1, 10));
    expect(zoneNamed('Pacific/Apia').instantOf(Date.UTC(2011, 11, 30, 12))).toBe(Date.UTC(2011, 11, 30, 10));
  });
});
