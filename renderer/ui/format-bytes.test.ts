import { expect, it } from 'vitest';
import { formatBytes } from './format-bytes.ts';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [5_230, '5.2 kB'],
  [48_000, '48 kB'],
  [999_999, '1 MB'],
  [52_428_800, '52 MB'],
  [123_000_000, '123 MB'],
])('writes %i bytes as “%s”', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});
