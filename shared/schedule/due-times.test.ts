import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IntervalSchedule, intervalUnits, type Schedule } from '../model/schedule.ts';
import { type DueTimes, dueTimes } from './due-times.ts';

const timeZones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'America/Nuuk',
];
const timeZone = fc.constantFrom(...timeZones, 'Pacific/Apia', 'Africa/Casablanca', 'Asia/Kolkata');
const instant = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) });

function column(min: number, max: number, ...extras: string[]): fc.Arbitrary<string> {
  const value = fc.integer({ min, max });
  const range = fc.tuple(value, value).map((ends) => `${Math.min(...ends)}-${Math.max(...ends)}`);
  const stepped = fc.tuple(fc.oneof(fc.constant('*'), value.map(String), range), fc.integer({ min: 1, max: max + 5 }));
  const item = fc.oneof(
    value.map(String),
    range,
    stepped.map(([from, step]) => `${from}/${step}`),
    ...extras.map((extra) => fc.constant(extra)),
  );
  const list = fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => items.join(','));
  return fc.oneof(fc.constant('*'), list);
}

const crontab: fc.Arbitrary<Schedule> = fc
  .record({
    second: fc.option(column(0, 59), { nil: '0' }),
    minute: column(0, 59),
    hour: column(0, 23),
    day: column(1, 31, 'L', 'L-2', '15W', '31W', 'LW'),
    month: column(1, 12, 'feb', 'JUL'),
    weekday: column(0, 7, '5L', 'MON#2', 'sun#5'),
    dialect: fc.constantFrom('vixie', 'celery'),
    timeZone,
  })
  .map(({ second, minute, hour, day, month, weekday, dialect, timeZone: zone }) => {
    const expression = `${second} ${minute} ${hour} ${day} ${month} ${weekday}`;
    return { kind: 'crontab', expression, dialect, timeZone: zone };
  });

const interval: fc.Arbitrary<Schedule> = fc.record({
  kind: fc.constant('interval'),
  every: fc.integer({ min: 100, max: 2_000 }),
  unit: fc.constantFrom(...intervalUnits),
  align: fc.constantFrom('anchor', 'clock'),
  mode: fc.constantFrom('calendar', 'elapsed'),
  anchorAt: instant,
  timeZone,
});

const smallInterval: fc.Arbitrary<Schedule> = fc
  .tuple(interval, fc.integer({ min: 1, max: 40 }))
  .map(([each, every]) => {
    const schedule = each as IntervalSchedule;
    return schedule.unit === 'ms' ? schedule : { ...schedule, every };
  });

function following(due: DueTimes, after: number, few: number): number[] {
  const found: number[] = [];
  for (let at = due.next(after); at !== null && found.length < few; at = due.next(at)) found.push(at);
  return found;
}

function expectAgreement(schedule: Schedule, after: number): void {
  const due = dueTimes(schedule);
  const found = following(due, after, 12);
  let before = after;
  for (const [index, at] of found.entries()) {
    expect(at).toBeGreaterThan(before);
    expect(due.latest(at)).toBe(at);
    expect(due.latest(at - 1)).toBe(index === 0 ? due.latest(after) : before);
    expect(due.count(after, at)).toBe(index + 1);
    expect(due.count(after, at - 1)).toBe(index);
    before = at;
  }
  const latest = due.latest(after);
  if (latest !== null) {
    expect(latest).toBeLessThanOrEqual(after);
    expect(due.count(latest, after)).toBe(0);
    expect(due.next(latest)).toBe(found[0] ?? null);
  }
}

describe('next, latest and count agree', () => {
  it('for crontabs', () => fc.assert(fc.property(crontab, instant, expectAgreement), { numRuns: 200 }));
  it('for intervals', () => fc.assert(fc.property(interval, instant, expectAgreement), { numRuns: 100 }));
  it('for small intervals', () => fc.assert(fc.property(smallInterval, instant, expectAgreement), { numRuns: 120 }));

  it('over any two spans, which add up', () =>
    fc.assert(
      fc.property(fc.oneof(crontab, interval), fc.tuple(instant, instant, instant), (schedule, instants) => {
        const [first, second, third] = instants.toSorted((a, b) => a - b) as [number, number, number];
        const due = dueTimes(schedule);
        expect(due.count(first, second) + due.count(second, third)).toBe(due.count(first, third));
      }),
      { numRuns: 80 },
    ));
});

