import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EntryInput, type Exclusions } from '../model/entry.ts';
import type { BlockedStretch } from './blocked-time.ts';
import { dayMs, weekdayOf } from './calendar.ts';
import { dueTimes } from './due-times.ts';
import { type EntryDueTimes, type EntryTiming, entryDueTimes } from './entry-due-times.ts';
import { stableDelay } from './stable-delay.ts';
import { blockedList } from './testing/blocked-list.ts';
import { zoneNamed } from './zone.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const noCalendars = () => blockedList([]);

function entry(part: object): EntryTiming {
  return { ...EntryInput.parse(part), id: 'e' };
}

function daily(expression: string, part: object = {}, timeZone = 'Europe/Berlin'): EntryTiming {
  return entry({ schedule: { kind: 'crontab', expression, timeZone }, ...part });
}

function following(times: EntryDueTimes, after: string, few: number): string[] {
  const found: string[] = [];
  for (let due = times.next(Date.parse(after)); due !== null && found.length < few; due = times.next(due)) {
    found.push(new Date(due).toISOString().slice(0, 16));
  }
  return found;
}

/** Works an entry out the slow way, over all minutes of a span of time. */
function oracle(timing: EntryTiming, calendar: readonly BlockedStretch[], from: number, to: number) {
  const { schedule, limits, spreadMs, exclusions } = timing;
  const zone = zoneNamed(schedule.timeZone);
  const minutes = (to - from) / minuteMs;
  const isExcluded = excluder(exclusions);
  const blocked = Array.from({ length: minutes }, (_, minute) => {
    const instant = from + minute * minuteMs;
    const shown = instant + zone.at(instant).offset;
    return isExcluded(shown) || calendar.some(({ start, end }) => start <= instant && instant < end);
  });
  const isBlocked = (instant: number) => blocked[Math.floor((instant - from) / minuteMs)] === true;
  const bare = dueTimes(schedule);
  const placed: { own: number; due: number }[] = [];
  for (let own = bare.next(from - 1); own !== null && own < to; own = bare.next(own)) {
    if (own < (limits.startAt ?? own) || own > (limits.endAt ?? own)) continue;
    let due = own;
    while (due < to && isBlocked(due)) due = (Math.floor(due / minuteMs) + 1) * minuteMs;
    if (due >= to || (due !== own && exclusions.action === 'skip')) continue;
    if (placed.at(-1)?.due === due) placed.pop();
    placed.push({ own, due });
  }
  return placed.map(({ own, due }, index) => {
    const next = placed[index + 1]?.due ?? Number.POSITIVE_INFINITY;
    return { own, due: due + stableDelay('e', due, Math.min(spreadMs, next - due - 1)) };
  });
}

function excluder({ dates, windows }: Exclusions): (shown: number) => boolean {
  const ms = (text: string) => Number(text.slice(0, 2)) * hourMs + Number(text.slice(3)) * minuteMs;
  const days = new Set(dates.map((date) => Date.parse(date) / dayMs));
  const spans = windows.map(({ weekdays, from, to }) => {
    return { weekdays, from: ms(from), lengthMs: ms(to) - ms(from) + (ms(to) > ms(from) ? 0 : dayMs) };
  });
  return (shown) => {
    const today = Math.floor(shown / dayMs);
    const isInSpan = (day: number) =>
      spans.some(({ weekdays, from, lengthMs }) => {
        const start = day * dayMs + from;
        return shown >= start && shown < start + lengthMs && weekdays.includes(weekdayOf(day));
      });
    return days.has(today) || isInSpan(today) || isInSpan(today - 1) || isInSpan(today - 2);
  };
}

const timeOfDay = fc.constantFrom('00:00', '01:30', '02:15', '02:45', '06:00', '12:00', '20:00', '23:59', '24:00');
const windows = fc.array(
  fc.record({
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
    from: timeOfDay.filter((time) => time !== '24:00'),
    to: timeOfDay,
  }),
  { maxLength: 3 },
);
const days = 24;
/** Weeks in which clocks change, one in which they do not, and one in which a page of blocked time ends. */
const starts = ['2025-03-20', '2025-10-15', '2026-03-25', '2026-07-01', '2026-05-24'].map((day) =>
  Date.parse(`${day}T00:00Z`),
);
const timeZone = fc.constantFrom('UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Havana', 'America/Nuuk');
const expression = fc.constantFrom('30 2 * * *', '*/20 * * * *', '0 */5 * * *', '0 0 * * 1-5', '15 23 * * *');
const schedule = fc.oneof(
  fc.record({ kind: fc.constant('crontab'), expression, timeZone }),
  fc.record({
    kind: fc.constant('interval'),
    every: fc.constantFrom(7, 61, 1_440),
    unit: fc.constant('min'),
    anchorAt: fc.integer({ min: 0, max: 10_000_000 }),
    timeZone,
  }),
);
const offset = fc.integer({ min: 0, max: days * dayMs });

