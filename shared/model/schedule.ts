import { z } from 'zod';

/** The longest text a schedule may have; longer ones are refused before they are read. */
export const maxExpressionLength = 1_000;

const timeZone = z.string().min(1).max(100);

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
  anchorAt: z.int().min(0).max(8_640_000_000_000_000).optional(),
  timeZone,
});
export type IntervalSchedule = z.infer<typeof IntervalSchedule>;

/** When something is due: pure data from which the next due time follows. */
export const Schedule = z.discriminatedUnion('kind', [CrontabSchedule, IntervalSchedule]);
export type Schedule = z.infer<typeof Schedule>;
