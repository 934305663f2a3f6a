import { isFields } from './schema-form.ts';

/**
 * Plain data as YAML. The library's own writer takes seconds for what a host must do in between two ticks, so this one
 * knows just what such files need; whatever looks the least bit special is written as a JSON string, which YAML is too.
 */
export function writeYaml(value: unknown): string {
  return `${lines(value, '').join('\n')}\n`;
}

function lines(value: unknown, indent: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => listItem(item, indent));
  if (isFields(value)) return Object.entries(value).flatMap(([name, item]) => field(name, item, indent));
  return [`${indent}${scalar(value)}`];
}

function listItem(item: unknown, indent: string): string[] {
  const [first = '', ...rest] = isNested(item) ? lines(item, `${indent}  `) : [`${indent}  ${inline(item)}`];
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

function field(name: string, item: unknown, indent: string): string[] {
  const key = `${indent}${plain.test(name) && !reserved.test(name) ? name : JSON.stringify(name)}:`;
  if (typeof item === 'string' && isBlock(item))
    return [`${key} ${blockHead(item)}`, ...blockBody(item, `${indent}  `)];
  return isNested(item) ? [key, ...lines(item, `${indent}  `)] : [`${key} ${inline(item)}`];
}

/** Whether a value takes lines of its own; lists of a few short words do not. */
function isNested(value: unknown): boolean {
  if (isFields(value)) return Object.keys(value).length > 0;
  if (!Array.isArray(value)) return false;
  return value.some((item) => typeof item === 'object') || inline(value).length > 80;
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => scalar(item)).join(', ')}]`;
  return isFields(value) ? '{}' : scalar(value);
}

// Letters first, then what cannot start, end or separate anything in block or flow style; or a length of time.
const plain = /^([\p{L}/_][\p{L}\p{N}/_.+@=() -]*|\d+(ms|[dhms])( \d+(ms|[dhms]))*)$/u;
// Words that some version of YAML reads as something else.
const reserved = /^(null|true|false|yes|no|on|off|y|n|.* )$/i;

function scalar(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return plain.test(value) && !reserved.test(value) ? value : quoted(value);
}

function quoted(value: string): string {
  // JSON leaves some characters bare that YAML folds or refuses.
  return JSON.stringify(value).replace(special, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const special = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Whether a text of several lines can stand as it is, below a `|`. */
function isBlock(text: string): boolean {
  if (!text.includes('\n') || /^\s/.test(text) || /[ \t]\n*$/.test(text)) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not stand there
  return !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/u.test(text);
}

function blockHead(text: string): string {
  if (!text.endsWith('\n')) return '|-';
  return text.endsWith('\n\n') ? '|+' : '|';
}

function blockBody(text: string, indent: string): string[] {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  return body.split('\n').map((line) => (line === '' ? '' : indent + line));
}
