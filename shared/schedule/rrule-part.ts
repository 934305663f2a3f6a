import { invalid } from '../error.ts';

/** One part of a recurrence rule that lists numbers. */
export interface RrulePart {
  readonly min: number;
  readonly max: number;
  /** Negative numbers count back from the end. */
  readonly hasNegative: boolean;
}

/** The parts that list numbers, with the ranges of RFC 5545, 3.3.10. */
export const rruleParts = {
  BYSECOND: { min: 0, max: 60, hasNegative: false },
  BYMINUTE: { min: 0, max: 59, hasNegative: false },
  BYHOUR: { min: 0, max: 23, hasNegative: false },
  BYMONTHDAY: { min: 1, max: 31, hasNegative: true },
  BYYEARDAY: { min: 1, max: 366, hasNegative: true },
  BYWEEKNO: { min: 1, max: 53, hasNegative: true },
  BYMONTH: { min: 1, max: 12, hasNegative: false },
  BYSETPOS: { min: 1, max: 366, hasNegative: true },
} as const satisfies Record<string, RrulePart>;

/** How often a rule recurs, from the shortest period to the longest. */
export const frequencies = ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;

/** The days of the week as rules write them; the first is Sunday. */
export const rruleWeekdays: readonly string[] = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** Every part a rule may have. */
export const rrulePartNames: readonly string[] = [
  ...['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY'],
  ...Object.keys(rruleParts),
];

/** An INVALID error about a rule. */
export function refuseRule(complaint: string) {
  return invalid('rule', complaint);
}

/** A text in quotes, cut where it is too long to show. */
export function quoted(text: string): string {
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}

/** Reads the sorted numbers of one part; throws INVALID with the text and what is allowed. */
export function readNumbers(name: keyof typeof rruleParts, text: string): number[] {
  const { min, max, hasNegative } = rruleParts[name];
  const allowed = hasNegative ? `${min} to ${max} and -${max} to -${min}` : `${min} to ${max}`;
  const values = text.split(',').map((item) => {
    if (!/^[+-]?[0-9]{1,3}$/.test(item)) {
      throw refuseRule(`${name} ${quoted(item)} is no number; allowed are ${allowed}`);
    }
    const value = Number(item);
    if (Math.abs(value) < min || Math.abs(value) > max || (!hasNegative && /^[+-]/.test(item))) {
      throw refuseRule(`${name} ${quoted(item)} is out of range; allowed are ${allowed}`);
    }
    return value;
  });
  return [...new Set(values)].sort((a, b) => a - b);
}

/** Reads the whole number of INTERVAL or COUNT. */
export function readCount(name: 'INTERVAL' | 'COUNT', text: string): number {
  const most = 1_000_000_000;
  const value = /^[0-9]{1,16}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= most) return value;
  throw refuseRule(`${name} ${quoted(text)} is out of range; allowed are whole numbers from 1 to ${most}`);
}
