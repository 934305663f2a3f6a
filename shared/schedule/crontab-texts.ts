import { invalid } from '../error.ts';
import { maxExpressionLength } from '../model/schedule.ts';
import { allowedIn, type CrontabField } from './crontab-field.ts';

/** The text of each column, in lower case; `second` and `year` are given for six and seven columns. */
export interface CrontabTexts {
  readonly second?: string;
  readonly minute: string;
  readonly hour: string;
  readonly day: string;
  readonly month: string;
  readonly weekday: string;
  readonly year?: string;
}

const nicknames: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);

/** Splits a crontab into its columns and spells nicknames out; throws INVALID if it has none of the known shapes. */
export function splitCrontab(expression: string): CrontabTexts {
  if (typeof expression !== 'string') throw refuse('a crontab is a text such as 30 2 * * 1-5');
  if (expression.length > maxExpressionLength) {
    throw refuse(`it is ${expression.length} characters long; allowed are at most ${maxExpressionLength}`);
  }
  const odd = /[^\x21-\x7e \t]/u.exec(expression);
  if (odd !== null) {
    throw refuse(
      `${quoted(odd[0])} at position ${odd.index + 1} is not allowed; use the digits 0-9, letters and * , - / ? #`,
    );
  }
  const text = expression
    .toLowerCase()
    .split(/[ \t]+/)
    .filter((part) => part !== '')
    .join(' ');
  if (text === '')
    throw refuse('it is empty; allowed are five fields such as 30 2 * * 1-5, or a nickname such as @daily');
  const columns = (text.startsWith('@') ? spellOut(text) : text).split(' ');
  const [second, minute, hour, day, month, weekday, year] = columns.length === 5 ? [undefined, ...columns] : columns;
  if (columns.length > 7 || !minute || !hour || !day || !month || !weekday) {
    const count = columns.length === 1 ? '1 field' : `${columns.length} fields`;
    throw refuse(
      `${quoted(text)} has ${count}; allowed are 5 (minute, hour, day of month, month, day of week), 6 (second first) or 7 (year last)`,
    );
  }
  const texts = { minute, hour, day, month, weekday };
  return {
    ...texts,
    ...(second === undefined ? {} : { second }),
    ...(year === undefined ? {} : { year }),
  };
}

function spellOut(nickname: string): string {
  const spelled = nicknames.get(nickname);
  if (spelled !== undefined) return spelled;
  throw refuse(`${quoted(nickname)} is no nickname; allowed are ${[...nicknames.keys()].join(', ')}`);
}

function refuse(message: string) {
  return invalid('expression', message);
}

/** The error for one text in one field: names the field, the text and what is allowed. */
export function refuseInField(field: CrontabField, text: string, reason: string) {
  return refuse(`${field.name} ${quoted(text)} ${reason}; ${allowedIn(field)}`);
}

function quoted(text: string): string {
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}
