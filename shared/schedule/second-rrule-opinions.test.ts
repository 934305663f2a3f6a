import fc from 'fast-check';
import ICAL from 'ical.js';
import { RRuleTemporal } from 'rrule-temporal';
import { expect, it } from 'vitest';
import { dueTimes } from './due-times.ts';

const few = 4;
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

function list(min: number, max: number, hasNegative = false): fc.Arbitrary<string> {
  const value = fc.integer({ min, max });
  const item = hasNegative
    ? fc.oneof(
        value,
        value.map((each) => -each),
      )
    : value;
  return fc.uniqueArray(item, { minLength: 1, maxLength: 3 }).map((values) => values.sort((a, b) => a - b).join(','));
}

const days = fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 4 });
const maybe = (name: string, values: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.option(values, { nil: '' }).map((text) => (text === '' ? '' : `;${name}=${text}`));
const end = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 6 }).map((count) => `;COUNT=${count}`),
  fc.integer({ min: 1998, max: 2030 }).map((year) => `;UNTIL=${year}0615T120000Z`),
);
const interval = fc.integer({ min: 1, max: 6 }).map((each) => (each === 1 ? '' : `;INTERVAL=${each}`));
const start = fc.integer({ min: Date.UTC(1990, 0) / 60_000, max: Date.UTC(2020, 0) / 60_000 }).map((at) => at * 60_000);
const later = fc.integer({ min: 0, max: 3_000 }).map((each) => each * 86_400_000);
const times = fc.tuple(maybe('BYHOUR', list(0, 23)), maybe('BYMINUTE', list(0, 59))).map((texts) => texts.join(''));

function ours(rule: string, startAt: number, after: number): number[] {
  const due = dueTimes({ kind: 'rrule', rule, startAt, timeZone: 'UTC' });
  const found: number[] = [];
  for (let at = due.next(after); at !== null && found.length < few; at = due.next(at)) found.push(at);
  return found;
}

function compact(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.000/g, '');
}

function byTemporal(rule: string, startAt: number, after: number): number[] {
  const asked = new RRuleTemporal({ rruleString: `DTSTART:${compact(startAt)}\nRRULE:${rule}`, tzid: 'UTC' });
  const found: number[] = [];
  try {
    for (let at = asked.next(new Date(after)); at && found.length < few; at = asked.next(new Date(found.at(-1) ?? 0))) {
      found.push(at.epochMilliseconds);
    }
  } catch (error) {
    // This is how it says that there is none.
    expect(String(error)).toContain('Maximum iterations');
  }
  return found;
}

function byIcal(rule: string, startAt: number, after: number): number[] {
  const from = ICAL.Time.fromString(new Date(startAt).toISOString().slice(0, 19), undefined as never);
  const iterator = ICAL.Recur.fromString(rule).iterator(from);
  const found: number[] = [];
  for (let at = iterator.next(); at && found.length < few; at = iterator.next()) {
    const instant = Date.parse(`${at.toString()}Z`.replace('ZZ', 'Z'));
    if (instant > after) found.push(instant);
  }
  return found;
}

const months = maybe('BYMONTH', list(1, 12));
const monthly = fc
  .tuple(
    months,
    fc.oneof(
      maybe('BYMONTHDAY', list(1, 28, true)),
      fc
        .tuple(days, fc.constantFrom('', '1', '2', '-1', '-2'))
        .map(([names, nth]) => `;BYDAY=${names.map((name) => `${nth}${name}`)}`),
      fc.tuple(days, fc.constantFrom('1', '-1', '2,-2')).map(([names, place]) => `;BYDAY=${names};BYSETPOS=${place}`),
    ),
  )
  .map((texts) => `FREQ=MONTHLY${texts.join('')}`);
const yearly = fc
  .oneof(
    fc.tuple(months, maybe('BYMONTHDAY', list(1, 28, true))).map((texts) => texts.join('')),
    maybe('BYYEARDAY', list(1, 366, true)),
    fc.tuple(list(1, 52), days).map(([weeks, names]) => `;BYWEEKNO=${weeks};BYDAY=${names}`),
    fc
      .tuple(fc.integer({ min: 1, max: 52 }), fc.constantFrom(...weekdays))
      .map(([nth, name]) => `;BYDAY=${nth}${name}`),
  )
  .map((text) => `FREQ=YEARLY${text}`);
const weekly = fc
  .tuple(
    days.map((names) => `;BYDAY=${names}`),
    fc.constantFrom('', ';WKST=SU', ';WKST=TH'),
  )
  .map((texts) => `FREQ=WEEKLY${texts.join('')}`);
const daily = fc
  .tuple(
    months,
    maybe(
      'BYDAY',
      days.map((names) => names.join(',')),
    ),
  )
  .map((texts) => `FREQ=DAILY${texts.join('')}`);
const hourly = maybe('BYMINUTE', list(0, 59)).map((text) => `FREQ=HOURLY${text}`);
const simple = fc.oneof(
  weekly,
  fc.constant('FREQ=DAILY'),
  fc.constant('FREQ=HOURLY'),
  list(1, 28).map((each) => `FREQ=MONTHLY;BYMONTHDAY=${each}`),
);

it('rrule-temporal says the same in UTC', () => {
  const rules = fc.oneof(
    fc.tuple(fc.oneof(monthly, yearly, weekly, daily), times).map((texts) => texts.join('')),
    hourly,
  );
  fc.assert(
    fc.property(rules, interval, end, start, later, (base, every, until, startAt, afterMs) => {
      const rule = `${base}${every}${until}`;
      expect(byTemporal(rule, startAt, startAt + afterMs), rule).toEqual(ours(rule, startAt, startAt + afterMs));
    }),
    { numRuns: 200 },
  );
});

it('ical.js says the same of the simpler rules', () => {
  fc.assert(
    fc.property(simple, interval, end, start, (base, every, until, startAt) => {
      const rule = `${base}${every}${until}`;
      expect(byIcal(rule, startAt, startAt), rule).toEqual(ours(rule, startAt, startAt));
    }),
    { numRuns: 150 },
  );
});
