import type { Machine } from './machine.ts';
import type { Measurement } from './row.ts';
import type { Summary } from './summary.ts';

/** What a run of the benchmarks found. */
export interface Results {
  readonly machine: Machine;
  readonly lines: readonly (Summary & Measurement & { readonly row: string })[];
}
