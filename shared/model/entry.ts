import { z } from 'zod';
import { Schedule } from './schedule.ts';

/** What happens to due times that passed while the app slept, was closed or could not keep up. */
export const CatchUp = z.strictObject({
  policy: z.enum(['skip', 'latest', 'all']).default('latest'),
  /** How far back is caught up; null means 24 h for daily and rarer schedules, one period for the rest. */
  windowMs: z
    .int()
    .min(0)
    .max(366 * 86_400_000, 'must be at most 366 days')
    .nullable()
    .default(null),
  /** With `all`, the most runs that one gap may cause. */
  limit: z.int().min(1).max(1_000).default(100),
});
export type CatchUp = z.infer<typeof CatchUp>;

/** What happens when an entry is due while its previous run is active. */
export const Overlap = z.enum(['skip', 'queue', 'allow', 'replace']);
export type Overlap = z.infer<typeof Overlap>;

/** What a person fills in to schedule a task. */
export const EntryInput = z.strictObject({
  schedule: Schedule,
  enabled: z.boolean().default(true),
  catchUp: CatchUp.default({ policy: 'latest', windowMs: null, limit: 100 }),
  overlap: Overlap.default('skip'),
});
export type EntryInput = z.infer<typeof EntryInput>;

/** A schedule entry: when to run a task, with its policies and where its rhythm stands. */
export const Entry = EntryInput.extend({
  id: z.uuid(),
  taskId: z.uuid(),
  createdAt: z.int(),
  updatedAt: z.int(),
  /** The next due time; null while the entry is disabled, has no further due time or waits for its run to end. */
  nextRunAt: z.int().nullable(),
  /** The latest due time that the beat has handled. */
  lastScheduledFor: z.int().nullable(),
});
export type Entry = z.infer<typeof Entry>;
