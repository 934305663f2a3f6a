import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../error.ts';
import type { RruleSchedule } from '../model/schedule.ts';
import { checkSchedule } from './check-schedule.ts';
import { type DueTimes, dueTimes } from './due-times.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

function rrule(rule: string, start = '2026-01-05T08:00Z', timeZone = 'Europe/Berlin'): RruleSchedule {
  return { kind: 'rrule', rule, startAt: Date.parse(start), timeZone };
}

function following(due: DueTimes, after: number, few: number): number[] {
  const found: number[] = [];
  for (let at = due.next(after); at !== null && found.length < few; at = due.next(at)) found.push(at);
  return found;
}

function firstFew(schedule: RruleSchedule, few: number, after = schedule.startAt - 1): string[] {
  return following(dueTimes(schedule), after, few).map((at) => new Date(at).toISOString().slice(0, 16));
}

function complaint(rule: string, start?: string): string {
  try {
    checkSchedule(rrule(rule, start));
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    const [issue] = (error as AppError).issues;
    expect(issue?.path).toBe('rule');
    return issue?.message ?? '';
  }
  return 'none';
}

describe('a change of clocks, in Berlin', () => {
  it('moves a steady time out of the gap, and takes the first pass of a fold', () => {
    const nightly = 'FREQ=DAILY;BYHOUR=2;BYMINUTE=30';
    expect(firstFew(rrule(nightly, '2025-03-29T00:00Z'), 3)).toEqual([
      '2025-03-29T01:30',
      '2025-03-30T01:00',
      '2025-03-31T00:30',
    ]);
    expect(firstFew(rrule(nightly, '2025-10-25T00:00Z'), 3)).toEqual([
      '2025-10-25T00:30',
      '2025-10-26T00:30',
      '2025-10-27T01:30',
    ]);
  });

  it('is followed by rules by the hour: none in the gap, both passes of a fold', () => {
    expect(dueTimes(rrule('FREQ=HOURLY', '2025-03-29T23:00Z')).count(0, Date.parse('2025-03-30T21:59Z'))).toBe(23);
    expect(dueTimes(rrule('FREQ=HOURLY', '2025-10-25T22:00Z')).count(0, Date.parse('2025-10-26T22:59Z'))).toBe(25);
  });

  it('costs COUNT no run', () => {
    const last = dueTimes(rrule('FREQ=DAILY;BYHOUR=2;BYMINUTE=15,30;COUNT=6', '2025-03-29T00:00Z'));
    // The two times of the 30th fall into the gap and are one.
    expect(last.count(0, Infinity)).toBe(6);
    expect(new Date(last.latest(Infinity) as number).toISOString()).toBe('2025-04-01T00:15:00.000Z');
  });
});

describe('the end of a rule', () => {
  it('includes UNTIL, as an instant, on the clock, or as a whole day', () => {
    expect(firstFew(rrule('FREQ=HOURLY;UNTIL=20260105T100000Z'), 9)).toHaveLength(3);
    expect(firstFew(rrule('FREQ=HOURLY;UNTIL=20260105T100000'), 9)).toHaveLength(2);
    expect(firstFew(rrule('FREQ=DAILY;UNTIL=20260107'), 9)).toHaveLength(3);
  });

  it('counts from the first time that matches, not from a start that does not', () => {
    expect(firstFew(rrule('FREQ=WEEKLY;BYDAY=TU;COUNT=2'), 9)).toEqual(['2026-01-06T08:00', '2026-01-13T08:00']);
  });

  it('is the year 2200 at the latest', () => {
    const due = dueTimes(rrule('FREQ=YEARLY;COUNT=1000'));
    expect(due.count(0, Infinity)).toBe(2_199 - 2_026 + 1);
    expect(due.next(Date.UTC(2199, 5))).toBeNull();
  });
});

describe('what people get wrong', () => {
  it('every other week counts weeks from the start, whatever month it is', () => {
    expect(firstFew(rrule('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'), 4)).toEqual([
      '2026-01-05T08:00',
      '2026-01-19T08:00',
      '2026-02-02T08:00',
      '2026-02-16T08:00',
    ]);
  });

  it('the 31st leaves shorter months out; -1 is the last day of each', () => {
    expect(firstFew(rrule('FREQ=MONTHLY;BYMONTHDAY=31'), 3)).toEqual([
      '2026-01-31T08:00',
      '2026-03-31T07:00',
      '2026-05-31T07:00',
    ]);
    expect(firstFew(rrule('FREQ=MONTHLY;BYMONTHDAY=-1'), 2)).toEqual(['2026-01-31T08:00', '2026-02-28T08:00']);
    expect(firstFew(rrule('FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1'), 2)).toEqual([
      '2026-01-31T08:00',
      '2026-02-28T08:00',
    ]);
  });

  it('a prefix, lower case and blanks around it change nothing', () => {
    expect(firstFew(rrule(' rrule:freq=daily;count=2 '), 9)).toEqual(['2026-01-05T08:00', '2026-01-06T08:00']);
  });

  it('a start has milliseconds, which its times keep unless the seconds are given', () => {
    const startAt = Date.parse('2026-01-05T08:00:30.250Z');
    const next = (rule: string) => dueTimes({ ...rrule(rule), startAt }).next(startAt);
    expect(next('FREQ=DAILY')).toBe(startAt + dayMs);
    expect(next('FREQ=DAILY;BYSECOND=0')).toBe(Date.parse('2026-01-06T08:00:00Z'));
    expect(dueTimes({ ...rrule('FREQ=HOURLY'), startAt }).next(startAt - 1)).toBe(startAt);
  });
});

