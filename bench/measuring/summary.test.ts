import { describe, expect, it } from 'vitest';
import { quantile, summarize } from './summary.ts';

describe('summarize', () => {
  it('compares turn by turn', () => {
    const { measured, bare, ratio } = summarize({
      what: 'anything',
      unit: 'ms',
      values: [10, 60, 30],
      yardstick: { what: 'bare', values: [5, 20, 10] },
      target: null,
    });
    expect(measured).toEqual({ median: 30, min: 10, max: 60 });
    expect(bare).toEqual({ median: 10, min: 5, max: 20 });
    expect(ratio).toEqual({ median: 3, min: 2, max: 3 });
  });

  it('asks for every limit of a target', () => {
    const measurement = { what: 'anything', unit: 'ms', values: [30], yardstick: { what: 'bare', values: [10] } };
    const reached = (target: object) => summarize({ ...measurement, target }).reached;
    expect(reached({ atMost: 30, ratioAtMost: 3 })).toBe(true);
    expect(reached({ atMost: 30, ratioAtMost: 2.9 })).toBe(false);
    expect(reached({ atMost: 29, ratioAtMost: 3 })).toBe(false);
    expect(reached({ atLeast: 31 })).toBe(false);
    expect(reached({ excessAtMost: 20 })).toBe(true);
    expect(reached({ excessAtMost: 19 })).toBe(false);
  });

  it('has no ratio to a yardstick of nothing, and reaches no target that asks for one', () => {
    const { ratio, reached } = summarize({
      what: 'anything',
      unit: '%',
      values: [1],
      yardstick: { what: 'bare', values: [0] },
      target: { ratioAtMost: 2 },
    });
    expect([ratio, reached]).toEqual([null, false]);
  });
});

describe('quantile', () => {
  it('lies between values', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 4, 5], 1)).toBe(5);
    expect(quantile([7], 0.99)).toBe(7);
  });
});
