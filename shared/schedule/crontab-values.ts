import type { CrontabField } from './crontab-field.ts';
import { refuseInField } from './crontab-texts.ts';

/** Whose rules a crontab follows. */
export type CrontabDialect = 'vixie' | 'celery';

const fullNames: ReadonlyMap<string, string> = new Map(
  [
    ...['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
    ...[
      'january',
      'february',
      'march',
      'april',
      'june',
      'july',
      'august',
      'september',
      'october',
      'november',
      'december',
    ],
  ].map((name) => [name, name.slice(0, 3)]),
);

/** Expands one list item (`*`, `5`, `1-5`, `1-9/2`, `5/15`, `mon-fri/2`) to the values it stands for. */
export function expandItem(item: string, field: CrontabField, dialect: CrontabDialect): number[] {
  const parts = /^(\*|[0-9]+|[a-z]+)(?:-([0-9]+|[a-z]+))?(?:\/([0-9]+))?$/.exec(item);
  if (parts === null || (parts[1] === '*' && parts[2] !== undefined)) {
    throw refuseInField(field, item, item === '' ? 'is an empty list item' : 'cannot be read');
  }
  const [, from = '', to, stepText] = parts;
  const step = stepText === undefined ? 1 : Number(stepText);
  if (step < 1) throw refuseInField(field, item, 'has a step of 0');
  // Sunday is 0 and 7: all seven days are 0 to 6, and only a range may go on to 7.
  const lastValue = field.max === 7 ? 6 : field.max;
  if (from === '*') return stepThrough(field.min, lastValue, step, field);
  const first = readValue(from, item, field, dialect);
  if (to === undefined)
    return stepThrough(first, stepText === undefined ? first : Math.max(first, lastValue), step, field);
  const last = readValue(to, item, field, dialect);
  if (first <= last) return stepThrough(first, last, step, field);
  if (dialect !== 'celery') throw refuseInField(field, item, 'ends before it starts; write it as a list of two ranges');
  const size = lastValue - field.min + 1;
  return stepThrough(
    first === 7 && size === 7 ? 0 : first,
    first === 7 && size === 7 ? last : last + size,
    step,
    field,
  );
}

/** Reads a number or a name as a value of the field. */
export function readValue(text: string, item: string, field: CrontabField, dialect: CrontabDialect): number {
  if (/^[0-9]+$/.test(text)) {
    const value = Number(text);
    if (value >= field.min && value <= field.max) return value;
    throw refuseInField(field, item, 'is out of range');
  }
  const short = dialect === 'celery' ? (fullNames.get(text) ?? text) : text;
  const index = field.names.indexOf(short);
  if (index >= 0) return field.min + index;
  throw refuseInField(field, item, field.names.length > 0 ? 'has an unknown name' : 'is not a number');
}

/** The values from `first` on, wrapped into the field where `last` lies beyond its end. */
function stepThrough(first: number, last: number, step: number, field: CrontabField): number[] {
  const size = field.max === 7 ? 7 : field.max - field.min + 1;
  const values: number[] = [];
  for (let value = first; value <= last; value += step) values.push(((value - field.min) % size) + field.min);
  return values;
}
