import { expect, it } from 'vitest';
import { incompleteTail } from './output.ts';
import { describeDuration } from './time-limit.ts';

it.each([
  ['', 0],
  ['61', 0],
  ['c3', 1],
  ['c3a9', 0],
  ['61e282', 2],
  ['f09f98', 3],
  ['f09f9880', 0],
  // What is no UTF-8 is not waited for.
  ['ff', 0],
  ['80', 0],
  ['80808080', 0],
  ['c0', 0],
])('of the bytes %s, %i are held back', (hex, expected) => {
  expect(incompleteTail(Buffer.from(hex, 'hex'))).toBe(expected);
});

it('says durations in words', () => {
  expect([0, 100, 90_000, 5_400_000].map(describeDuration)).toEqual(['0 ms', '100 ms', '1 min 30 s', '1 h 30 min']);
});