describe('an interval', () => {
  const base = { kind: 'interval', align: 'anchor', mode: 'calendar', timeZone: 'Europe/Berlin' } as const;
  const iso = (instants: number[]): string[] => instants.map((at) => new Date(at).toISOString().slice(0, 16));

  it('returns to the 31st after shorter months', () => {
    const anchorAt = Date.parse('2025-01-31T08:00Z');
    const due = dueTimes({ ...base, every: 1, unit: 'month', anchorAt });
    expect(iso(following(due, anchorAt, 4))).toEqual([
      '2025-02-28T08:00',
      '2025-03-31T07:00',
      '2025-04-30T07:00',
      '2025-05-31T07:00',
    ]);
    expect(due.next(anchorAt - 1)).toBe(anchorAt);
    expect(due.latest(anchorAt - 1)).toBeNull();
  });

  it('is not due before its anchor, even when the anchor is in the second pass of a fold', () => {
    const anchorAt = Date.parse('2025-10-26T01:30Z');
    const due = dueTimes({ ...base, every: 1, unit: 'day', anchorAt });
    expect(iso(following(due, 0, 2))).toEqual(['2025-10-27T01:30', '2025-10-28T01:30']);
  });

  it('counts on the clock from local midnight, and starts over there', () => {
    const due = dueTimes({ ...base, align: 'clock', every: 7, unit: 'h' });
    expect(iso(following(due, Date.parse('2025-01-01T00:00Z'), 5))).toEqual([
      '2025-01-01T06:00',
      '2025-01-01T13:00',
      '2025-01-01T20:00',
      '2025-01-01T23:00',
      '2025-01-02T06:00',
    ]);
  });

  it('on the clock counts weeks from Monday and months from January', () => {
    const after = Date.parse('2025-01-01T00:00Z');
    const weeks = dueTimes({ ...base, align: 'clock', every: 1, unit: 'week' });
    const months = dueTimes({ ...base, align: 'clock', every: 3, unit: 'month' });
    expect(iso(following(weeks, after, 2))).toEqual(['2025-01-05T23:00', '2025-01-12T23:00']);
    expect(iso(following(months, after, 3))).toEqual(['2025-03-31T22:00', '2025-06-30T22:00', '2025-09-30T22:00']);
  });

  it('that hangs on the last run is due once, a while after that run', () => {
    const lastEnd = Date.parse('2025-03-29T01:30Z');
    const minutes = dueTimes({ ...base, align: 'lastEnd', every: 5, unit: 'min' });
    const days = dueTimes({ ...base, align: 'lastStart', every: 1, unit: 'day' });
    const months = dueTimes({ ...base, align: 'lastStart', every: 1, unit: 'month' });
    expect(minutes.next(lastEnd)).toBe(lastEnd + 300_000);
    expect(minutes.count(lastEnd, lastEnd + 3_600_000)).toBe(1);
    expect(minutes.count(lastEnd, lastEnd + 299_999)).toBe(0);
    expect(minutes.latest(lastEnd)).toBeNull();
    expect(iso([days.next(lastEnd) ?? 0])).toEqual(['2025-03-30T01:00']);
    expect(iso([months.next(Date.parse('2025-01-31T08:00Z')) ?? 0])).toEqual(['2025-02-28T08:00']);
  });
});

describe('the ends of time', () => {
  const endless: Schedule[] = [
    { kind: 'crontab', expression: '* * * * *', dialect: 'vixie', timeZone: 'Europe/Berlin' },
    { kind: 'interval', every: 1, unit: 'month', align: 'clock', mode: 'calendar', timeZone: 'Europe/Berlin' },
    { kind: 'interval', every: 1_000_000_000, unit: 'month', align: 'lastEnd', mode: 'calendar', timeZone: 'UTC' },
    { kind: 'interval', every: 1_000_000_000, unit: 'week', align: 'anchor', mode: 'elapsed', timeZone: 'UTC' },
  ];

  it.each(endless)('are answered with null: $kind $every $unit', (schedule) => {
    const due = dueTimes(schedule);
    expect(due.next(8_640_000_000_000_000)).toBeNull();
    expect(due.next(Infinity)).toBeNull();
    expect(due.next(Number.NaN)).toBeNull();
    expect(due.latest(-Infinity)).toBeNull();
    expect(due.count(10, 10)).toBe(0);
    expect(due.count(10, 5)).toBe(0);
  });
});

describe('long spans are counted without walking through them', () => {
  const year = [Date.UTC(2025, 0), Date.UTC(2026, 0)] as const;

  it('every second of a year, in a zone whose clock goes forth and back', () => {
    const schedule = { kind: 'crontab', expression: '* * * * * *', dialect: 'vixie' } as const;
    expect(dueTimes({ ...schedule, timeZone: 'Australia/Lord_Howe' }).count(...year)).toBe(365 * 86_400);
  });

  it.each(['anchor', 'clock'] as const)('every 100 ms of a year, aligned to the %s', (align) => {
    const schedule = { kind: 'interval', every: 100, unit: 'ms', mode: 'calendar', timeZone: 'Europe/Berlin' } as const;
    expect(dueTimes({ ...schedule, align }).count(...year)).toBe(365 * 864_000);
  });

  it('each night, whatever the clocks do', () => {
    const schedule = { kind: 'crontab', expression: '30 2 * * *', dialect: 'vixie' } as const;
    expect(dueTimes({ ...schedule, timeZone: 'Europe/Berlin' }).count(...year)).toBe(365);
  });
});

it('keeps a thousand different crontabs apart', () => {
  const ends = new Set<number | null>();
  for (let minute = 0; minute < 60; minute++) {
    for (let hour = 0; hour < 24; hour++) {
      const expression = `${minute} ${hour} * * *`;
      ends.add(dueTimes({ kind: 'crontab', expression, dialect: 'vixie', timeZone: 'UTC' }).next(0));
    }
  }
  expect(ends.size).toBe(1_440);
});
