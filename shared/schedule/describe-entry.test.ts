import { describe, expect, it } from 'vitest';
import { EntryInput } from '../model/entry.ts';
import { describeEntry } from './describe-entry.ts';

const daily = { kind: 'crontab', expression: '0 9 * * *', timeZone: 'Europe/Berlin' };
const words = (part: object, schedule: object = daily) => describeEntry(EntryInput.parse({ schedule, ...part }));
const excluding = (exclusions: object, schedule: object = daily) => words({ exclusions }, schedule);

describe('the sentence of an entry', () => {
  it('is that of its schedule where nothing else is asked', () => {
    expect(words({})).toBe('At 09:00 every day');
  });

  it('says all there is to say', () => {
    const part = {
      limits: { startAt: Date.parse('2026-12-31T23:00Z'), endAt: Date.parse('2027-03-31T21:59:59Z'), maxRuns: 5 },
      spreadMs: 600_000,
      exclusions: {
        windows: [{ weekdays: [0, 6] }],
        dates: ['2026-12-24'],
        calendars: ['/home/ada/team.ics'],
        action: 'move',
      },
    };
    expect(words(part)).toBe(
      'At 09:00 every day, not on Saturday or Sunday, not on 24 December 2026, not during team.ics ' +
        '(moved to the next allowed time), up to 10 minutes later, from 1 January 2027 until 31 March 2027, at most 5 times',
    );
  });

  it('names weekdays once, from Monday on', () => {
    expect(excluding({ windows: [{ weekdays: [0, 5] }, { weekdays: [6, 5] }] })).toBe(
      'At 09:00 every day, not on Friday to Sunday',
    );
    expect(excluding({ windows: [{ weekdays: [0, 1, 2, 3, 4, 5, 6] }] })).toBe('At 09:00 every day, not on any day');
  });

  it('tells windows with their days, and when they end on the next', () => {
    const night = { weekdays: [1, 2, 3, 4, 5], from: '22:00', to: '06:00' };
    const noon = { weekdays: [0, 1, 2, 3, 4, 5, 6], from: '12:00', to: '13:30' };
    expect(excluding({ windows: [night, noon] })).toBe(
      'At 09:00 every day, not from 22:00 to 06:00 the next day on Monday to Friday, not from 12:00 to 13:30',
    );
  });

  it('counts dates that are too many to name, and joins those that follow each other', () => {
    const dates = ['2027-01-01', '2026-12-24', '2026-12-25', '2026-12-26'];
    expect(excluding({ dates })).toBe(
      'At 09:00 every day, not on 24 December 2026 to 26 December 2026 or 1 January 2027',
    );
    const many = Array.from({ length: 40 }, (_, week) => new Date(week * 604_800_000).toISOString().slice(0, 10));
    expect(excluding({ dates: many })).toBe(
      'At 09:00 every day, not on 1 January 1970, 8 January 1970, 15 January 1970 and 37 more days',
    );
  });

  it('names calendars by their files', () => {
    const calendars = ['C:\\Users\\ada\\team.ics', '/srv/holidays.ics'];
    expect(excluding({ calendars })).toBe('At 09:00 every day, not during team.ics or holidays.ics');
  });

  it('says that a rhythm that hangs on its runs moves, whatever was chosen', () => {
    const rhythm = { kind: 'interval', every: 1, unit: 'h', align: 'lastEnd', timeZone: 'UTC' };
    expect(excluding({ dates: ['2026-12-24'] }, rhythm)).toMatch(/not on 24 December 2026 \(moved to the next/);
  });

  it('gives limits the time of day where it matters', () => {
    const at = (text: string) => Date.parse(`${text}Z`);
    expect(words({ limits: { startAt: at('2026-06-01T07:30'), maxRuns: 1 } })).toBe(
      'At 09:00 every day, from 09:30 on 1 June 2026, at most once',
    );
    expect(words({ limits: { endAt: at('2026-06-01T22:00') } })).toBe('At 09:00 every day, until 00:00 on 2 June 2026');
  });
});
