import { describe, expect, it } from 'vitest';
import { countdown, relativeTime } from './relative-time.ts';

const now = Date.UTC(2026, 10, 20, 12);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('relativeTime', () => {
  it.each([
    [0, 'now'],
    [1_400, 'now'],
    [-1_400, 'now'],
    [12_000, 'in 12 s'],
    [-59_999, '59 s ago'],
    [60_000, 'in 1 min'],
    [-59 * minute, '59 min ago'],
    [2 * hour + 5 * minute, 'in 2 h 5 min'],
    [-3 * hour, '3 h ago'],
    [2 * day + 15 * hour, 'in 2 d 15 h'],
    [-10 * day, '10 days ago'],
    [90 * day, 'in 2 months'],
    [-1_000 * day, '2 years ago'],
  ])('says %i ms from now as “%s”', (distance, words) => {
    expect(relativeTime(now + distance, now)).toBe(words);
  });
});

describe('countdown', () => {
  it.each([
    [-5, 'now'],
    [0, 'now'],
    [1, '00:01'],
    [12_000, '00:12'],
    [61_000, '01:01'],
    [3 * hour + 5 * minute, '3:05:00'],
    [2 * day + hour, '2 d 1 h'],
  ])('shows %i ms left as “%s”', (left, words) => {
    expect(countdown(now + left, now)).toBe(words);
  });
});