describe('a complaint names the part, its text and what is allowed', () => {
  it.each([
    ['', 'it is empty'],
    ['DAILY', '"DAILY" is no part of a rule; allowed are FREQ, INTERVAL'],
    ['INTERVAL=2', 'FREQ is missing; allowed are SECONDLY, MINUTELY'],
    ['FREQ=OFTEN', 'FREQ "OFTEN" is unknown'],
    ['FREQ=DAILY;', '"" is no part of a rule'],
    ['FREQ=DAILY;COUNT=', 'COUNT has no value'],
    ['FREQ=DAILY;FREQ=DAILY', 'FREQ is given twice'],
    ['FREQ=DAILY;RSCALE=HEBREW', '"RSCALE" is no part of a rule'],
    ['FREQ=DAILY;INTERVAL=0', 'INTERVAL "0" is out of range; allowed are whole numbers from 1'],
    ['FREQ=DAILY;INTERVAL=1.5', 'INTERVAL "1.5" is out of range'],
    ['FREQ=DAILY;COUNT=1000000000000000', 'COUNT "1000000000000000" is out of range'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20270101', 'COUNT and UNTIL exclude each other'],
    ['FREQ=DAILY;UNTIL=20270230', 'UNTIL "20270230" is no date; allowed are 20261224'],
    ['FREQ=DAILY;UNTIL=2027-01-01', 'UNTIL "2027-01-01" is no date'],
    ['FREQ=DAILY;BYHOUR=24', 'BYHOUR "24" is out of range; allowed are 0 to 23'],
    ['FREQ=DAILY;BYHOUR=-1', 'BYHOUR "-1" is out of range; allowed are 0 to 23'],
    ['FREQ=DAILY;BYHOUR=1,,2', 'BYHOUR "" is no number'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'BYMONTHDAY "0" is out of range; allowed are 1 to 31 and -31 to -1'],
    ['FREQ=MONTHLY;BYDAY=XX', 'BYDAY "XX" is no day of the week; allowed are SU, MO'],
    ['FREQ=MONTHLY;BYDAY=0MO', 'BYDAY "0MO" is no day of the week'],
    ['FREQ=MONTHLY;BYDAY=6MO', 'BYDAY may count from 1 to 5'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'BYDAY with numbers, such as -1FR, is allowed with FREQ=MONTHLY and FREQ=YEARLY only'],
    ['FREQ=WEEKLY;BYMONTHDAY=1', 'BYMONTHDAY is not allowed with FREQ=WEEKLY'],
    ['FREQ=MONTHLY;BYWEEKNO=1', 'BYWEEKNO is allowed with FREQ=YEARLY only'],
    ['FREQ=MONTHLY;BYYEARDAY=1', 'BYYEARDAY is not allowed with FREQ=MONTHLY'],
    ['FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO', 'BYDAY with numbers is not allowed with BYWEEKNO'],
    ['FREQ=MONTHLY;BYSETPOS=-1', 'BYSETPOS picks from what another BY… part lists'],
    ['FREQ=DAILY;WKST=1', 'WKST "1" is unknown'],
    ['DTSTART:20260101T000000\nRRULE:FREQ=DAILY', 'DTSTART is no part of a rule; the start is a field of its own'],
    ['FREQ=DAILY;EXDATE=20260101', 'EXDATE is no part of a rule'],
    ['FREQ=DAILY\nFREQ=DAILY', '"\n" is not allowed; a rule is one line'],
    ['FREQ=DAILY;BYHOUR=٩', '"٩" is not allowed'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'it never comes: no moment from the start'],
    ['FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30', 'it never comes'],
    ['FREQ=WEEKLY;BYDAY=MO;BYSETPOS=366', 'it never comes'],
    ['FREQ=SECONDLY;INTERVAL=2;BYSECOND=1,3', 'it never comes'],
    ['FREQ=DAILY;UNTIL=20250101', 'it never comes: UNTIL is before its first due time'],
  ])('%j', (rule, message) => expect(complaint(rule)).toContain(message));
});

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/Nuuk'];
const numbers = (min: number, max: number) =>
  fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 3 }).map((values) => values.join(','));
