import { describe, expect, it } from 'vitest';
import { checkSchedule } from './check-schedule.ts';
import { dueTimes } from './due-times.ts';

const timeZone = 'America/New_York';
const newYork = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Due times as New York's clock shows them: `1997-09-02 09:00`. */
function onTheClock(rule: string, start: string, few: number): string[] {
  const schedule = { kind: 'rrule', rule, startAt: instantOf(start), timeZone } as const;
  checkSchedule(schedule);
  const due = dueTimes(schedule);
  const found: string[] = [];
  for (let at = due.next(0); at !== null && found.length < few; at = due.next(at)) found.push(newYork.format(at));
  return found;
}

function instantOf(wall: string): number {
  const [fourHours, fiveHours] = [Date.parse(`${wall}-04:00`), Date.parse(`${wall}-05:00`)];
  return newYork.format(fourHours) === wall.replace('T', ' ') ? fourHours : fiveHours;
}

/** Reads `1997 Sep 2 9; Oct 7 | 1998 Jan 1-3` as dates at 09:00. */
function dates(text: string): string[] {
  return text.split('|').flatMap((ofYear) => {
    const [year = '', ...rest] = ofYear.trim().split(' ');
    return rest
      .join(' ')
      .split(';')
      .flatMap((ofMonth) => {
        const [name = '', ...days] = ofMonth.trim().split(' ');
        const month = String(months.indexOf(name) + 1).padStart(2, '0');
        return days.flatMap(spanOf).map((day) => `${year}-${month}-${String(day).padStart(2, '0')} 09:00`);
      });
  });
}

