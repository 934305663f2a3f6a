import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { silentLog } from '../testing/silent-log.ts';
import { simulateClock } from '../testing/simulated-clock.ts';
import { createCalendars } from './calendars.ts';
import { icsBlockedTime } from './ics-blocked-time.ts';
import { readIcs } from './read-ics.ts';

const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', 'SUMMARY:Review', ...lines, 'END:VEVENT'];

/** The first stretches that a calendar blocks from a date on, seen in Berlin, as `start/end` in UTC. */
function blocked(text: string, from = '2026-01-01', few = 4, timeZone = 'Europe/Berlin'): string[] {
  const time = icsBlockedTime(readIcs(text), timeZone);
  const found: string[] = [];
  const minute = (instant: number) => new Date(instant).toISOString().slice(0, 16);
  for (let each = time.from(Date.parse(from)); each && found.length < few; each = time.from(each.end)) {
    found.push(
      `${minute(each.start)}/${minute(each.end).slice(minute(each.start).startsWith(minute(each.end).slice(0, 10)) ? 11 : 5)}`,
    );
  }
  return found;
}

describe('an ICS event blocks', () => {
  it('its time, in its zone, in UTC or in the zone of the schedule', () => {
    const text = calendar(
      ...event('DTSTART;TZID=America/New_York:20260105T090000', 'DTEND;TZID=America/New_York:20260105T100000'),
      ...event('DTSTART:20260106T090000Z', 'DURATION:PT30M'),
      ...event('DTSTART:20260107T090000', 'DTEND:20260107T100000'),
      ...event('DTSTART:20260108T090000Z'),
    );
    expect(blocked(text)).toEqual(['2026-01-05T14:00/15:00', '2026-01-06T09:00/09:30', '2026-01-07T08:00/09:00']);
  });

  it('whole days of the schedule’s zone, merged with what touches them', () => {
    const text = calendar(
      ...event('DTSTART;VALUE=DATE:20260329'),
      ...event('DTSTART;VALUE=DATE:20260330', 'DTEND;VALUE=DATE:20260401'),
      ...event('DTSTART:20260331T220000Z', 'DTEND:20260331T230000Z'),
    );
    expect(blocked(text)).toEqual(['2026-03-28T23:00/03-31T23:00']);
  });

  it('each time it recurs, at the same time of the clock, without its exceptions', () => {
    const text = calendar(
      ...event(
        'DTSTART;TZID=Europe/Berlin:20260323T100000',
        'DTEND;TZID=Europe/Berlin:20260323T110000',
        'RRULE:FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20260407T080000Z',
        'EXDATE:20260324T090000Z',
        'EXDATE;VALUE=DATE:20260331',
        'RDATE;VALUE=PERIOD:20260402T100000Z/PT2H,20260403T100000Z/20260403T103000Z',
      ),
      ...event('RECURRENCE-ID;TZID=Europe/Berlin:20260330T100000', 'DTSTART:20260330T150000Z', 'DURATION:PT1H'),
    );
    expect(blocked(text, '2026-01-01', 9)).toEqual([
      '2026-03-23T09:00/10:00',
      '2026-03-30T15:00/16:00',
      '2026-04-02T10:00/12:00',
      '2026-04-03T10:00/10:30',
      '2026-04-06T08:00/09:00',
      '2026-04-07T08:00/09:00',
    ]);
  });

  it('nothing where it or one of its occurrences was cancelled, or is free', () => {
    const text = calendar(
      ...event('DTSTART:20260105T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3'),
      ...event('RECURRENCE-ID:20260106T090000Z', 'DTSTART:20260106T090000Z', 'DURATION:PT1H', 'STATUS:CANCELLED'),
      ...event('DTSTART:20260110T090000Z', 'DURATION:PT1H', 'STATUS:CANCELLED'),
      ...event('DTSTART:20260111T090000Z', 'DURATION:PT1H', 'TRANSP:TRANSPARENT'),
    );
    expect(blocked(text)).toEqual(['2026-01-05T09:00/10:00', '2026-01-07T09:00/10:00']);
  });

  it('birthdays from long ago, and a daily lunch without end, in any year', () => {
    const birthday = event('DTSTART;VALUE=DATE:19520229', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1');
    expect(blocked(calendar(...birthday), '2027-01-01', 2)).toEqual([
      '2027-02-27T23:00/02-28T23:00',
      '2028-02-28T23:00/02-29T23:00',
    ]);
    const lunch = event('DTSTART:19990101T120000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY');
    expect(blocked(calendar(...lunch), '2150-07-01', 1)).toEqual(['2150-07-01T10:00/11:00']);
  });

  it('in a zone that the file defines, through both changes of its clocks', () => {
    const zone = [
      ...['BEGIN:VTIMEZONE', 'TZID:Our Time', 'BEGIN:STANDARD', 'DTSTART:19701025T030000', 'TZOFFSETFROM:+0200'],
      ...['TZOFFSETTO:+0100', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD', 'BEGIN:DAYLIGHT'],
      ...[
        'DTSTART:19700329T020000',
        'TZOFFSETFROM:+0100',
        'TZOFFSETTO:+0200',
        'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      ],
      ...['END:DAYLIGHT', 'END:VTIMEZONE'],
    ];
    const at = (clock: string, zoneName: string) =>
      event(`DTSTART;TZID=${zoneName}:20250101T${clock}00`, 'DURATION:PT1M', 'RRULE:FREQ=HOURLY;INTERVAL=5');
    const own = icsBlockedTime(readIcs(calendar(...zone, ...at('0030', 'Our Time'))), 'UTC');
    const berlin = icsBlockedTime(readIcs(calendar(...at('0030', 'Europe/Berlin'))), 'UTC');
    for (let instant = Date.parse('2025-01-01'); instant < Date.parse('2026-12-01'); ) {
      const expected = berlin.from(instant);
      expect(own.from(instant)).toEqual(expected);
      instant = expected?.end ?? Number.POSITIVE_INFINITY;
    }
  });

  it('for a reader who asks anywhere, in any order, the same', () => {
    const text = calendar(...event('DTSTART:20260101T080000Z', 'DURATION:PT26H', 'RRULE:FREQ=DAILY;INTERVAL=3'));
    const time = icsBlockedTime(readIcs(text), 'UTC');
    for (const day of [900, 3, 64, 2, 700, 63, 65]) {
      const start = Date.UTC(2026, 0, 1 + day * 3, 8);
      expect(time.at(start + 5)).toEqual({ start, end: start + 26 * 3_600_000 });
      expect(time.at(start - 1)).toBeNull();
    }
  });
});

describe('a calendar is refused, with its reason,', () => {
  const hostile = (rule: string) => calendar(...event('DTSTART:20260101T080000Z', 'DURATION:PT1S', `RRULE:${rule}`));
  it.each([
    ['', /empty/],
    ['hello', /does not start with BEGIN:VCALENDAR/],
    ['BEGIN:VCARD\nEND:VCARD', /BEGIN:VCARD/],
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101', /breaks off within VEVENT/],
    ['BEGIN:VCALENDAR\nEND:VEVENT', /line 2 ends VEVENT/],
    [calendar(...event()), /“Review” in line 3: it has no DTSTART/],
    [calendar(...event('DTSTART:20261340T000000')), /“Review” in line 3: DTSTART is no date/],
    [calendar(...event('DTSTART:20260101T000000', 'DURATION:soon')), /“Review”.*DURATION/],
    [calendar(...event('DTSTART;TZID=Mars/Phobos:20260101T000000')), /“Mars\/Phobos” is unknown/],
    [hostile('FREQ=SECONDLY'), /“Review”.*more than 10000 times a year/],
    [hostile('FREQ=DAILY;BYHOUR=1;BYMINUTE=2;BYSECOND=3;BYDAY=XX'), /“Review”/],
    [hostile('FREQ=SOMETIMES'), /“Review”/],
    [calendar(...event('DTSTART:20260101T080000Z', 'DURATION:P400D', 'RRULE:FREQ=DAILY')), /longer than a year/],
    [
      calendar(...Array.from({ length: 600 }, () => event('DTSTART:20260101T080000Z', 'RRULE:FREQ=DAILY')).flat()),
      /more than 200000 times a year in all/,
    ],
    [calendar(...Array.from({ length: 20_001 }, () => 'BEGIN:VEVENT\r\nEND:VEVENT')), /more than 20000 events/],
  ])('%j', (text, reason) => {
    const started = performance.now();
    expect(() => icsBlockedTime(readIcs(text), 'UTC')).toThrow(reason);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('calendar files', () => {
  let folder: string;
  let path: string;
  const at = (day: string) => Date.parse(`${day}T12:00Z`);
  const write = (day: string, age = 0) => {
    writeFileSync(path, calendar(...event(`DTSTART;VALUE=DATE:${day}`)));
    utimesSync(path, 1_000 + age, 1_000 + age);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'downbeat-calendars-'));
    path = join(folder, 'team.ics');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function open() {
    const clock = simulateClock(0);
    const onChanged = vi.fn();
    const warn = vi.fn();
    const used = new Set([path]);
    const calendars = createCalendars({ clock, log: { ...silentLog, warn }, onChanged, inUse: () => used });
    const isBlocked = (day: string) => calendars.readCalendar(path, 'UTC').at(at(day)) !== null;
    const eventually = (expected: () => void) =>
      vi.waitFor(() => {
        clock.advance(30_000);
        expected();
      });
    const look = () => {
      const before = onChanged.mock.calls.length;
      return eventually(() => expect(onChanged.mock.calls.length).toBeGreaterThan(before));
    };
    return { calendars, onChanged, warn, used, isBlocked, eventually, look };
  }

  it('are read once and again when they change, and nobody is told of the first time', async () => {
    write('20260101');
    const { calendars, isBlocked, onChanged, look } = open();
    const first = calendars.readCalendar(path, 'UTC');
    expect(isBlocked('2026-01-01')).toBe(true);
    expect(calendars.readCalendar(path, 'UTC')).toBe(first);
    write('20260202', 1);
    expect(isBlocked('2026-01-01')).toBe(true);
    await look();
    expect(onChanged).toHaveBeenCalledExactlyOnceWith(new Set([path]));
    expect([isBlocked('2026-01-01'), isBlocked('2026-02-02')]).toEqual([false, true]);
  });

  it('that vanish or break go on blocking what they did, say so once, and come back', async () => {
    write('20260101');
    const { calendars, eventually, isBlocked, onChanged, warn, look } = open();
    isBlocked('2026-01-01');
    rmSync(path);
    await eventually(() => expect(calendars.problems()).toHaveLength(1));
    expect(calendars.problems()[0]).toMatch(/team\.ics” cannot be read: there is no such file\.$/);
    writeFileSync(path, 'broken');
    await eventually(() => expect(calendars.problems()[0]).toMatch(/does not start with/));
    expect(isBlocked('2026-01-01')).toBe(true);
    expect(warn).toHaveBeenCalledTimes(2);
    expect(onChanged).not.toHaveBeenCalled();
    write('20260303');
    await look();
    expect([isBlocked('2026-01-01'), isBlocked('2026-03-03')]).toEqual([false, true]);
    expect(calendars.problems()).toEqual([]);
  });

  it('that were never there block nothing until they are, and are forgotten when no entry uses them', async () => {
    const { calendars, eventually, isBlocked, used, look } = open();
    expect(isBlocked('2026-01-01')).toBe(false);
    expect(calendars.problems()).toHaveLength(1);
    write('20260101');
    await look();
    expect(isBlocked('2026-01-01')).toBe(true);
    rmSync(path);
    await eventually(() => expect(calendars.problems()).toHaveLength(1));
    used.clear();
    await eventually(() => expect(calendars.problems()).toEqual([]));
  });

  it('are checked before they are saved', () => {
    const { calendars, warn } = open();
    const reasonOf = (some: string) => {
      try {
        calendars.check(some);
        return null;
      } catch (error) {
        return (error as { issues: { path: string; message: string }[] }).issues[0];
      }
    };
    mkdirSync(join(folder, 'folder.ics'));
    writeFileSync(join(folder, 'large.ics'), Buffer.alloc(20_000_001));
    expect(reasonOf(path)).toEqual({
      path: 'exclusions.calendars',
      message: expect.stringContaining('team.ics” cannot be read: there is no such file.'),
    });
    expect(reasonOf('team.ics')?.message).toMatch(/not absolute/);
    expect(reasonOf(join(folder, 'folder.ics'))?.message).toMatch(/a folder/);
    expect(reasonOf(join(folder, 'large.ics'))?.message).toMatch(/larger than 20 MB/);
    expect(reasonOf(`${folder}/\0`)?.message).toMatch(/cannot be read/);
    expect(reasonOf(`/${'x'.repeat(4_000)}`)?.message).toMatch(/path is too long/);
    write('20260101');
    expect(reasonOf(path)).toBeNull();
    expect([calendars.problems(), warn.mock.calls]).toEqual([[], []]);
  });
});
