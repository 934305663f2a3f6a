import type { Measurement, Target } from './row.ts';

/** Several values of one kind, in brief. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** A measurement in brief, and whether it reached its target. */
export interface Summary {
  readonly measured: Spread;
  readonly bare: Spread | null;
  /** Each value against the yardstick's value of the same turn; null where that was nothing. */
  readonly ratio: Spread | null;
  /** Null where there is no target. */
  readonly reached: boolean | null;
}

/** Sums a measurement up. */
export function summarize({ values, yardstick, target }: Measurement): Summary {
  const measured = spreadOf(values);
  const bare = yardstick && spreadOf(yardstick.values);
  const ratios = yardstick ? values.map((value, turn) => value / (yardstick.values[turn] ?? Number.NaN)) : [];
  const ratio = ratios.length > 0 && ratios.every(Number.isFinite) ? spreadOf(ratios) : null;
  return { measured, bare, ratio, reached: target && isReached(target, measured, bare, ratio) };
}

/** Median, least and greatest. */
function spreadOf(values: readonly number[]): Spread {
  return { median: quantile(values, 0.5), min: Math.min(...values), max: Math.max(...values) };
}

/** The value below which the given share of all values lies, between two values in proportion. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

function isReached(target: Target, { median }: Spread, bare: Spread | null, ratio: Spread | null): boolean {
  const { atMost, atLeast, ratioAtMost, ratioAtLeast, excessAtMost } = target;
  const share = ratio?.median ?? Number.NaN;
  return (
    (atMost === undefined || median <= atMost) &&
    (atLeast === undefined || median >= atLeast) &&
    (ratioAtMost === undefined || share <= ratioAtMost) &&
    (ratioAtLeast === undefined || share >= ratioAtLeast) &&
    (excessAtMost === undefined || median - (bare?.median ?? Number.NaN) <= excessAtMost)
  );
}
