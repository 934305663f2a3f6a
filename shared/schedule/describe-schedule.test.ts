import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventSchedule, IntervalSchedule, SolarSchedule } from '../model/schedule.ts';
import { describeSchedule, scheduleWarnings } from './describe-schedule.ts';

function crontab(expression: string, dialect: 'vixie' | 'celery' = 'vixie') {
  return { kind: 'crontab', expression, dialect, timeZone: 'UTC' } as const;
}

function interval(every: number, unit: IntervalSchedule['unit'], align: IntervalSchedule['align'], mode = 'calendar') {
  const anchorAt = Date.parse('2025-01-31T08:00Z');
  return { kind: 'interval', every, unit, align, mode, anchorAt, timeZone: 'Europe/Berlin' } as IntervalSchedule;
}

describe('a sentence for a crontab', () => {
  it.each([
    ['30 2 * * 1-5', 'At 02:30 on Monday to Friday'],
    ['* * * * *', 'Every minute'],
    ['*/15 * * * *', 'Every 15 minutes'],
    ['5-59/10 * * * *', 'Every 10 minutes, from 5 minutes past the hour'],
    ['*/40 * * * *', 'At 0 and 40 minutes past every hour'],
    ['0 * * * *', 'Every hour'],
    ['1 * * * *', 'At 1 minute past every hour'],
    ['30 */6 * * *', 'Every 6 hours at 30 minutes past the hour'],
    ['0 */5 * * *', 'At 00:00, 05:00, 10:00, 15:00 and 20:00 every day'],
    ['*/15 9-17 * * mon-fri', 'Every 15 minutes from 09:00 to 17:45 on Monday to Friday'],
    ['15 9-17 * * *', 'Every hour from 09:15 to 17:15'],
    ['* 9 * * *', 'Every minute from 09:00 to 09:59'],
    ['* 9,12 * * *', 'Every minute in the hours from 09:00 and 12:00'],
    ['7,19 1-5 * * *', 'At 7 and 19 minutes past every hour from 01:00 to 05:00'],
    ['*/10 22 * * 0', 'Every 10 minutes from 22:00 to 22:50 on Sunday'],
    ['0 0 1,15 * *', 'At 00:00 on the 1st and 15th of the month'],
    ['0 0 L * *', 'At 00:00 on the last day of the month'],
    ['0 0 L-1,L-3 2 *', 'At 00:00 on the second to last day and the 3rd day before the last day of February'],
    [
      '0 0 15W,LW * *',
      'At 00:00 on the weekday (Monday to Friday) nearest to the 15th and the last weekday (Monday to Friday) of the month',
    ],
    ['0 9 * * 2#2', 'At 09:00 on the second Tuesday of the month'],
    ['0 9 * 11 thu#4', 'At 09:00 on the fourth Thursday of November'],
    ['0 9 * * mon,5L', 'At 09:00 on Monday and the last Friday of the month'],
    ['0 0 1 * 1', 'At 00:00 on the 1st of the month and on Monday'],
    ['0 0 */2 * *', 'At 00:00 on every 2nd day from the 1st of the month'],
    ['0 0 * jan-mar,dec sat,sun', 'At 00:00 on Saturday and Sunday in January to March and December'],
    ['0 0 * */5 *', 'At 00:00 every day in January, June and November'],
    ['0 0 1-31 * 1', 'At 00:00 every day'],
    ['@yearly', 'At 00:00 on the 1st of January'],
    ['*/10 * * * * *', 'Every 10 seconds'],
    ['30 */5 * * * *', 'At 30 seconds past the minute, every 5 minutes'],
    ['*/5 30 9 * * *', 'Every 5 seconds during 09:30'],
    ['*/20 * 9-17 * * *', 'Every 20 seconds from 09:00 to 17:59'],
    ['5 0 0 1 1 * 2030-2032', 'At 00:00:05 on the 1st of January, only in 2030 to 2032'],
  ])('%s', (expression, sentence) => expect(describeSchedule(crontab(expression))).toBe(sentence));

  it.each([
    ['*/10 22-4 * * fri-mon', 'Every 10 minutes from 22:00 to 04:50 on Friday to Monday'],
    ['0 0 13 * fri', 'At 00:00 on the 13th of the month if it is Friday'],
    ['0 0 1-7 * mon,tue', 'At 00:00 on the 1st to 7th of the month if it is Monday or Tuesday'],
  ])('from Celery: %s', (expression, sentence) =>
    expect(describeSchedule(crontab(expression, 'celery'))).toBe(sentence),
  );

  it('never has a hole in it', () => {
    const column = (min: number, max: number): fc.Arbitrary<string> =>
      fc.oneof(
        fc.constant('*'),
        fc.integer({ min: 1, max: max + 9 }).map((step) => `*/${step}`),
        fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 8 }).map((values) => values.join(',')),
      );
    const columns = fc.tuple(column(0, 59), column(0, 59), column(0, 23), column(1, 31), column(1, 12), column(0, 7));
    fc.assert(
      fc.property(columns, (texts) => {
        const schedule = crontab(texts.join(' '));
        for (const sentence of [describeSchedule(schedule), ...scheduleWarnings(schedule)]) {
          expect(sentence).not.toMatch(/undefined|null|NaN|Infinity| {2}|^ | $/);
        }
      }),
      { numRuns: 80 },
    );
  });
});

