/** One column of a crontab: what it is called and which values it may hold. */
export interface CrontabField {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Names of the values from `min` on, three letters each. */
  readonly names: readonly string[];
  /** What else the column accepts, for error messages. */
  readonly extras: string;
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The columns a crontab can have. */
export const crontabFields = {
  second: { name: 'second', min: 0, max: 59, names: [], extras: '' },
  minute: { name: 'minute', min: 0, max: 59, names: [], extras: '' },
  hour: { name: 'hour', min: 0, max: 23, names: [], extras: '' },
  day: { name: 'day of month', min: 1, max: 31, names: [], extras: ', ?, L, L-3, 15W, LW' },
  month: { name: 'month', min: 1, max: 12, names: monthNames, extras: '' },
  weekday: { name: 'day of week', min: 0, max: 7, names: weekdayNames, extras: ', ?, 5L, MON#2' },
  year: { name: 'year', min: 1970, max: 2199, names: [], extras: '' },
} as const satisfies Record<string, CrontabField>;

/** What a column is called in code. */
export type CrontabFieldKey = keyof typeof crontabFields;

/** A sentence saying what a field may hold. */
export function allowedIn(field: CrontabField): string {
  const first = field.names[0]?.toUpperCase();
  const last = field.names.at(-1)?.toUpperCase();
  const names = first === undefined || last === undefined ? '' : ` or ${first} to ${last}`;
  const sunday = field.max === 7 ? ' (0 and 7 are Sunday)' : '';
  const { min, max, extras } = field;
  const range = `${min + 1}-${Math.min(min + 5, max)}`;
  return `allowed are ${min} to ${max}${sunday}${names}, *, lists (${min},${min + 1}), ranges (${range}), steps (*/2)${extras}`;
}
