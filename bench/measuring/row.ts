/** How thoroughly to measure: `quick` only shows that everything works, `long` observes every timed window for 60 s. */
export type Thoroughness = 'quick' | 'usual' | 'long';

/** What a median and its ratio to the yardstick must satisfy; every limit that is given counts. */
export interface Target {
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly ratioAtMost?: number;
  readonly ratioAtLeast?: number;
  /** At most so much more than the yardstick, in the measurement's unit. */
  readonly excessAtMost?: number;
}

/** One line of the table: the same thing measured several times, and beside it a yardstick that ran in turns with it. */
export interface Measurement {
  readonly what: string;
  readonly unit: string;
  readonly values: readonly number[];
  readonly yardstick: { readonly what: string; readonly values: readonly number[] } | null;
  /** Null for what is reported only. */
  readonly target: Target | null;
}

/** A row of the table of benchmarks, which is also a command of its own. */
export interface Row {
  readonly name: string;
  /** The file of the row, from which its parts are started. */
  readonly file: string;
  /** What is measured in a process of its own, by name; input and output travel as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: each part knows the form of its own input.
  readonly parts: Readonly<Record<string, (input: any) => unknown>>;
  measure(thoroughness: Thoroughness): Promise<Measurement[]>;
}