describe('a sentence for an interval', () => {
  it.each([
    [interval(250, 'ms', 'anchor'), 'Every 250 ms'],
    [interval(1, 'h', 'anchor'), 'Every hour, counted from 09:00 on 31 January 2025'],
    [interval(1, 'day', 'anchor'), 'Every day, at 09:00 from 31 January 2025'],
    [interval(2, 'day', 'anchor', 'elapsed'), 'Every 48 hours, counted from 09:00 on 31 January 2025'],
    [interval(2, 'week', 'anchor'), 'Every 2 weeks on Friday, at 09:00 from 31 January 2025'],
    [interval(1, 'month', 'anchor'), 'Every month on the 31st or the last day, at 09:00 from 31 January 2025'],
    [interval(15, 'min', 'clock'), 'Every 15 minutes, on the clock'],
    [interval(1, 'day', 'clock'), 'Every day at midnight'],
    [interval(2, 'week', 'clock'), 'Every 2 weeks on Monday at midnight'],
    [interval(3, 'month', 'clock'), 'Every 3 months on the 1st at midnight'],
    [interval(15, 'min', 'lastStart'), '15 minutes after the start of the last run'],
    [interval(1, 'h', 'lastEnd'), '1 hour after the end of the last run'],
  ])('$every $unit $align $mode', (schedule, sentence) => expect(describeSchedule(schedule)).toBe(sentence));

  it('whose anchor is not known yet', () => {
    const { anchorAt: _unknown, ...schedule } = interval(10, 'min', 'anchor');
    expect(describeSchedule(schedule)).toBe('Every 10 minutes');
  });
});

function rrule(rule: string) {
  // A Monday, 09:00 in Berlin.
  const startAt = Date.parse('2026-01-05T08:00Z');
  return { kind: 'rrule', rule, startAt, timeZone: 'Europe/Berlin' } as const;
}

