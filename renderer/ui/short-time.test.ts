import { expect, it } from 'vitest';
import { shortTime } from './short-time.ts';

const now = new Date(2026, 10, 20, 13, 0).getTime();

it.each([
  [new Date(2026, 10, 20, 14, 5), '14:05'],
  [new Date(2026, 10, 20, 0, 0), '00:00'],
  [new Date(2026, 10, 20, 14, 5, 9), '14:05:09'],
  [new Date(2026, 10, 21, 0, 0), 'Sat 00:00'],
  [new Date(2026, 10, 26, 8, 0), 'Thu 08:00'],
  [new Date(2026, 10, 27, 8, 0), '27 Nov 08:00'],
  [new Date(2030, 0, 1, 8, 0), '1 Jan 2030 08:00'],
])('says %s briefly', (at, words) => {
  expect(shortTime(at.getTime(), now)).toBe(words);
});

it('says it on the clock of another zone', () => {
  const at = Date.parse('2026-11-20T23:30Z');
  expect(shortTime(at, Date.parse('2026-11-20T13:00Z'), 'Europe/Berlin')).toBe('Sat 00:30');
  expect(shortTime(at, Date.parse('2026-11-20T13:00Z'), 'UTC')).toBe('23:30');
});
