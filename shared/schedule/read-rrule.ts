import { maxExpressionLength } from '../model/schedule.ts';
import { dayMs, dayNumberOf, monthLength } from './calendar.ts';
import {
  frequencies,
  quoted,
  readCount,
  readNumbers,
  refuseRule,
  rrulePartNames,
  type rruleParts,
  rruleWeekdays,
} from './rrule-part.ts';

type Frequency = (typeof frequencies)[number];

/** A day of the week; `nth` counts it within the month or year, from the end where negative, and is 0 for every one. */
export interface RruleWeekday {
  readonly weekday: number;
  readonly nth: number;
}

/** Where a rule ends: an instant, or a time or a whole day of the wall clock. */
export interface RruleUntil {
  readonly ms: number;
  readonly of: 'instant' | 'wall' | 'day';
}

/** A recurrence rule read: lists are sorted, and empty where the rule does not have the part. */
export interface Rrule {
  /** In capitals, with neither prefix nor blanks. */
  readonly text: string;
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  readonly until: RruleUntil | null;
  /** The day a week starts on; 0 is Sunday. */
  readonly weekStart: number;
  readonly months: readonly number[];
  readonly weekNumbers: readonly number[];
  readonly yearDays: readonly number[];
  readonly monthDays: readonly number[];
  readonly weekdays: readonly RruleWeekday[];
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  readonly seconds: readonly number[];
  readonly positions: readonly number[];
}

/** Reads a recurrence rule; throws INVALID with a message that names the part, its text and what is allowed. */
export function readRrule(rule: string): Rrule {
  const text = plainText(rule);
  const parts = splitRule(text);
  const numbers = (name: keyof typeof rruleParts): number[] => {
    const part = parts.get(name);
    return part === undefined ? [] : readNumbers(name, part);
  };
  const frequency = readFrequency(parts.get('FREQ'));
  const count = parts.get('COUNT');
  const until = parts.get('UNTIL');
  if (count !== undefined && until !== undefined) throw refuseRule('COUNT and UNTIL exclude each other; keep one');
  const read: Rrule = {
    text,
    frequency,
    interval: readCount('INTERVAL', parts.get('INTERVAL') ?? '1'),
    count: count === undefined ? null : readCount('COUNT', count),
    until: until === undefined ? null : readUntil(until),
    weekStart: readWeekStart(parts.get('WKST') ?? 'MO'),
    months: numbers('BYMONTH'),
    weekNumbers: numbers('BYWEEKNO'),
    yearDays: numbers('BYYEARDAY'),
    monthDays: numbers('BYMONTHDAY'),
    weekdays: readWeekdays(parts.get('BYDAY')),
    hours: numbers('BYHOUR'),
    minutes: numbers('BYMINUTE'),
    // Clocks here have no leap seconds; RFC 5545 then reads them as the second before.
    seconds: [...new Set(numbers('BYSECOND').map((second) => Math.min(second, 59)))],
    positions: numbers('BYSETPOS'),
  };
  refuseCombinations(read);
  return read;
}

function plainText(rule: string): string {
  if (typeof rule !== 'string') throw refuseRule('a recurrence rule is a text such as FREQ=WEEKLY;BYDAY=MO');
  if (rule.length > maxExpressionLength) {
    throw refuseRule(`it is ${rule.length} characters long; allowed are at most ${maxExpressionLength}`);
  }
  const foreign = /\b(DTSTART|DTEND|EXDATE|EXRULE|RDATE|DURATION)\b/i.exec(rule);
  if (foreign !== null) {
    const name = foreign[0].toUpperCase();
    const where = name === 'DTSTART' ? 'the start is a field of its own' : 'give the rule alone';
    throw refuseRule(`${name} is no part of a rule; ${where}`);
  }
  const text = rule.trim().replace(/^RRULE:/i, '');
  const odd = /[^\x21-\x7e]/u.exec(text);
  if (odd !== null) throw refuseRule(`${quoted(odd[0])} is not allowed; a rule is one line without blanks`);
  if (text === '') throw refuseRule('it is empty; allowed are rules such as FREQ=WEEKLY;BYDAY=MO');
  return text.toUpperCase();
}

function splitRule(text: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const part of text.split(';')) {
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    const value = equals < 0 ? '' : part.slice(equals + 1);
    if (!rrulePartNames.includes(name)) {
      throw refuseRule(`${quoted(name)} is no part of a rule; allowed are ${rrulePartNames.join(', ')}`);
    }
    if (value === '') throw refuseRule(`${name} has no value; write ${name}=…`);
    if (parts.has(name)) throw refuseRule(`${name} is given twice; write its values as one list`);
    parts.set(name, value);
  }
  return parts;
}