describe('a sentence for a recurrence rule', () => {
  it.each([
    ['FREQ=DAILY', 'Every day at 09:00, from 5 January 2026'],
    ['FREQ=DAILY;INTERVAL=3;UNTIL=20261224', 'Every 3 days at 09:00, from 5 January 2026 until 24 December 2026'],
    ['FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', 'Every Monday to Friday at 09:00, from 5 January 2026'],
    [
      'FREQ=DAILY;BYMONTH=1;UNTIL=20261224T170000Z',
      'Every day in January at 09:00, from 5 January 2026 until 18:00 on 24 December 2026',
    ],
    ['FREQ=DAILY;INTERVAL=2;BYMONTHDAY=13;BYDAY=FR', 'Every 2 days if it is the 13th and Friday at 09:00, from'],
    ['FREQ=DAILY;BYHOUR=9,10,11;BYMINUTE=0,20,40', 'Every day, every 20 minutes from 09:00 to 11:40, from'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', 'Every 2 weeks on Monday and Thursday at 09:00, from 5 January 2026'],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU',
      'Every 2 weeks on Tuesday and Sunday at 09:00, weeks starting on Su',
    ],
    ['FREQ=WEEKLY', 'Every week on Monday at 09:00, from'],
    [
      'FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=17;COUNT=10',
      'Every month on the last Friday at 17:00, from 5 January 2026, 10 tim',
    ],
    ['FREQ=MONTHLY', 'Every month on the 5th at 09:00, from'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,15,-1', 'Every month on the 1st, 15th and last day at 09:00, from'],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', 'Every month on the 13th if it is Friday at 09:00, from'],
    ['FREQ=MONTHLY;BYDAY=MO,1TU,-1WE', 'Every month on each Monday, the first Tuesday and the last Wednesday at 09:00'],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      'Every month on the last weekday (Monday to Friday) at 09:00, from',
    ],
    [
      'FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=-1,3',
      'Every month on each Tuesday to Thursday at 09:00, only the third and last of each month, from',
    ],
    ['FREQ=YEARLY', 'Every year on the 5th of January at 09:00, from'],
    ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', 'Every year on the fourth Thursday of November at 09:00, from'],
    ['FREQ=YEARLY;BYDAY=20MO', 'Every year on the 20th Monday of the year at 09:00, from'],
    ['FREQ=YEARLY;BYMONTHDAY=13;BYDAY=FR', 'Every year on the 13th of each month if it is Friday at 09:00, from'],
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO,TU', 'Every year on Monday and Tuesday in week 20 at 09:00, from'],
    ['FREQ=YEARLY;BYYEARDAY=1,100,-1', 'Every year on day 1 and 100 and the last day of the year at 09:00, from'],
    ['FREQ=HOURLY;INTERVAL=3', 'Every 3 hours, from 09:00 on 5 January 2026'],
    ['FREQ=HOURLY;BYMINUTE=5,10;BYDAY=MO', 'Every hour at 5 and 10 minutes past the hour if it is Monday, from'],
    ['FREQ=MINUTELY;INTERVAL=15;BYHOUR=9,10,11', 'Every 15 minutes from 09:00 to 11:59, from'],
    ['FREQ=SECONDLY;INTERVAL=30;BYHOUR=1,5;COUNT=1', 'Every 30 seconds in the hours from 01:00 and 05:00, from'],
  ])('%s', (rule, sentence) => {
    const said = describeSchedule(rrule(rule));
    expect(said.slice(0, sentence.length)).toBe(sentence);
  });
});

describe('a sentence for the sun', () => {
  const sun = { kind: 'solar', latitude: 52.52, longitude: 13.41, offsetMs: 0, timeZone: 'Europe/Berlin' } as const;

  it.each<[SolarSchedule, string]>([
    [{ ...sun, event: 'sunset' }, 'At sunset at 52.52° N, 13.41° E'],
    [{ ...sun, event: 'noon' }, 'At solar noon at 52.52° N, 13.41° E'],
    [{ ...sun, event: 'sunrise', offsetMs: -1_800_000 }, '30 minutes before sunrise at 52.52° N, 13.41° E'],
    [
      { ...sun, event: 'dusk', latitude: -33.86881, longitude: -70.1, offsetMs: 5_400_000 },
      '1 hour and 30 minutes after dusk at 33.8688° S, 70.1° W',
    ],
    [{ ...sun, event: 'dawn', latitude: 0, longitude: -0.000_01, offsetMs: 1 }, '1 ms after dawn at 0° N, 0° E'],
  ])('%o', (schedule, sentence) => expect(describeSchedule(schedule)).toBe(sentence));
});

describe('a sentence for an event', () => {
  it.each<[EventSchedule['on'], number, string]>([
    [{ type: 'hostStart' }, 0, 'When Downbeat starts'],
    [{ type: 'login' }, 0, 'When you log in'],
    [{ type: 'wake' }, 60_000, '1 minute after the computer wakes up'],
    [{ type: 'networkUp' }, 0, 'When the network comes up'],
    [{ type: 'fileChanged', path: '/path' }, 0, 'When /path changes'],
    [{ type: 'taskEnded', task: 'backup', outcome: 'succeeded' }, 0, 'After “backup” succeeds'],
    [{ type: 'taskEnded', task: 'backup', outcome: 'failed' }, 300_000, '5 minutes after “backup” fails'],
  ])('%o', (on, delayMs, sentence) => {
    expect(describeSchedule({ kind: 'event', on, delayMs, timeZone: 'UTC' })).toBe(sentence);
  });
});

