import { describe, expect, it } from 'vitest';
import { AppError } from '../error.ts';
import type { Schedule } from '../model/schedule.ts';
import { checkSchedule } from './check-schedule.ts';

function crontab(expression: string, dialect: 'vixie' | 'celery' = 'vixie', timeZone = 'UTC'): Schedule {
  return { kind: 'crontab', expression, dialect, timeZone };
}

function complaint(schedule: Schedule): { path: string; message: string } | undefined {
  try {
    checkSchedule(schedule);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect(error).toHaveProperty('code', 'INVALID');
    return (error as AppError).issues[0];
  }
}

describe('a complaint names the field, the text and what is allowed', () => {
  it.each([
    ['60 * * * *', 'minute "60" is out of range; allowed are 0 to 59, *,'],
    ['* 1-24 * * *', 'hour "1-24" is out of range; allowed are 0 to 23'],
    ['0 0 * * fry', 'day of week "fry" has an unknown name; allowed are 0 to 7 (0 and 7 are Sunday) or SUN to SAT'],
    ['0 0 * * monday', 'day of week "monday" has an unknown name'],
    ['0 22-4 * * *', 'hour "22-4" ends before it starts; write it as a list of two ranges'],
    ['*/0 * * * *', 'minute "*/0" has a step of 0'],
    ['1,,2 * * * *', 'minute "" is an empty list item'],
    ['0 0 L-31 * *', 'day of month "l-31" goes back before the 1st'],
    ['0 0 * * 1#6', 'day of week "1#6" asks for no week from 1 to 5'],
    ['* * *', '"* * *" has 3 fields; allowed are 5 (minute, hour, day of month, month, day of week), 6'],
    ['* * * * * * * *', 'has 8 fields'],
    ['', 'it is empty'],
    ['@often', '"@often" is no nickname; allowed are @yearly'],
    ['٣ * * * *', '"٣" at position 1 is not allowed; use the digits 0-9'],
    ['0 0 30 2 *', '"0 0 30 2 *" never comes'],
  ])('%s', (expression, message) => {
    const found = complaint(crontab(expression));
    expect(found?.path).toBe('expression');
    expect(found?.message).toContain(message);
  });
});

describe('refused', () => {
  const interval = { kind: 'interval', align: 'anchor', mode: 'calendar', timeZone: 'UTC' } as const;

  it('intervals under 100 ms', () => {
    expect(complaint({ ...interval, every: 99, unit: 'ms' })?.path).toBe('every');
    expect(complaint({ ...interval, every: 0, unit: 'h' })?.path).toBe('every');
    expect(complaint({ ...interval, every: 1.5, unit: 'h' })?.path).toBe('every');
    expect(complaint({ ...interval, every: 100, unit: 'ms' })).toBeUndefined();
  });

  it.each(['Mars/Olympus', 'not a zone', '', '+05:30', 'Europe/Berlin ', 'x'.repeat(100_000)])(
    'the zone %.20s',
    (zone) => {
      expect(complaint({ ...interval, every: 1, unit: 'h', timeZone: zone })?.path).toBe('timeZone');
      expect(complaint(crontab('* * * * *', 'vixie', zone))?.path).toBe('timeZone');
    },
  );

  it.each(['0 0 31 2,4,6 *', '0 0 L-30 2 *', '0 0 31W 4 *', '0 0 0 30 2 * *', '30 2 31 feb *'])(
    'what never comes: %s',
    (text) => {
      expect(complaint(crontab(text))?.message).toContain('never comes');
    },
  );

  it('what the change of clocks leaves no time for', () => {
    expect(complaint(crontab('0 * 2 30 3 * 2025', 'vixie', 'Europe/Berlin'))?.message).toContain('never comes');
  });
});

describe('paths that are followed', () => {
  const follow = (path: string) =>
    complaint({ kind: 'event', on: { type: 'fileChanged', path }, delayMs: 0, timeZone: 'UTC' });

  it.each(['notes.txt', './a', '~/a', ' /a', 'C:a', 'file:///a', '/a\0b'])('refused: %j', (path) => {
    expect(follow(path)?.path).toBe('on.path');
  });

  it.each(['/', '/home/me/notes.txt', 'C:\\notes.txt', 'd:/notes.txt', '\\\\server\\share\\notes.txt'])(
    'allowed: %j',
    (path) => {
      expect(follow(path)).toBeUndefined();
    },
  );
});

describe('allowed', () => {
  it.each([
    '0 0 29 2 *',
    '0 0 30 2 1',
    '0 0 L-30 * *',
    '0 0 0 1 1 ? 2020',
    '\t0  0 * * *  ',
    '@DAILY',
    '0 0 ? * Mon-FRI',
  ])('%s', (text) => expect(complaint(crontab(text))).toBeUndefined());

  it.each(['0 22-4 * * fri-mon', '0 0 * * Sunday', '0 0 29 2 0', '0 0 28-3 nov-feb *'])('by Celery: %s', (text) =>
    expect(complaint(crontab(text, 'celery'))).toBeUndefined(),
  );

  it.each(['Europe/Kiev', 'Europe/Kyiv', 'Asia/Calcutta', 'Asia/Kolkata', 'US/Eastern', 'Etc/GMT+12'])(
    'the zone %s',
    (zone) => expect(complaint(crontab('* * * * *', 'vixie', zone))).toBeUndefined(),
  );
});

describe('hostile input is refused within 100 ms', () => {
  const many = 100_000;
  const hostile = {
    stars: '*'.repeat(many),
    commas: ','.repeat(many),
    'commas in a field': `${'1,'.repeat(many)}1 * * * *`,
    slashes: `*${'/1'.repeat(many)} * * * *`,
    hyphens: `${'-'.repeat(many)} * * * *`,
    blanks: ' '.repeat(many),
    fields: '* '.repeat(many),
    digits: `${'9'.repeat(many)} * * * *`,
    'a year of digits': `0 0 0 1 1 * ${'9'.repeat(900)}`,
    'commas that are short enough': ','.repeat(999),
    'hyphens that are short enough': `${'1-'.repeat(480)} * * * *`,
    'digits that are not 0-9': '١ ٢ ٣ * *',
    'full-width stars': '＊ ＊ ＊ ＊ ＊',
    'a name that lower case makes ordinary': '0 0 * * \u212aMON',
    'a line break': '0 0 * * *\n0 0 * * *',
    'a prototype': '__proto__ * * * *',
  };

  it.each(Object.entries(hostile))('%s', (_name, expression) => {
    expect(complaint(crontab(expression))).toBeDefined();
    expect(complaint(crontab(expression, 'celery'))).toBeDefined();
    // The best of three, so that a busy machine is not taken for slow code.
    const tries = [1, 2, 3].map(() => {
      const started = performance.now();
      complaint(crontab(expression));
      return performance.now() - started;
    });
    expect(Math.min(...tries)).toBeLessThan(100);
  });

  it('whatever its type', () => {
    for (const expression of [undefined, null, 5, {}, ['* * * * *']]) {
      expect(complaint(crontab(expression as unknown as string))?.path).toBe('expression');
    }
    expect(complaint({ kind: 'moon' } as unknown as Schedule)?.path).toBe('kind');
  });
});
