import { expect, it } from 'vitest';
import { absoluteTime, zoneOffset } from './absolute-time.ts';

const at = Date.UTC(2026, 10, 20, 20, 10, 3);

it('writes an instant in full in a given zone', () => {
  expect(absoluteTime(at, 'Europe/Berlin')).toBe('Fri, 20 Nov 2026, 21:10:03');
  expect(absoluteTime(at, 'America/New_York')).toBe('Fri, 20 Nov 2026, 15:10:03');
});

it('tells what a zone differs from UTC by at that instant', () => {
  expect(zoneOffset(at, 'Europe/Berlin')).toBe('GMT+1');
  expect(zoneOffset(Date.UTC(2026, 6, 1), 'Europe/Berlin')).toBe('GMT+2');
});
