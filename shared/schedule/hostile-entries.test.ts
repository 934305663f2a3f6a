import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError, invalid } from '../error.ts';
import { EntryInput } from '../model/entry.ts';
import { describeEntry } from './describe-entry.ts';
import { entryDueTimes } from './entry-due-times.ts';
import { blockedList } from './testing/blocked-list.ts';

/** Far more than it takes, far less than a hang, on a computer that is busy with other tests. */
const longestMs = 1_000;

const number = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(0, -1, 1, 8.64e15, 8.64e15 + 1, 86_400_000, 86_400_001),
);
const text = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '',
    '24:00',
    '24:01',
    '00:00',
    '9:00',
    '2026-02-30',
    '0000-01-01',
    '9999-12-31',
    '2026-12-24',
    '/a.ics',
    '/gone.ics',
    '٠٩:٠٠',
    'x'.repeat(100_000),
  ),
);
const anything = fc.oneof(
  number,
  text,
  fc.constantFrom(null, undefined, true, [], {}),
  fc.array(fc.oneof(number, text), { maxLength: 3 }),
);
const window = fc.record(
  { weekdays: fc.oneof(fc.array(fc.integer({ min: -1, max: 7 })), anything), from: text, to: text },
  { requiredKeys: [] },
);
const hostile = fc.record(
  {
    limits: fc.oneof(
      fc.record({ startAt: anything, endAt: anything, maxRuns: anything }, { requiredKeys: [] }),
      anything,
    ),
    spreadMs: anything,
    exclusions: fc.oneof(
      fc.record(
        {
          dates: fc.oneof(fc.array(text, { maxLength: 4 }), anything),
          windows: fc.oneof(fc.array(window, { maxLength: 4 }), anything),
          calendars: fc.oneof(fc.array(text, { maxLength: 3 }), anything),
          action: fc.oneof(fc.constantFrom('skip', 'move'), anything),
        },
        { requiredKeys: [] },
      ),
      anything,
    ),
  },
  { requiredKeys: [] },
);
const schedule = fc.constantFrom(
  { kind: 'crontab', expression: '* * * * * *', timeZone: 'Europe/Berlin' },
  { kind: 'crontab', expression: '0 9 29 2 *', timeZone: 'America/Havana' },
  { kind: 'interval', every: 100, unit: 'ms', timeZone: 'UTC' },
  { kind: 'interval', every: 1, unit: 'month', align: 'lastEnd', timeZone: 'UTC' },
);

function readCalendar(path: string) {
  if (path === '/gone.ics') throw invalid('exclusions.calendars', 'there is no such file');
  return blockedList([{ start: Date.UTC(2026, 0), end: Date.UTC(2027, 0) }]);
}

function askAll(input: EntryInput): void {
  const times = entryDueTimes({ ...input, id: 'e' }, readCalendar);
  const now = Date.UTC(2026, 5);
  expect(describeEntry(input)).not.toMatch(/undefined|NaN|null/);
  for (const due of [times.next(now), times.first(now), times.latest(now), times.place(now)]) {
    if (due !== null) expect(due).toBeTypeOf('number');
  }
  expect(times.count(now - 1e10, now)).toBeGreaterThanOrEqual(0);
}

describe('limits, spread and exclusions', () => {
  it('are refused at their field or have a result, whatever is in them', () =>
    fc.assert(
      fc.property(hostile, schedule, (part, some) => {
        const started = performance.now();
        const read = EntryInput.safeParse({ schedule: some, ...part });
        if (!read.success) expect(read.error.issues.every(({ path }) => path.length > 0)).toBe(true);
        else {
          try {
            askAll(read.data);
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
            expect((error as AppError).issues[0]?.path).toMatch(/^exclusions\.calendars/);
          }
        }
        expect(performance.now() - started).toBeLessThan(longestMs);
      }),
      { numRuns: 500 },
    ));

  it('of the largest size take no time', () => {
    const started = performance.now();
    const dates = Array.from({ length: 1_000 }, (_, day) =>
      new Date(Date.UTC(2026, 0, 1 + 2 * day)).toISOString().slice(0, 10),
    );
    const two = (value: number) => String(value).padStart(2, '0');
    const windows = Array.from({ length: 50 }, (_, each) => ({
      weekdays: [0, 1, 2, 3, 4, 5, 6],
      from: `${two(each % 24)}:${two(each)}`,
      to: `${two((each + 7) % 24)}:00`,
    }));
    for (const action of ['skip', 'move']) {
      for (const expression of ['* * * * * *', '*/7 * * * *', '0 9 29 2 *']) {
        const some = { kind: 'crontab', expression, timeZone: 'Europe/Berlin' };
        askAll(EntryInput.parse({ schedule: some, spreadMs: 86_400_000, exclusions: { dates, windows, action } }));
      }
    }
    expect(performance.now() - started).toBeLessThan(6 * longestMs);
  });
});