function spanOf(text: string): number[] {
  const [first = 0, last = first] = text.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

// Every example of RFC 5545, 3.8.5.3, with its own words; “…” marks those that go on.
const examples: readonly (readonly [what: string, rule: string, start: string, expected: string])[] = [
  ['Daily for 10 occurrences', 'FREQ=DAILY;COUNT=10', '1997-09-02', '1997 Sep 2-11'],
  [
    'Daily until December 24, 1997',
    'FREQ=DAILY;UNTIL=19971224T000000Z',
    '1997-09-02',
    '1997 Sep 2-30; Oct 1-31; Nov 1-30; Dec 1-23',
  ],
  [
    'Every other day …',
    'FREQ=DAILY;INTERVAL=2',
    '1997-09-02',
    '1997 Sep 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30; Oct 2',
  ],
  ['Every 10 days, 5 occurrences', 'FREQ=DAILY;INTERVAL=10;COUNT=5', '1997-09-02', '1997 Sep 2 12 22; Oct 2 12'],
  [
    'Every day in January, for 3 years',
    'FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA',
    '1998-01-01',
    '1998 Jan 1-31 | 1999 Jan 1-31 | 2000 Jan 1-31',
  ],
  [
    'or, every day in January, for 3 years',
    'FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1',
    '1998-01-01',
    '1998 Jan 1-31 | 1999 Jan 1-31 | 2000 Jan 1-31',
  ],
  ['Weekly for 10 occurrences', 'FREQ=WEEKLY;COUNT=10', '1997-09-02', '1997 Sep 2 9 16 23 30; Oct 7 14 21 28; Nov 4'],
  [
    'Weekly until December 24, 1997',
    'FREQ=WEEKLY;UNTIL=19971224T000000Z',
    '1997-09-02',
    '1997 Sep 2 9 16 23 30; Oct 7 14 21 28; Nov 4 11 18 25; Dec 2 9 16 23',
  ],
  [
    'Every other week …',
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU',
    '1997-09-02',
    '1997 Sep 2 16 30; Oct 14 28; Nov 11 25; Dec 9 23 | 1998 Jan 6 20; Feb 3 17',
  ],
  [
    'Weekly on Tuesday and Thursday for five weeks',
    'FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH',
    '1997-09-02',
    '1997 Sep 2 4 9 11 16 18 23 25 30; Oct 2',
  ],
  [
    'or, weekly on Tuesday and Thursday for five weeks',
    'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH',
    '1997-09-02',
    '1997 Sep 2 4 9 11 16 18 23 25 30; Oct 2',
  ],
  [
    'Every other week on Monday, Wednesday and Friday until December 24, 1997',
    'FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR',
    '1997-09-01',
    '1997 Sep 1 3 5 15 17 19 29; Oct 1 3 13 15 17 27 29 31; Nov 10 12 14 24 26 28; Dec 8 10 12 22',
  ],
  [
    'Every other week on Tuesday and Thursday, for 8 occurrences',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
    '1997-09-02',
    '1997 Sep 2 4 16 18 30; Oct 2 14 16',
  ],
  [
    'Monthly on the first Friday for 10 occurrences',
    'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
    '1997-09-05',
    '1997 Sep 5; Oct 3; Nov 7; Dec 5 | 1998 Jan 2; Feb 6; Mar 6; Apr 3; May 1; Jun 5',
  ],
  [
    'Monthly on the first Friday until December 24, 1997',
    'FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR',
    '1997-09-05',
    '1997 Sep 5; Oct 3; Nov 7; Dec 5',
  ],
  [
    'Every other month on the first and last Sunday for 10 occurrences',
    'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
    '1997-09-07',
    '1997 Sep 7 28; Nov 2 30 | 1998 Jan 4 25; Mar 1 29; May 3 31',
  ],
  [
    'Monthly on the second-to-last Monday for 6 months',
    'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
    '1997-09-22',
    '1997 Sep 22; Oct 20; Nov 17; Dec 22 | 1998 Jan 19; Feb 16',
  ],
  [
    'Monthly on the third-to-the-last day …',
    'FREQ=MONTHLY;BYMONTHDAY=-3',
    '1997-09-28',
    '1997 Sep 28; Oct 29; Nov 28; Dec 29 | 1998 Jan 29; Feb 26',
  ],
  [
    'Monthly on the 2nd and 15th for 10 occurrences',
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15',
    '1997-09-02',
    '1997 Sep 2 15; Oct 2 15; Nov 2 15; Dec 2 15 | 1998 Jan 2 15',
  ],
  [
    'Monthly on the first and last day for 10 occurrences',
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
    '1997-09-30',
    '1997 Sep 30; Oct 1 31; Nov 1 30; Dec 1 31 | 1998 Jan 1 31; Feb 1',
  ],
  [
    'Every 18 months on the 10th thru 15th for 10 occurrences',
    'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15',
    '1997-09-10',
    '1997 Sep 10-15 | 1999 Mar 10-13',
  ],
  [
    'Every Tuesday, every other month …',
    'FREQ=MONTHLY;INTERVAL=2;BYDAY=TU',
    '1997-09-02',
    '1997 Sep 2 9 16 23 30; Nov 4 11 18 25 | 1998 Jan 6 13 20 27; Mar 3 10 17 24 31',
  ],
  [
    'Yearly in June and July for 10 occurrences',
    'FREQ=YEARLY;COUNT=10;BYMONTH=6,7',
    '1997-06-10',
    '1997 Jun 10; Jul 10 | 1998 Jun 10; Jul 10 | 1999 Jun 10; Jul 10 | 2000 Jun 10; Jul 10 | 2001 Jun 10; Jul 10',
  ],
  [
    'Every other year on January, February, and March for 10 occurrences',
    'FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3',
    '1997-03-10',
    '1997 Mar 10 | 1999 Jan 10; Feb 10; Mar 10 | 2001 Jan 10; Feb 10; Mar 10 | 2003 Jan 10; Feb 10; Mar 10',
  ],
  [
    'Every third year on the 1st, 100th, and 200th day for 10 occurrences',
    'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
    '1997-01-01',
    '1997 Jan 1; Apr 10; Jul 19 | 2000 Jan 1; Apr 9; Jul 18 | 2003 Jan 1; Apr 10; Jul 19 | 2006 Jan 1',
  ],
  [
    'Every 20th Monday of the year …',
    'FREQ=YEARLY;BYDAY=20MO',
    '1997-05-19',
    '1997 May 19 | 1998 May 18 | 1999 May 17',
  ],
  [
    'Monday of week number 20 …',
    'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
    '1997-05-12',
    '1997 May 12 | 1998 May 11 | 1999 May 17',
  ],
  [
    'Every Thursday in March …',
    'FREQ=YEARLY;BYMONTH=3;BYDAY=TH',
    '1997-03-13',
    '1997 Mar 13 20 27 | 1998 Mar 5 12 19 26 | 1999 Mar 4 11 18 25',
  ],
  [
    'Every Thursday, but only during June, July, and August …',
    'FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8',
    '1997-06-05',
    '1997 Jun 5 12 19 26; Jul 3 10 17 24 31; Aug 7 14 21 28 | 1998 Jun 4 11 18 25; Jul 2 9 16 23 30; Aug 6 13 20 27',
  ],
  [
    'Every Friday the 13th …',
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    '1997-09-02',
    '1998 Feb 13; Mar 13; Nov 13 | 1999 Aug 13 | 2000 Oct 13',
  ],
  [
    'The first Saturday that follows the first Sunday of the month …',
    'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
    '1997-09-13',
    '1997 Sep 13; Oct 11; Nov 8; Dec 13 | 1998 Jan 10; Feb 7; Mar 7; Apr 11; May 9; Jun 13',
  ],
  [
    'Every 4 years, the first Tuesday after a Monday in November …',
    'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
    '1996-11-05',
    '1996 Nov 5 | 2000 Nov 7 | 2004 Nov 2',
  ],
  [
    'The third instance into the month of one of Tuesday, Wednesday, or Thursday, for the next 3 months',
    'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
    '1997-09-04',
    '1997 Sep 4; Oct 7; Nov 6',
  ],
  [
    'The second-to-last weekday of the month …',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
    '1997-09-29',
    '1997 Sep 29; Oct 30; Nov 27; Dec 30 | 1998 Jan 29; Feb 26; Mar 30',
  ],
  [
    'WKST makes a difference: Monday',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
    '1997-08-05',
    '1997 Aug 5 10 19 24',
  ],
  [
    'WKST makes a difference: Sunday',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
    '1997-08-05',
    '1997 Aug 5 17 19 31',
  ],
  [
    'An invalid date (i.e., February 30) is ignored',
    'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5',
    '2007-01-15',
    '2007 Jan 15 30; Feb 15; Mar 15 30',
  ],
];

describe('the examples of RFC 5545', () => {
  it.each(examples)('%s', (what, rule, start, text) => {
    const expected = dates(text);
    const one = what.endsWith('…') ? 0 : 1;
    expect(onTheClock(rule, `${start}T09:00`, expected.length + one)).toEqual(expected);
  });

  const timesOf = (rule: string, few: number) => onTheClock(rule, '1997-09-02T09:00', few).map((at) => at.slice(8));

  it('Every 3 hours from 9:00 AM to 5:00 PM on a specific day', () => {
    // With the end in UTC, as an erratum corrects it.
    expect(timesOf('FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z', 9)).toEqual(['02 09:00', '02 12:00', '02 15:00']);
  });

  it('Every 15 minutes for 6 occurrences', () => {
    const expected = ['02 09:00', '02 09:15', '02 09:30', '02 09:45', '02 10:00', '02 10:15'];
    expect(timesOf('FREQ=MINUTELY;INTERVAL=15;COUNT=6', 9)).toEqual(expected);
  });

  it('Every hour and a half for 4 occurrences', () => {
    expect(timesOf('FREQ=MINUTELY;INTERVAL=90;COUNT=4', 9)).toEqual(['02 09:00', '02 10:30', '02 12:00', '02 13:30']);
  });

  it.each([
    'FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40',
    'FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16',
  ])('Every 20 minutes from 9:00 AM to 4:40 PM every day: %s', (rule) => {
    const found = timesOf(rule, 48);
    expect(found.slice(0, 4)).toEqual(['02 09:00', '02 09:20', '02 09:40', '02 10:00']);
    expect(found.slice(22, 26)).toEqual(['02 16:20', '02 16:40', '03 09:00', '03 09:20']);
  });

  it('3.3.10: Every Sunday in January at 8:30 and 9:30, every other year', () => {
    const rule = 'FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYDAY=SU;BYHOUR=8,9;BYMINUTE=30';
    const found = onTheClock(rule, '1997-01-05T08:30', 10);
    expect(found.slice(0, 3)).toEqual(['1997-01-05 08:30', '1997-01-05 09:30', '1997-01-12 08:30']);
    expect(found.slice(8)).toEqual(['1999-01-03 08:30', '1999-01-03 09:30']);
  });
});
