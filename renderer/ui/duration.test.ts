import { expect, it } from 'vitest';
import { formatDuration } from './duration.ts';

it.each([
  [-3, '0 ms'],
  [9, '9 ms'],
  [999.6, '1 s'],
  [2_449, '2.4 s'],
  [6_000, '6 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [200_000, '3 min 20 s'],
  [7_500_000, '2 h 5 min'],
  [349_200_000, '4 d 1 h'],
])('writes %d ms as “%s”', (ms, words) => {
  expect(formatDuration(ms)).toBe(words);
});
