import { dateOf, dayMs } from './calendar.ts';

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const ordinals = ['zeroth', 'first', 'second', 'third', 'fourth', 'fifth'];
const spanUnits = [
  ['day', dayMs],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
  ['ms', 1],
] as const;

/** `1, 2 and 3` */
export function listed(items: readonly string[], join = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${join} ${items.at(-1)}`;
}

/** `1st`, `22nd`, `13th` */
export function ordinal(value: number): string {
  const ending = Math.floor(value / 10) % 10 === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${ending}`;
}

/** `first` to `fifth` */
export function ordinalWord(value: number): string {
  return ordinals[value] ?? ordinal(value);
}

/** `January` for 1 */
export function monthName(month: number): string {
  return months[month - 1] ?? '';
}

/** `Sunday` for 0 */
export function weekdayName(weekday: number): string {
  return weekdays[(weekday + 7) % 7] ?? '';
}

/** `every hour`, `every 2 hours` */
export function every(count: number, unit: string): string {
  return count === 1 ? `every ${unit}` : `every ${plural(count, unit)}`;
}

/** `1 hour`, `2 hours`, `90 ms` */
export function plural(count: number, unit: string): string {
  const digits = String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
  return count === 1 || unit === 'ms' ? `${digits} ${unit}` : `${digits} ${unit}s`;
}

/** `09:05`, `09:05:30`, `09:05:30.250`, from ms since midnight */
export function timeOfDay(ms: number): string {
  const [hour, minute, second, rest] = [
    Math.floor(ms / 3_600_000),
    Math.floor(ms / 60_000) % 60,
    Math.floor(ms / 1_000) % 60,
    ms % 1_000,
  ];
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = second > 0 || rest > 0 ? `:${two(second)}` : '';
  return `${two(hour)}:${two(minute)}${seconds}${rest > 0 ? `.${String(rest).padStart(3, '0')}` : ''}`;
}

/** `1 June 2025` */
export function dateInWords({ year, month, day }: { year: number; month: number; day: number }): string {
  return `${day} ${monthName(month)} ${year}`;
}

/** Names of sorted values, with runs of three or more as `Monday to Friday`. */
export function runsOf(values: readonly number[], name: (value: number) => string): string[] {
  const names: string[] = [];
  for (let start = 0; start < values.length; ) {
    let end = start;
    while (values[end + 1] === (values[end] as number) + 1) end++;
    if (end - start >= 2) names.push(`${name(values[start] as number)} to ${name(values[end] as number)}`);
    else for (const value of values.slice(start, end + 1)) names.push(name(value));
    start = end + 1;
  }
  return names;
}

/** With a capital at the start. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `1 hour and 30 minutes`, from ms; what is less than a second in ms. */
export function span(ms: number): string {
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, unitMs] of spanUnits) {
    const count = Math.floor(rest / unitMs);
    if (count > 0) parts.push(plural(count, unit));
    rest -= count * unitMs;
  }
  return listed(parts.length === 0 ? ['0 seconds'] : parts);
}

/** `18:00 on 24 December 2026`, from a wall-clock time in ms. */
export function wallInWords(wall: number): string {
  const day = Math.floor(wall / dayMs);
  return `${timeOfDay(wall - day * dayMs)} on ${dateInWords(dateOf(day))}`;
}
