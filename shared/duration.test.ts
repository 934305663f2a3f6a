import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatDuration, parseDuration, parseInterval, parseSignedDuration } from './duration.ts';

it.each([
  ['100ms', 100],
  ['1s', 1_000],
  ['15m', 900_000],
  ['2 hours', 7_200_000],
  ['1h30m', 5_400_000],
  ['1d', 86_400_000],
  ['2w', 1_209_600_000],
  ['0s', 0],
])('reads %s', (text, ms) => {
  expect(parseDuration(text, 'x')).toBe(ms);
});

it.each([
  ['5', /^limit: “5” needs a unit, such as 100ms/],
  ['', /is not a length of time/],
  ['-5s', /is not a length of time/],
  ['1.5h', /is not a length of time/],
  ['5 parsecs', /“parsecs” is not a unit of time/],
  ['1mo', /cannot count months/],
  ['99999999999999999w', /must be shorter/],
  ['1'.repeat(100_000), /needs a unit/],
  ['1s'.repeat(100_000), /is not a length of time/],
  ['٣s', /is not a length of time/],
])('refuses %.20s', (text, message) => {
  expect(() => parseDuration(text, 'limit')).toThrow(message);
});

it.each([
  ['100ms', { every: 100, unit: 'ms' }],
  ['90s', { every: 90, unit: 's' }],
  ['1h 30m', { every: 90, unit: 'min' }],
  ['1d', { every: 1, unit: 'day' }],
  ['1mo', { every: 1, unit: 'month' }],
] as const)('reads the rhythm %s', (text, interval) => {
  expect(parseInterval(text, 'every')).toEqual(interval);
});

it('refuses a rhythm of days and hours', () => {
  expect(() => parseInterval('1d 12h', 'every')).toThrow(/^every: cannot mix days/);
});

it('writes what it reads', () => {
  fc.assert(fc.property(fc.nat({ max: 31 * 86_400_000 }), (ms) => parseDuration(formatDuration(ms), 'x') === ms));
  expect(formatDuration(5_400_000)).toBe('1h 30m');
  expect(formatDuration(-1_800_000)).toBe('-30m');
  expect(parseSignedDuration('-1h 30m', 'x')).toBe(-5_400_000);
  expect(() => parseDuration('-30m', 'x')).toThrow(/x: .*not a length of time/);
});
