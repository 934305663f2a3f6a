import { availableParallelism, cpus, loadavg, platform } from 'node:os';

/** Where and under what load was measured. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly cores: number;
  readonly processor: string;
  readonly node: string;
  readonly measuredAt: string;
  /** Processes that wanted to run, in the mean of the last minute. */
  readonly loadBefore: number;
  readonly loadAfter?: number;
}

/** Describes this machine now. */
export function describeMachine(): Machine {
  return {
    platform: platform(),
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    node: process.versions.node,
    measuredAt: new Date().toISOString(),
    loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}
