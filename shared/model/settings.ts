import { z } from 'zod';

/** Everything a person can set that belongs to no task. */
export const Settings = z.object({
  /** While true, due times are recorded as skipped instead of run. */
  paused: z.boolean().default(false),
  /** When that pause ends by itself; null for never. */
  pausedUntil: z.int().min(0).max(8_640_000_000_000_000).nullable().default(null),
  /** How many runs may execute at once. */
  maxActiveRuns: z.int().min(1, 'must be at least 1').max(256, 'must be at most 256').default(8),
  /** Whether a run that fails raises a system notification. */
  notifyFailures: z.boolean().default(true),
});
export type Settings = z.infer<typeof Settings>;
