import fc from 'fast-check';
import type { EntryInput } from '../../../shared/model/entry.ts';
import { eventTypes, type Schedule, solarEvents, taskOutcomes } from '../../../shared/model/schedule.ts';
import { builderFrequencies, type RruleParts } from '../rrule-parts.ts';

const anyZone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe');
const anyInstant = fc.integer({ min: 0, max: Date.UTC(9998, 11, 31) });
const anyMs = fc.integer({ min: 0, max: 86_400_000 });
const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => `/${text.trim()}`);
const anyEvent = fc.oneof(
  fc.record({ type: fc.constantFrom(...eventTypes).filter((type) => type !== 'fileChanged' && type !== 'taskEnded') }),
  fc.record({ type: fc.constant('fileChanged' as const), path: anyText }),
  fc.record({ type: fc.constant('taskEnded' as const), task: anyText, outcome: fc.constantFrom(...taskOutcomes) }),
);
/** A schedule of any kind, of which crontabs and rules need not be readable. */
export const anySchedule = fc.oneof(
  fc.record({
    kind: fc.constant('crontab' as const),
    expression: fc.string(),
    dialect: fc.constantFrom('vixie' as const, 'celery' as const),
    timeZone: anyZone,
  }),
  fc.record({ kind: fc.constant('once' as const), dueAt: anyInstant, timeZone: anyZone }),
  fc.record({
    kind: fc.constant('solar' as const),
    event: fc.constantFrom(...solarEvents),
    latitude: fc.double({ min: -90, max: 90, noNaN: true }).map((degrees) => degrees + 0),
    longitude: fc.integer({ min: -180, max: 180 }),
    offsetMs: fc.integer({ min: -43_200_000, max: 43_200_000 }),
    timeZone: anyZone,
  }),
  fc.record({ kind: fc.constant('rrule' as const), rule: fc.string(), startAt: anyInstant, timeZone: anyZone }),
  fc.record({ kind: fc.constant('event' as const), on: anyEvent, delayMs: anyMs, timeZone: anyZone }),
) as fc.Arbitrary<Schedule>;
const anyTime = fc.constantFrom('00:00', '07:30', '22:00', '23:59');
/** Everything a person can fill in to schedule a task. */
export const anyEntry: fc.Arbitrary<EntryInput> = fc.record({
  schedule: anySchedule,
  enabled: fc.boolean(),
  catchUp: fc.record({
    policy: fc.constantFrom('skip' as const, 'latest' as const, 'all' as const),
    windowMs: fc.option(anyMs),
    limit: fc.integer({ min: 1, max: 1_000 }),
    startWithinMs: fc.integer({ min: 0, max: 3_600_000 }),
  }),
  overlap: fc.constantFrom('skip' as const, 'queue' as const, 'allow' as const, 'replace' as const),
  limits: fc.record({
    startAt: fc.option(anyInstant),
    endAt: fc.option(anyInstant),
    maxRuns: fc.option(fc.integer({ min: 1, max: 1_000 })),
  }),
  spreadMs: anyMs,
  exclusions: fc.record({
    dates: fc.array(fc.constantFrom('2026-12-24', '2028-02-29'), { maxLength: 3 }),
    windows: fc.array(
      fc.record({
        weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
        from: anyTime,
        to: fc.oneof(anyTime, fc.constant('24:00')),
      }),
      { maxLength: 3 },
    ),
    calendars: fc.array(anyText, { maxLength: 2 }),
    action: fc.constantFrom('skip' as const, 'move' as const),
  }),
});

const anyEnd: fc.Arbitrary<RruleParts['end']> = fc.oneof(
  fc.constant({ by: 'never' as const }),
  fc.record({ by: fc.constant('count' as const), count: fc.integer({ min: 1, max: 999 }) }),
  fc.record({ by: fc.constant('date' as const), date: fc.constantFrom('2026-12-24', '2028-02-29') }),
);
const anyOn: fc.Arbitrary<RruleParts['on']> = fc.oneof(
  fc.constant({ by: 'start' as const }),
  fc.record({ by: fc.constant('day' as const), day: fc.constantFrom(1, 15, 31, -1, -31) }),
  fc.record({
    by: fc.constant('weekday' as const),
    nth: fc.constantFrom(1, 5, -1, -5),
    weekday: fc.integer({ min: 0, max: 6 }),
  }),
);
/** Everything the fields of a recurrence rule can show. */
export const anyParts: fc.Arbitrary<RruleParts> = fc
  .record({
    frequency: fc.constantFrom(...builderFrequencies),
    interval: fc.integer({ min: 1, max: 999 }),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 0]),
    month: fc.option(fc.integer({ min: 1, max: 12 })),
    on: anyOn,
    end: anyEnd,
    weekStart: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ frequency, weekdays, month, on, ...rest }) => ({
    ...rest,
    frequency,
    weekdays: frequency === 'WEEKLY' ? weekdays : [],
    month: frequency === 'YEARLY' ? (on.by === 'start' ? month : (month ?? 1)) : null,
    on: frequency === 'MONTHLY' || frequency === 'YEARLY' ? on : { by: 'start' },
  }));