describe('warnings', () => {
  it.each([
    ['*/90 * * * *', 'The step of minute "*/90" is wider than the hour, so only the first value (0) counts.'],
    ['*/40 * * * *', '"*/40" means minute 0 and 40, not every 40 minutes: it starts over with each hour.'],
    [
      '0 0 * * */2',
      '"*/2" means day of week Sunday, Tuesday, Thursday and Saturday, not every 2 days: it starts over with each week.',
    ],
    ['0 0 */2 * *', '"*/2" means day of month 1, 3, 5, 7, … 31, not every 2 days: it starts over with each month.'],
    ['0 0 1 * mon', 'Day of month "1" and day of week "mon" are both given: a day that matches either of them counts.'],
    ['0 0 31 * *', 'Months that have no 31st are left out; L means the last day of each month.'],
    ['0 0 29 2 *', 'Only leap years have a 29th of February.'],
  ])('%s', (expression, warning) => expect(scheduleWarnings(crontab(expression))).toEqual([warning]));

  it.each(['*/15 * * * *', '0 */6 1 * *', '0 9 * * 1-5', '0 0 31,L * *', '0 0 31 1,3 *', '*/10 * * * * *'])(
    'none: %s',
    (expression) => expect(scheduleWarnings(crontab(expression))).toEqual([]),
  );

  it('for intervals', () => {
    expect(scheduleWarnings(interval(15, 'min', 'clock'))).toEqual([]);
    expect(scheduleWarnings(interval(7, 'h', 'clock'))).toEqual([
      '7 hours do not divide a day evenly: on the clock, it starts over at each midnight.',
    ]);
    expect(scheduleWarnings(interval(1, 'month', 'anchor'))).toEqual([
      'In months that have no 31st it is due on their last day.',
    ]);
    const later = { ...interval(5, 'min', 'anchor'), anchorAt: Date.UTC(2027, 1, 1), timeZone: 'Europe/Berlin' };
    expect(scheduleWarnings(later, Date.UTC(2027, 0))).toEqual(['It begins at 01:00 on 1 February 2027.']);
    expect(scheduleWarnings(later, Date.UTC(2027, 1, 1))).toEqual([]);
  });

  it.each([
    [
      'FREQ=MONTHLY;BYMONTHDAY=31',
      'Months that have no 31st are left out; BYMONTHDAY=-1 means the last day of each month.',
    ],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', 'Only leap years have a 29th of February.'],
    ['FREQ=MONTHLY;BYDAY=5FR', 'Months that have no fifth Friday are left out; -1 means the last.'],
    ['FREQ=YEARLY;BYWEEKNO=53', 'Years that have no week 53 are left out; -1 means the last week.'],
    [
      'FREQ=WEEKLY;BYDAY=TU;COUNT=10',
      'The start does not match the rule and is not one of the 10 times; the first is at 09:00 on 6 January 2026.',
    ],
  ])('for rules: %s', (rule, warning) => expect(scheduleWarnings(rrule(rule))).toEqual([warning]));

  it.each(['FREQ=MONTHLY;BYMONTHDAY=31,-1', 'FREQ=WEEKLY;BYDAY=TU', 'FREQ=MONTHLY;BYMONTH=1;BYMONTHDAY=31'])(
    'none: %s',
    (rule) => expect(scheduleWarnings(rrule(rule))).toEqual([]),
  );

  it('that nothing is left to come, if it is known what time it is', () => {
    const once = { kind: 'once', dueAt: 1_000, timeZone: 'UTC' } as const;
    expect(scheduleWarnings(once)).toEqual([]);
    expect(scheduleWarnings(once, 999)).toEqual([]);
    expect(scheduleWarnings(once, 1_000)).toEqual(['This moment has passed.']);
    const twice = rrule('FREQ=DAILY;COUNT=2');
    expect(scheduleWarnings(twice, twice.startAt)).toEqual([]);
    expect(scheduleWarnings(twice, twice.startAt + 86_400_000)).toEqual(['Its last due time has passed.']);
    const event = { kind: 'event', on: { type: 'login' }, delayMs: 0, timeZone: 'UTC' } as const;
    expect(scheduleWarnings(event, 0)).toEqual([]);
  });
});
