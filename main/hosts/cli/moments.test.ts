import { expect, it } from 'vitest';
import { clockTime, comingTime, lengthOfTime, relativeTime } from './moments.ts';
import { readMoment } from './read-moment.ts';
import { readNearMoment } from './read-near-moment.ts';

const now = Date.parse('2026-03-29T01:30:00.250Z');

it.each([
  [500, 'now'],
  [12_000, 'in 12 s'],
  [-119_000, '119 s ago'],
  [3_600_000, 'in 60 min'],
  [-86_400_000, '24 h ago'],
  [10 * 86_400_000, 'in 10 d'],
])('%d ms away is %s', (distance, text) => {
  expect(relativeTime(now + distance, now)).toBe(text);
});

it('calls what should have come due', () => {
  expect(comingTime(now - 5_000, now)).toBe('due');
});

it.each([
  ['Europe/Berlin', 'Sun 2026-03-29 03:30:00.250 +02:00'],
  ['America/St_Johns', 'Sat 2026-03-28 23:00:00.250 -02:30'],
  ['UTC', 'Sun 2026-03-29 01:30:00.250 +00:00'],
])('shows the clock of %s', (zone, text) => {
  expect(clockTime(now, zone)).toBe(text);
});

it.each([
  [340, '340 ms'],
  [12_440, '12.4 s'],
  [61_000, '1 min 1 s'],
  [3_900_000, '1 h 5 min'],
  [90_000_000, '1 d 1 h'],
])('%d ms last %s', (ms, text) => {
  expect(lengthOfTime(ms)).toBe(text);
});

it.each([
  ['2026-01-31', 'Europe/Berlin', '2026-01-30T23:00:00.000Z'],
  ['2026-01-31 09:00', 'Europe/Berlin', '2026-01-31T08:00:00.000Z'],
  ['2026-03-29 02:30', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  ['2026-01-31T09:00:00.5Z', 'Europe/Berlin', '2026-01-31T09:00:00.500Z'],
  ['2026-01-31 09:00 -05:00', 'Europe/Berlin', '2026-01-31T14:00:00.000Z'],
])('reads %s in %s', (text, zone, instant) => {
  expect(new Date(readMoment(text, zone, '--after')).toISOString()).toBe(instant);
});

it.each(['', 'tomorrow', '2026-02-30', '2026-01-31 25:00', '2026-13-01', '٢٠٢٦-01-01'])('refuses %j', (text) => {
  expect(() => readMoment(text, 'UTC', '--after')).toThrow(/^--after: .* is not a moment/);
});

it.each([
  ['03:00', 'past', '2026-03-29T01:00:00.000Z'],
  ['04:00', 'past', '2026-03-28T03:00:00.000Z'],
  ['04:00', 'future', '2026-03-29T02:00:00.000Z'],
  ['3:30', 'future', '2026-03-30T01:30:00.000Z'],
  ['yesterday 02:30', 'future', '2026-03-28T01:30:00.000Z'],
  ['Tomorrow 02:30:10', 'past', '2026-03-30T00:30:10.000Z'],
  ['today 02:30', 'past', '2026-03-29T01:00:00.000Z'],
] as const)('reads %s in the %s', (text, bare, instant) => {
  expect(new Date(readNearMoment(text, 'Europe/Berlin', 'time', { now, bare })).toISOString()).toBe(instant);
});

it.each(['25:00', 'yesterday', 'today 9', '3:0', 'x'.repeat(100_000)])('refuses %.20s as a time', (text) => {
  expect(() => readNearMoment(text, 'UTC', 'time', { now, bare: 'past' })).toThrow(/^time: .* is not a moment/);
});
