import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../error.ts';
import type { Schedule } from '../model/schedule.ts';
import { checkSchedule } from './check-schedule.ts';
import { describeSchedule, scheduleWarnings } from './describe-schedule.ts';
import { dueTimes } from './due-times.ts';

/** One schedule of every kind; each field is spoilt in turn. */
const examples: readonly Schedule[] = [
  { kind: 'crontab', expression: '30 2 * * 1-5', dialect: 'vixie', timeZone: 'Europe/Berlin' },
  { kind: 'interval', every: 2, unit: 'week', align: 'anchor', mode: 'calendar', anchorAt: 1e12, timeZone: 'UTC' },
  { kind: 'once', dueAt: 1_800_000_000_000, timeZone: 'Europe/Berlin' },
  { kind: 'solar', event: 'dusk', latitude: 69, longitude: 19, offsetMs: 60_000, timeZone: 'Europe/Oslo' },
  { kind: 'rrule', rule: 'FREQ=MONTHLY;BYDAY=-1FR', startAt: 1_700_000_000_000, timeZone: 'Europe/Berlin' },
  { kind: 'event', on: { type: 'fileChanged', path: '/etc/hosts' }, delayMs: 1_000, timeZone: 'UTC' },
  { kind: 'event', on: { type: 'taskEnded', task: 'backup', outcome: 'failed' }, delayMs: 0, timeZone: 'UTC' },
];

const long = fc
  .constantFrom('*', ',', ';', '=', '-', ' ', '9', 'A', 'FREQ=DAILY;', '😀')
  .map((text) => text.repeat(100_000));
const edges = fc.constantFrom(
  ...[0, -0, 1, -1, 0.5, 99, 1_000_000_000, 1_000_000_001, 90, 90.0001, -90, 180, 180.1, -180, 43_200_000, 43_200_001],
  ...[86_400_000, 86_400_001, 8_640_000_000_000_000, 8_640_000_000_000_001, 2 ** 53, -(2 ** 53), 1e300, 5e-324],
  ...[Number.NaN, Infinity, -Infinity, Date.UTC(2200, 0) - 1, Date.UTC(2200, 0)],
);
const other = fc.constantFrom(undefined, null, true, {}, [], ['FREQ=DAILY'], '__proto__', 'constructor');
const values: fc.Arbitrary<unknown> = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.double(),
  fc.integer(),
  edges,
  edges,
  other,
  long,
);

const partNames = fc.constantFrom(
  ...['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY', 'BYSECOND', 'BYMINUTE', 'BYHOUR', 'BYMONTHDAY'],
  ...['BYYEARDAY', 'BYWEEKNO', 'BYMONTH', 'BYSETPOS', 'EXDATE', 'X-NAME', ''],
);
const partValues = fc.oneof(
  fc.constantFrom(...['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'MO', '-1FR', '53SU']),
  fc.constantFrom(...['20261224', '20261224T180000', '20261224T180000Z', '99999999', '00000000T000000Z']),
  fc.array(fc.integer({ min: -400, max: 400 }), { maxLength: 4 }).map(String),
  fc.constantFrom('0', '999999999', '1000000000', '1000000001', '9'.repeat(900), '1,'.repeat(400)),
  fc.string({ maxLength: 8 }),
);
/** Rules that are nearly rules, most of them with a frequency. */
const nearRules = fc
  .tuple(
    fc.constantFrom('FREQ=YEARLY', 'FREQ=MONTHLY', 'FREQ=WEEKLY', 'FREQ=DAILY', 'FREQ=HOURLY', 'FREQ=SECONDLY', ''),
    fc.array(
      fc.tuple(partNames, partValues).map((part) => part.join('=')),
      { maxLength: 4 },
    ),
  )
  .map(([frequency, parts]) => [frequency, ...parts].join(';'));

/** What is done with every schedule that somebody writes: it works, or one field is complained about. */
function use(schedule: Schedule): void {
  const started = performance.now();
  const now = Date.UTC(2026, 10, 21);
  try {
    checkSchedule(schedule);
    const due = dueTimes(schedule);
    const next = due.next(now);
    if (next !== null) expect(next).toBeGreaterThan(now);
    const latest = due.latest(now);
    if (latest !== null) expect(latest).toBeLessThanOrEqual(now);
    expect(due.count(now - 366 * 86_400_000, now)).toBeGreaterThanOrEqual(0);
    for (const sentence of [describeSchedule(schedule), ...scheduleWarnings(schedule, now)]) {
      expect(sentence).not.toMatch(/undefined|null|NaN|Infinity|\[object/);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe('INVALID');
    expect(error.issues).toHaveLength(1);
    expect(error.issues[0]?.path).not.toBe('');
    expect(error.message.length).toBeLessThan(1_000);
  }
  // A hang, not a busy machine, is what this is to find.
  expect(performance.now() - started).toBeLessThan(1_000);
}

describe('any value in any field works or is complained about', () => {
  const fields = examples.flatMap((schedule) =>
    Object.keys(schedule)
      .filter((field) => field !== 'on' && field !== 'align' && field !== 'mode' && field !== 'dialect')
      .map((field) => [`${schedule.kind} ${field}`, schedule, field] as const),
  );

  it.each(fields)('%s', (_name, schedule, field) => {
    fc.assert(
      fc.property(values, (value) => use({ ...schedule, [field]: value } as Schedule)),
      { numRuns: 60 },
    );
  });

  it('rrule rule, nearly right', () => {
    const instants = fc.oneof(fc.integer({ min: 0, max: Date.UTC(2199, 11) }), fc.constant(0));
    fc.assert(
      fc.property(nearRules, instants, (rule, startAt) =>
        use({ kind: 'rrule', rule, startAt, timeZone: 'Asia/Tehran' }),
      ),
      { numRuns: 600 },
    );
  });

  it('solar place and offset together', () => {
    fc.assert(
      fc.property(edges, edges, edges, fc.double(), (latitude, longitude, offsetMs, anywhere) => {
        use({ kind: 'solar', event: 'sunrise', latitude, longitude, offsetMs, timeZone: 'UTC' });
        use({
          kind: 'solar',
          event: 'dawn',
          latitude: anywhere % 90,
          longitude: anywhere % 180,
          offsetMs: 0,
          timeZone: 'UTC',
        });
      }),
      { numRuns: 60 },
    );
  });
});
