import { expect, it } from 'vitest';
import { instantOfWall, wallText } from './wall-time.ts';

it.each([
  ['2026-11-21T09:00', 'Europe/Berlin', Date.UTC(2026, 10, 21, 8)],
  ['2026-11-21T09:00:30.25', 'UTC', Date.UTC(2026, 10, 21, 9, 0, 30, 250)],
  ['2026-03-29T02:30', 'Europe/Berlin', Date.UTC(2026, 2, 29, 1)],
  ['2026-10-25T02:30', 'Europe/Berlin', Date.UTC(2026, 9, 25, 0, 30)],
  ['2026-11-21T09:00', 'Mars/Olympus', Date.UTC(2026, 10, 21, 9)],
  ['2026-02-30T09:00', 'UTC', null],
  ['2026-11-21T24:00', 'UTC', null],
  ['2026-11-21', 'UTC', null],
  ['', 'UTC', null],
])('reads %s in %s', (text, timeZone, at) => {
  expect(instantOfWall(text, timeZone)).toBe(at);
});

it.each([
  [Date.UTC(2026, 10, 21, 8), 'Europe/Berlin', '2026-11-21T09:00'],
  [Date.UTC(2026, 10, 21, 9, 0, 30), 'UTC', '2026-11-21T09:00:30'],
  [Date.UTC(2026, 10, 21, 9, 0, 0, 7), 'UTC', '2026-11-21T09:00:00.007'],
])('writes %i in %s', (at, timeZone, text) => {
  expect(wallText(at, timeZone)).toBe(text);
});
