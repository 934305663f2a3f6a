import type { z } from 'zod';
import { formatDuration, parseSignedDuration } from '../../shared/duration.ts';
import { AppError, type FieldIssue } from '../../shared/error.ts';
import { isSame } from './differences.ts';
import { defaultOf, isFields, schemaForm } from './schema-form.ts';

type Schema = z.core.$ZodType;

/** The field as people write it: `timeLimitMs: 300000` is `timeLimit: 5m` in a file. */
export function readableName(name: string): string {
  return name.endsWith('Ms') ? name.slice(0, -2) : name;
}

/** A value as files hold it: fields in the schema's order, defaults left out, durations and instants in words. */
export function toReadable(schema: Schema, value: unknown): unknown {
  const form = schemaForm(schema, value);
  if (form.holds === 'items' && Array.isArray(value)) return value.map((item) => toReadable(form.item, item));
  if (form.holds === 'names' && isFields(value)) return Object.fromEntries(Object.entries(value).sort(byName));
  if (form.holds !== 'fields' || !isFields(value)) return value;
  const readable: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(form.fields)) {
    const item = value[name];
    if (item === undefined || isSame(item, defaultOf(field))) continue;
    readable[readableName(name)] = inWords(name, item) ?? toReadable(field, item);
  }
  return readable;
}

/** The reverse of `toReadable`, before the schema judges it; what no schema would notice is added to `issues`. */
export function fromReadable(schema: Schema, value: unknown, issues: FieldIssue[], path: string[] = []): unknown {
  const form = schemaForm(schema, value);
  if (form.holds === 'items' && Array.isArray(value)) {
    return value.map((item, index) => fromReadable(form.item, item, issues, [...path, `${index}`]));
  }
  if (form.holds === 'names' && isFields(value) && Object.hasOwn(value, '__proto__')) {
    issues.push({ path: [...path, '__proto__'].join('.'), message: 'must not be used as a name' });
  }
  if (form.holds !== 'fields' || !isFields(value)) return value;
  const names = new Map(Object.keys(form.fields).map((name) => [readableName(name), name]));
  const fields: Record<string, unknown> = {};
  for (const [written, item] of Object.entries(value)) {
    const name = names.get(written);
    const place = [...path, written];
    const field = name === undefined ? undefined : form.fields[name];
    if (name === undefined || field === undefined) {
      const message = `is not a field here; there are ${[...names.keys()].join(', ')}`;
      issues.push({ path: place.map(clip).join('.'), message });
    } else {
      fields[name] = isTime(name) ? fromWords(name, item, place, issues) : fromReadable(field, item, issues, place);
    }
  }
  return fields;
}

function isTime(name: string): boolean {
  return name.endsWith('Ms') || name.endsWith('At');
}

function inWords(name: string, value: unknown): string | undefined {
  if (typeof value !== 'number') return undefined;
  if (name.endsWith('Ms')) return formatDuration(value);
  return name.endsWith('At') ? new Date(value).toISOString() : undefined;
}

function fromWords(name: string, value: unknown, path: string[], issues: FieldIssue[]): unknown {
  const field = path.join('.');
  const wrong = (message: string) => void issues.push({ path: field, message });
  if (value === null) return null;
  if (typeof value !== 'string') return wrong(`must be text, such as ${name.endsWith('Ms') ? '5m' : instantExample}`);
  try {
    if (name.endsWith('Ms')) return parseSignedDuration(value, field);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    issues.push(...error.issues);
    return undefined;
  }
  const isInstant = /^\+?\d{4,6}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(value);
  const at = isInstant ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? wrong(`must be an instant with its offset, such as ${instantExample}`) : at;
}

const instantExample = '2026-01-31T09:00:00Z';

function byName([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : 1;
}

function clip(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}
