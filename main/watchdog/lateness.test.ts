import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLateness } from './lateness.ts';

it('knows count and worst exactly, and the median within a tenth', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3_600_000 }), { minLength: 1, maxLength: 300 }), (values) => {
      const lateness = createLateness(() => 0);
      for (const value of values) lateness.add(value, 1);
      const median = [...values].sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1] ?? 0;
      const summary = lateness.summary();
      expect(summary).toMatchObject({ count: values.length, worstMs: Math.max(...values) });
      expect(Math.abs((summary?.medianMs ?? 0) - median)).toBeLessThanOrEqual(median * 0.1);
    }),
  );
});

it('forgets what is older than an hour', () => {
  let nowMs = 0;
  const lateness = createLateness(() => nowMs);
  expect(lateness.summary()).toBeNull();
  lateness.add(500, 1);
  nowMs = 59 * 60_000;
  lateness.add(1, 1);
  expect(lateness.summary()).toEqual({ medianMs: 1, worstMs: 500, count: 2 });
  nowMs = 60 * 60_000;
  expect(lateness.summary()).toEqual({ medianMs: 1, worstMs: 1, count: 1 });
  nowMs = 500 * 60_000;
  expect(lateness.summary()).toBeNull();
});
