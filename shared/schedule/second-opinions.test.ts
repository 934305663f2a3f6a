import { CronExpressionParser } from 'cron-parser';
import { Cron } from 'croner';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dueTimes } from './due-times.ts';

const after = fc.integer({ min: Date.UTC(2000, 0) / 1_000, max: Date.UTC(2040, 0) / 1_000 });

function column(min: number, max: number): fc.Arbitrary<string> {
  const value = fc.integer({ min, max });
  const range = fc.tuple(value, value).map((ends) => [Math.min(...ends), Math.max(...ends)] as const);
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant('*') },
    { weight: 3, arbitrary: fc.uniqueArray(value, { minLength: 1, maxLength: 4 }).map((values) => values.join(',')) },
    { weight: 2, arbitrary: range.map(([first, last]) => `${first}-${last}`) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: max - min }).map((step) => `*/${step}`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(range, fc.integer({ min: 1, max }))
        .map(([[first, last], step]) => `${first}-${last}/${step}`),
    },
  );
}

// Steps in both day fields are where the programs differ, and no month is without a 28th.
const days = fc.oneof(
  fc.tuple(column(1, 28), fc.constant('*')),
  fc.tuple(fc.constant('*'), column(0, 6)),
  fc.tuple(fc.integer({ min: 1, max: 28 }).map(String), fc.integer({ min: 0, max: 6 }).map(String)),
);

const crontab = fc
  .tuple(column(0, 59), column(0, 59), column(0, 23), days, column(1, 12))
  .map(([second, minute, hour, [day, weekday], month]) => `${second} ${minute} ${hour} ${day} ${month} ${weekday}`);

it('croner and cron-parser say the same in UTC', () => {
  fc.assert(
    fc.property(crontab, after, (expression, afterSeconds) => {
      const due = dueTimes({ kind: 'crontab', expression, dialect: 'vixie', timeZone: 'UTC' });
      const from = new Date(afterSeconds * 1_000);
      const ours: number[] = [];
      for (let at = due.next(from.getTime()); at !== null && ours.length < 4; at = due.next(at)) ours.push(at);
      const croner = new Cron(expression, { timezone: 'UTC', mode: '6-part' }).nextRuns(4, from);
      expect(croner.map((at) => at.getTime())).toEqual(ours);
      const parsed = CronExpressionParser.parse(expression, { currentDate: from, tz: 'UTC' });
      expect(parsed.take(4).map((at) => at.getTime())).toEqual(ours);
    }),
    { numRuns: 150 },
  );
});
