import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueTimes } from './due-times.ts';
import { readWalls, walkWallClock } from './testing/walk-wall-clock.ts';

const windowMs = 30 * 3_600_000;

/** Changes of clocks of every kind: an hour, half an hour, at midnight, before midnight, a whole day. */
const changes: readonly (readonly [timeZone: string, about: string])[] = [
  ['Europe/Berlin', '2025-03-30T01:00Z'],
  ['Europe/Berlin', '2025-10-26T01:00Z'],
  ['America/New_York', '2025-03-09T07:00Z'],
  ['America/New_York', '2025-11-02T06:00Z'],
  ['Australia/Lord_Howe', '2025-10-04T15:30Z'],
  ['Australia/Lord_Howe', '2025-04-05T15:00Z'],
  ['Pacific/Chatham', '2025-09-27T14:00Z'],
  ['Pacific/Chatham', '2025-04-05T14:00Z'],
  ['America/Nuuk', '2025-03-30T01:00Z'],
  ['America/Nuuk', '2025-10-26T01:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'],
  ['Pacific/Apia', '2021-04-03T14:00Z'],
];

interface Field {
  text: string;
  values: ReadonlySet<number>;
}

function field(min: number, max: number, all = true): fc.Arbitrary<Field> {
  const span = (first: number, last: number, step: number): Set<number> => {
    const values = new Set<number>();
    for (let value = first; value <= last; value += step) values.add(value);
    return values;
  };
  const list = fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 3 });
  const step = fc.integer({ min: 2, max: max - min });
  const range = fc.tuple(fc.integer({ min, max }), fc.integer({ min, max }));
  return fc.oneof(
    list.map((values) => ({ text: values.join(','), values: new Set(values) })),
    range.map((ends) => {
      const [first, last] = [Math.min(...ends), Math.max(...ends)];
      return { text: `${first}-${last}`, values: span(first, last, 1) };
    }),
    ...(all
      ? [
          fc.constant({ text: '*', values: span(min, max, 1) }),
          step.map((every) => ({ text: `*/${every}`, values: span(min, max, every) })),
        ]
      : []),
  );
}

describe('across a change of clocks, due times are those of a clock read minute by minute', () => {
  it.each(changes)('%s %s', (timeZone, about) => {
    const start = Date.parse(about) - windowMs;
    const end = Date.parse(about) + windowMs;
    const walls = readWalls(timeZone, start, end);
    const weekday = fc.oneof(fc.constant({ text: '*', values: new Set([0, 1, 2, 3, 4, 5, 6]) }), field(0, 6, false));
    fc.assert(
      fc.property(field(0, 59), field(0, 23), weekday, fc.nat(2 * windowMs), (minutes, hours, weekdays, offset) => {
        const expression = `${minutes.text} ${hours.text} * * ${weekdays.text}`;
        const matches = (wall: number): boolean => {
          const date = new Date(wall);
          const isTime = minutes.values.has(date.getUTCMinutes()) && hours.values.has(date.getUTCHours());
          return isTime && weekdays.values.has(date.getUTCDay());
        };
        const isWild = minutes.text.startsWith('*') || hours.text.startsWith('*');
        const expected = walkWallClock(walls, start, matches, isWild);
        const due = dueTimes({ kind: 'crontab', dialect: 'vixie', expression, timeZone });

        const forwards: number[] = [];
        for (let at = due.next(start); at !== null && at <= end; at = due.next(at)) forwards.push(at);
        const backwards: number[] = [];
        for (let at = due.latest(end); at !== null && at > start; at = due.latest(at - 1)) backwards.unshift(at);
        const middle = start + offset;
        const counts = [due.count(start, middle), due.count(middle, end)];

        expect(forwards, expression).toEqual(expected);
        expect(backwards, expression).toEqual(expected);
        expect(counts, expression).toEqual([
          expected.filter((at) => at <= middle).length,
          expected.filter((at) => at > middle).length,
        ]);
      }),
      { numRuns: 25 },
    );
  });
});
