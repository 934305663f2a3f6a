import { z } from 'zod';

/** The longest text a schedule may have; longer ones are refused before they are read. */
export const maxExpressionLength = 1_000;

const timeZone = z.string().min(1).max(100);
const instant = z.int().min(0).max(8_640_000_000_000_000);

export const intervalUnits = ['ms', 's', 'min', 'h', 'day', 'week', 'month'] as const;

/** Five, six (second first) or seven (year last) crontab fields, or a nickname such as `@daily`. */
export const CrontabSchedule = z.strictObject({
  kind: z.literal('crontab'),
  expression: z.string().max(maxExpressionLength),
  dialect: z.enum(['vixie', 'celery']).default('vixie'),
  timeZone,
});
export type CrontabSchedule = z.infer<typeof CrontabSchedule>;

/**
 * Every n units. `align` says what the rhythm hangs on: `anchor` (an instant, by default the entry's creation),
 * `clock` (multiples counted from local midnight), or the start or end of the last run.
 * `mode` says what a day, week or month is: `calendar` (the same wall-clock time) or `elapsed` (so many hours);
 * ms to h are always elapsed, a month is always calendar.
 */
export const IntervalSchedule = z.strictObject({
  kind: z.literal('interval'),
  every: z.int().min(1).max(1_000_000_000),
  unit: z.enum(intervalUnits),
  align: z.enum(['anchor', 'clock', 'lastStart', 'lastEnd']).default('anchor'),
  mode: z.enum(['calendar', 'elapsed']).default('calendar'),
  anchorAt: instant.optional(),
  timeZone,
});
export type IntervalSchedule = z.infer<typeof IntervalSchedule>;

/** Due once, at an instant; the zone says how it is shown. */
export const OnceSchedule = z.strictObject({ kind: z.literal('once'), dueAt: instant, timeZone });
export type OnceSchedule = z.infer<typeof OnceSchedule>;

export const solarEvents = ['dawn', 'sunrise', 'noon', 'sunset', 'dusk'] as const;

/** Due at a moment of the sun at a place, `offsetMs` later (earlier where negative); polar days that lack it have none. */
export const SolarSchedule = z.strictObject({
  kind: z.literal('solar'),
  event: z.enum(solarEvents),
  /** Degrees; south is negative. */
  latitude: z.number().min(-90).max(90),
  /** Degrees; west is negative. */
  longitude: z.number().min(-180).max(180),
  offsetMs: z.int().min(-43_200_000).max(43_200_000).default(0),
  timeZone,
});
export type SolarSchedule = z.infer<typeof SolarSchedule>;

/** A recurrence rule of RFC 5545, without its `RRULE:` prefix; `startAt` is its DTSTART. */
export const RruleSchedule = z.strictObject({
  kind: z.literal('rrule'),
  rule: z.string().max(maxExpressionLength),
  startAt: instant,
  timeZone,
});
export type RruleSchedule = z.infer<typeof RruleSchedule>;

export const eventTypes = ['hostStart', 'login', 'wake', 'networkUp', 'fileChanged', 'taskEnded'] as const;
export const taskOutcomes = ['succeeded', 'failed', 'ended'] as const;

/** What has to happen. `taskEnded` names a task; `failed` also means timed out and lost, `ended` means any of them. */
export const ScheduleEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('hostStart') }),
  z.strictObject({ type: z.literal('login') }),
  z.strictObject({ type: z.literal('wake') }),
  z.strictObject({ type: z.literal('networkUp') }),
  z.strictObject({
    type: z.literal('fileChanged'),
    /** Absolute path of a file or a folder. */
    path: z.string().min(1, 'must name a file or folder').max(4_096, 'must have at most 4096 characters'),
  }),
  z.strictObject({
    type: z.literal('taskEnded'),
    task: z.string().min(1, 'must name a task').max(200, 'must have at most 200 characters'),
    outcome: z.enum(taskOutcomes).default('succeeded'),
  }),
]);
export type ScheduleEvent = z.infer<typeof ScheduleEvent>;

/** Due when something happens, `delayMs` later; what happens again before that counts as the same. */
export const EventSchedule = z.strictObject({
  kind: z.literal('event'),
  on: ScheduleEvent,
  delayMs: z.int().min(0).max(86_400_000, 'must be at most 24 h').default(0),
  timeZone,
});
export type EventSchedule = z.infer<typeof EventSchedule>;

/** When something is due: pure data from which the next due time follows. */
export const Schedule = z.discriminatedUnion('kind', [
  CrontabSchedule,
  IntervalSchedule,
  OnceSchedule,
  SolarSchedule,
  RruleSchedule,
  EventSchedule,
]);
export type Schedule = z.infer<typeof Schedule>;