const someCase = fc.record({
  schedule,
  start: fc.constantFrom(...starts),
  windows,
  dates: fc.uniqueArray(fc.integer({ min: 0, max: days }), { maxLength: 6 }),
  calendar: fc.uniqueArray(fc.integer({ min: 0, max: days * 24 }), { maxLength: 8 }),
  action: fc.constantFrom('skip', 'move'),
  spreadMs: fc.constantFrom(0, 0, 90_000, 2 * hourMs, dayMs),
  limits: fc.option(fc.tuple(offset, offset), { nil: null }),
  asked: fc.array(offset, { minLength: 6, maxLength: 6 }),
});

describe('an entry', () => {
  it('is due when the slow way says so', () =>
    fc.assert(
      fc.property(someCase, ({ start, asked, calendar, limits, dates, windows: spans, action, ...rest }) => {
        const stretches = calendar
          .toSorted((left, right) => left - right)
          .filter((hour, index, all) => index === 0 || hour > (all[index - 1] as number) + 1)
          .map((hour) => ({ start: start + hour * hourMs, end: start + hour * hourMs + 50 * minuteMs }));
        const [early = 0, late = 0] = limits?.toSorted((left, right) => left - right) ?? [];
        const timing = entry({
          ...rest,
          limits: limits === null ? {} : { startAt: start + early, endAt: start + late },
          exclusions: {
            dates: dates.map((day) => new Date(start + day * dayMs).toISOString().slice(0, 10)),
            windows: spans,
            calendars: ['/c.ics'],
            action,
          },
        });
        const times = entryDueTimes(timing, () => blockedList(stretches));
        // What lies beyond what is asked about must be known, too: days before for what comes late, days after for delays.
        const expected = oracle(timing, stretches, start - 9 * dayMs, start + (days + 9) * dayMs);
        const due = expected.map((each) => each.due);
        const edge = due.at(-1) ?? start;
        for (const at of [...asked.map((ms) => start + ms), ...due.slice(3, 6)]) {
          const next = due.find((each) => each > at) ?? null;
          if (next !== null && next < edge) expect(times.next(at)).toBe(next);
          const latest = due.findLast((each) => each <= at) ?? null;
          if (latest !== null && latest < edge) expect(times.latest(at)).toBe(latest);
          const first = expected.find(({ own }) => own > at);
          const sameDue = first && expected.find((each) => each.due === first.due);
          if (sameDue && sameDue.due < edge) expect(times.first(at)).toBe(sameDue.due);
          const own = expected[at % Math.max(1, expected.length)];
          if (own && own.due < edge) expect(times.place(own.own)).toBe(own.due);
          for (const other of asked.map((ms) => start + ms)) {
            const [from, to] = [Math.min(at, other), Math.max(at, other)];
            if (to < edge) expect(times.count(from, to)).toBe(due.filter((each) => each > from && each <= to).length);
          }
        }
      }),
      { numRuns: 60 },
    ));

  it('is left alone where nothing is asked of it', () => {
    const times = entryDueTimes(daily('0 9 * * *'), noCalendars);
    expect(following(times, '2026-12-01T00:00Z', 2)).toEqual(['2026-12-01T08:00', '2026-12-02T08:00']);
    expect(times.place(7)).toBe(7);
  });

  it('moves several due times of a weekend to one, together with the one that is due there anyway', () => {
    const exclusions = { windows: [{ weekdays: [6, 0] }], action: 'move' };
    const times = entryDueTimes(daily('0 */12 * * *', { exclusions }), noCalendars);
    expect(following(times, '2026-12-04T20:00Z', 2)).toEqual(['2026-12-06T23:00', '2026-12-07T11:00']);
    expect(times.count(Date.parse('2026-12-04T20:00Z'), Date.parse('2026-12-07T00:00Z'))).toBe(1);
  });

  it('looks back to the start of a long stretch for what moves to its end', () => {
    // A page of blocked time ends on 4 June 2026.
    const dates = ['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-06-${day}`);
    const times = entryDueTimes(daily('0 9 * * 2', { exclusions: { dates, action: 'move' } }), noCalendars);
    expect(following(times, '2026-06-05T00:00Z', 2)).toEqual(['2026-06-07T22:00', '2026-06-09T07:00']);
  });

  it('may be moved and spread beyond its end', () => {
    const endAt = Date.parse('2026-12-24T09:00Z');
    const part = { limits: { endAt }, exclusions: { dates: ['2026-12-24'], action: 'move' } };
    const times = entryDueTimes(daily('0 9 * * *', part), noCalendars);
    expect(following(times, '2026-12-23T12:00Z', 2)).toEqual(['2026-12-24T23:00']);
  });

  it('does not wait for the hour that the clock leaves out', () => {
    const exclusions = { windows: [{ weekdays: [0], from: '02:00', to: '03:00' }], action: 'skip' };
    const times = entryDueTimes(daily('30 2 * * *', { exclusions }), noCalendars);
    // On 29 March 2026 02:30 is due at 03:00, which is not excluded.
    expect(following(times, '2026-03-21T12:00Z', 8).slice(5)).toEqual([
      '2026-03-28T01:30',
      '2026-03-29T01:00',
      '2026-03-30T00:30',
    ]);
  });

  it('keeps a rhythm that hangs on its runs alive, but drops events in excluded time', () => {
    const exclusions = { dates: ['2026-12-24'] };
    const base = { timeZone: 'UTC' };
    const interval = { ...base, kind: 'interval', every: 1, unit: 'h', align: 'lastEnd' };
    const rhythm = entryDueTimes(entry({ schedule: interval, exclusions }), noCalendars);
    expect(rhythm.next(Date.parse('2026-12-23T23:30Z'))).toBe(Date.parse('2026-12-25T00:00Z'));
    const event = { ...base, kind: 'event', on: { type: 'wake' }, delayMs: 60_000 };
    const skips = entryDueTimes(entry({ schedule: event, exclusions }), noCalendars);
    const moves = entryDueTimes(entry({ schedule: event, exclusions: { ...exclusions, action: 'move' } }), noCalendars);
    const inside = Date.parse('2026-12-24T10:00Z');
    expect([skips.place(inside), moves.place(inside)]).toEqual([null, Date.parse('2026-12-25T00:00Z')]);
    expect(skips.place(Date.parse('2026-12-25T10:00Z'))).toBe(Date.parse('2026-12-25T10:00Z'));
    const limits = { startAt: Date.parse('2027-01-01T00:00Z'), endAt: Date.parse('2027-02-01T00:00Z') };
    const limited = entryDueTimes(entry({ schedule: interval, limits }), noCalendars);
    expect(limited.next(inside)).toBe(limits.startAt);
    expect(limited.next(limits.endAt)).toBeNull();
    expect(limited.place(inside)).toBeNull();
  });
});

describe('blocked time that never ends', () => {
  const always = { windows: [{ weekdays: [0, 1, 2, 3, 4, 5, 6] }] };
  const workdays = { windows: [{ weekdays: [1, 2, 3, 4, 5] }] };
  const now = Date.parse('2026-06-01T00:00Z');
  const hundredYears = now + 36_525 * dayMs;

  it.each([
    ['* * * * * *', { exclusions: always }],
    ['* * * * * *', { exclusions: { ...always, action: 'move' }, spreadMs: dayMs }],
    ['0 9 * * 1-5', { exclusions: workdays }],
    ['0 9 * * *', { exclusions: { windows: [{ weekdays: [0, 1, 2, 3, 4, 5, 6], from: '08:00', to: '10:00' }] } }],
  ])('leaves nothing of %s', (text, part) => {
    const times = entryDueTimes(daily(text, part), noCalendars);
    expect([times.next(now), times.first(now), times.latest(now), times.count(now, hundredYears)]).toEqual([
      null,
      null,
      null,
      0,
    ]);
  });

  it('is left in one step', () => {
    const times = entryDueTimes(daily('* * * * * *', { exclusions: workdays }, 'UTC'), noCalendars);
    expect(times.next(now)).toBe(Date.parse('2026-06-06T00:00Z'));
    expect(times.count(now, now + 7 * dayMs)).toBe(2 * 86_400 - 1 + 1);
    expect(times.latest(now)).toBe(now - 1_000);
  });
});
