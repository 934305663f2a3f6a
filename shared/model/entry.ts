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
  /** Runs that are caught up start at a random moment within this span, so that waking up is no stampede. */
  startWithinMs: z.int().min(0).max(3_600_000, 'must be at most 1 h').default(0),
});
export type CatchUp = z.infer<typeof CatchUp>;

/** What happens when an entry is due while its previous run is active. */
export const Overlap = z.enum(['skip', 'queue', 'allow', 'replace']);
export type Overlap = z.infer<typeof Overlap>;

const instant = z.int().min(0).max(8_640_000_000_000_000);

/** Between which instants an entry may be due (both count), and how many runs it may cause in all. */
export const Limits = z.strictObject({
  startAt: instant.nullable().default(null),
  endAt: instant.nullable().default(null),
  maxRuns: z.int().min(1, 'must be at least 1').max(1_000_000_000).nullable().default(null),
});
export type Limits = z.infer<typeof Limits>;

const timeOfDay = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$/, 'must be a time of day such as 22:30');

/** A span of the clock on some days of the week, 0 being Sunday; it ends on the next day where `to` is not after `from`. */
export const WeekdayWindow = z.strictObject({
  weekdays: z.array(z.int().min(0).max(6)).min(1, 'must name a day of the week').max(7),
  from: timeOfDay.refine((time) => time !== '24:00', 'must be before 24:00').default('00:00'),
  to: timeOfDay.default('24:00'),
});
export type WeekdayWindow = z.infer<typeof WeekdayWindow>;

/** Times at which an entry is not due, in the zone of its schedule. */
export const Exclusions = z.strictObject({
  /** Whole days, such as 2026-12-24. */
  dates: z
    .array(z.iso.date('must be a date such as 2026-12-24'))
    .max(1_000, 'must have at most 1000 dates')
    .default([]),
  windows: z.array(WeekdayWindow).max(50, 'must have at most 50 windows').default([]),
  /** Absolute paths of ICS files; every event in them blocks its time. */
  calendars: z
    .array(z.string().min(1, 'must name an ICS file').max(4_096))
    .max(20, 'must have at most 20 calendars')
    .default([]),
  /** Whether what falls into them is left out, or due at the next allowed time. */
  action: z.enum(['skip', 'move']).default('skip'),
});
export type Exclusions = z.infer<typeof Exclusions>;

/** What a person fills in to schedule a task. */
export const EntryInput = z.strictObject({
  schedule: Schedule,
  enabled: z.boolean().default(true),
  catchUp: CatchUp.default({ policy: 'latest', windowMs: null, limit: 100, startWithinMs: 0 }),
  overlap: Overlap.default('skip'),
  limits: Limits.default({ startAt: null, endAt: null, maxRuns: null }),
  /** Each due time comes up to this much later, by an amount that is always the same for it. */
  spreadMs: z.int().min(0).max(86_400_000, 'must be at most 24 h').default(0),
  exclusions: Exclusions.default({ dates: [], windows: [], calendars: [], action: 'skip' }),
});
export type EntryInput = z.infer<typeof EntryInput>;

/** A schedule entry: when to run a task, with its policies and where its rhythm stands. */
export const Entry = EntryInput.extend({
  id: z.uuid(),
  taskId: z.uuid(),
  createdAt: z.int(),
  updatedAt: z.int(),
  /**
   * The next due time, while paused the end of the pause; null while the entry is disabled or paused without end, has
   * no further due time, or waits for something to happen.
   */
  nextRunAt: z.int().nullable(),
  /** The latest due time that the beat has handled. */
  lastScheduledFor: z.int().nullable(),
  /** How many runs the entry has caused, as `limits.maxRuns` counts them. */
  runCount: z.int().min(0),
  /** Since when it is paused; null where it is not. */
  pausedAt: z.int().nullable(),
  /** When a pause ends by itself. */
  pausedUntil: z.int().nullable(),
});
export type Entry = z.infer<typeof Entry>;