function readFrequency(text: string | undefined): Frequency {
  const frequency = frequencies.find((name) => name === text);
  if (frequency !== undefined) return frequency;
  const complaint = text === undefined ? 'FREQ is missing' : `FREQ ${quoted(text)} is unknown`;
  throw refuseRule(`${complaint}; allowed are ${frequencies.join(', ')}`);
}

function readUntil(text: string): RruleUntil {
  const digits = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(text);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (digits ?? []).slice(1, 7).map(Number);
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);
  if (digits === null || !isDate || (digits[4] !== undefined && (hour > 23 || minute > 59 || second > 60))) {
    throw refuseRule(
      `UNTIL ${quoted(text)} is no date; allowed are 20261224, 20261224T180000 and, in UTC, 20261224T170000Z`,
    );
  }
  const midnight = dayNumberOf(year, month, day) * dayMs;
  if (digits[4] === undefined) return { ms: midnight, of: 'day' };
  return { ms: midnight + ((hour * 60 + minute) * 60 + second) * 1_000, of: digits[7] === 'Z' ? 'instant' : 'wall' };
}

function readWeekStart(text: string): number {
  const weekday = rruleWeekdays.indexOf(text);
  if (weekday >= 0) return weekday;
  throw refuseRule(`WKST ${quoted(text)} is unknown; allowed are ${rruleWeekdays.join(', ')}`);
}

function readWeekdays(text: string | undefined): RruleWeekday[] {
  if (text === undefined) return [];
  const found = new Map<string, RruleWeekday>();
  for (const item of text.split(',')) {
    const [, nth = '', name = ''] = /^([+-]?[0-9]{1,2})?([A-Z]{2})$/.exec(item) ?? [];
    const weekday = rruleWeekdays.indexOf(name);
    const place = nth === '' ? 0 : Number(nth);
    if (weekday < 0 || (nth !== '' && (place === 0 || Math.abs(place) > 53))) {
      const allowed = `${rruleWeekdays.join(', ')}, with a number from 1 to 53 or -1 to -53 before them`;
      throw refuseRule(`BYDAY ${quoted(item)} is no day of the week; allowed are ${allowed}`);
    }
    found.set(`${place} ${weekday}`, { weekday, nth: place });
  }
  return [...found.values()].sort((a, b) => a.nth - b.nth || ((a.weekday + 6) % 7) - ((b.weekday + 6) % 7));
}

/** What RFC 5545 says must not be used together, because it has no meaning. */
function refuseCombinations(rule: Rrule): void {
  const { frequency, weekNumbers, yearDays, monthDays, weekdays, months } = rule;
  const isNumbered = weekdays.some(({ nth }) => nth !== 0);
  if (weekNumbers.length > 0 && frequency !== 'YEARLY') throw refuseRule('BYWEEKNO is allowed with FREQ=YEARLY only');
  if (yearDays.length > 0 && ['DAILY', 'WEEKLY', 'MONTHLY'].includes(frequency)) {
    throw refuseRule(`BYYEARDAY is not allowed with FREQ=${frequency}`);
  }
  if (monthDays.length > 0 && frequency === 'WEEKLY') {
    throw refuseRule(
      'BYMONTHDAY is not allowed with FREQ=WEEKLY; with FREQ=DAILY, BYDAY and BYMONTHDAY must both match',
    );
  }
  if (isNumbered && frequency !== 'MONTHLY' && frequency !== 'YEARLY') {
    throw refuseRule('BYDAY with numbers, such as -1FR, is allowed with FREQ=MONTHLY and FREQ=YEARLY only');
  }
  if (isNumbered && weekNumbers.length > 0) throw refuseRule('BYDAY with numbers is not allowed with BYWEEKNO');
  const isWithinMonth = frequency === 'MONTHLY' || months.length > 0;
  if (isWithinMonth && weekdays.some(({ nth }) => Math.abs(nth) > 5)) {
    throw refuseRule('BYDAY may count from 1 to 5 or -1 to -5 within a month');
  }
  const { positions, hours, minutes, seconds } = rule;
  const lists = [months, weekNumbers, yearDays, monthDays, weekdays, hours, minutes, seconds];
  if (positions.length > 0 && lists.every((list) => list.length === 0)) {
    throw refuseRule('BYSETPOS picks from what another BY… part lists; give one, such as BYDAY=MO,TU,WE,TH,FR');
  }
}