const part = (name: string, values: fc.Arbitrary<string>) =>
  fc.option(values, { nil: null }).map((text) => (text === null ? '' : `;${name}=${text}`));
const weekdays = fc
  .uniqueArray(fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'), { minLength: 1 })
  .map(String);
const rules: fc.Arbitrary<RruleSchedule> = fc
  .record({
    texts: fc.tuple(
      fc
        .constantFrom('YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY')
        .map((of) => `FREQ=${of}`),
      part('INTERVAL', fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 100_000 })).map(String)),
      part('BYMONTH', numbers(1, 12)),
      part('BYDAY', weekdays),
      part('BYHOUR', numbers(0, 23)),
      part('BYMINUTE', numbers(0, 59)),
      part('BYSETPOS', fc.constantFrom('1', '-1', '2,-2')),
      part('COUNT', fc.integer({ min: 1, max: 200 }).map(String)),
    ),
    startAt: fc.integer({ min: 0, max: Date.UTC(2040, 0) }),
    timeZone: fc.constantFrom(...zones),
  })
  .map(({ texts, startAt, timeZone }) => {
    const text = texts.join('');
    // A position needs something to pick from.
    const rule = /BY(?!SETPOS)/.test(text) ? text : text.replace(/;BYSETPOS=[^;]*/, '');
    return { kind: 'rrule', rule, startAt, timeZone };
  });

describe('next, latest and count agree', () => {
  it('wherever one begins', () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: 0, max: 20 * 365 * 24 }), (schedule, hours) => {
        const due = dueTimes(schedule);
        const after = schedule.startAt + hours * hourMs;
        const found = following(due, after, 8);
        const first = due.latest(after);
        for (const [index, at] of found.entries()) {
          expect(at).toBeGreaterThan(index === 0 ? after : (found[index - 1] as number));
          expect(due.latest(at)).toBe(at);
          expect(due.latest(at - 1)).toBe(index === 0 ? first : found[index - 1]);
          expect(due.count(after, at)).toBe(index + 1);
        }
        if (first !== null) expect(due.next(first)).toBe(found[0] ?? null);
        const later = after + 366 * dayMs;
        expect(due.count(0, after) + due.count(after, later)).toBe(due.count(0, later));
      }),
      { numRuns: 100 },
    );
  });
});

describe('hostile rules answer, or complain, in bounded time', () => {
  const all = (size: number) => Array.from({ length: size }, (_, value) => value).join(',');
  const everySecond = `BYHOUR=${all(24)};BYMINUTE=${all(60)};BYSECOND=${all(60)}`;

  it.each([
    'FREQ=SECONDLY',
    'FREQ=SECONDLY;INTERVAL=7;COUNT=1000000000',
    'FREQ=SECONDLY;INTERVAL=86399;COUNT=1000000000',
    'FREQ=SECONDLY;INTERVAL=999999999',
    'FREQ=YEARLY;INTERVAL=999999999',
    'FREQ=MINUTELY;INTERVAL=1441;BYDAY=MO;BYMONTHDAY=29;BYMONTH=2;BYHOUR=5;BYMINUTE=3',
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=SECONDLY;INTERVAL=2;BYSECOND=1,3',
    'FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=366',
    'FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=2;COUNT=1000000000',
    `FREQ=DAILY;${everySecond};COUNT=1000000000`,
    `FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;${everySecond};BYSETPOS=-366,1,366;COUNT=1000000000`,
    `FREQ=DAILY;BYSECOND=${'59,'.repeat(320)}59`,
  ])('%.60s', (rule) => {
    const schedule = rrule(rule, '1970-01-01T00:00Z');
    const now = Date.UTC(2026, 10, 21);
    const started = performance.now();
    complaint(rule, '1970-01-01T00:00Z');
    const due = dueTimes(schedule);
    due.next(now);
    due.latest(now);
    due.count(0, now);
    due.count(-8e15, 8e15);
    // A hang, not a busy machine, is what this is to find.
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('and decades after their start, the next due time is as near as on the first day', () => {
    const due = dueTimes(rrule('FREQ=SECONDLY;INTERVAL=7', '1970-01-01T00:00Z', 'UTC'));
    const after = Date.UTC(2150, 0);
    expect(due.next(after)).toBe(Math.floor(after / 7_000 + 1) * 7_000);
    expect(due.count(-1, after)).toBe(Math.floor(after / 7_000) + 1);
  });
});
