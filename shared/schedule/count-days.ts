import { dateOf, monthLength } from './calendar.ts';

/**
 * How many days lie in [from, before), where `maskOf` tells for a month, whose first day has that number, which of its days
 * count: bit n for day n + 1.
 */
export function countDays(
  from: number,
  before: number,
  maskOf: (year: number, month: number, firstDayNumber: number) => number,
): number {
  if (!(from < before)) return 0;
  let { year, month, day } = dateOf(from);
  let first = from - day + 1;
  let found = 0;
  while (first < before) {
    const length = monthLength(year, month);
    const lastDay = Math.min(length, before - first);
    found += bitsIn(maskOf(year, month, first) & -(1 << (day - 1)) & (2 ** lastDay - 1));
    first += length;
    day = 1;
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year++;
  }
  return found;
}

function bitsIn(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}
