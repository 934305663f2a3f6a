import type { z } from 'zod';
import type { FieldIssue } from './error.ts';

type Issue = z.core.$ZodIssue;

/** What zod complains about, in words for people, by dotted field name. */
export function fieldIssues(error: { readonly issues: readonly Issue[] }): FieldIssue[] {
  return error.issues.flatMap((issue) => {
    const message = issueMessage(issue);
    // A field that nobody knows is complained about where it stands.
    const places = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, mostUnknown) : [null];
    return places.map((name) => ({ path: pathText(name === null ? issue.path : [...issue.path, name]), message }));
  });
}

/** Of fields that nobody knows, no more are complained about at once. */
const mostUnknown = 20;

/** Names may come from whoever asked, and be of any length. */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map(String)
    .map((name) => (name.length > 60 ? `${name.slice(0, 60)}…` : name))
    .join('.');
}

function issueMessage(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type': {
      const received = /received (\S+)$/.exec(issue.message)?.[1];
      if (received === 'undefined') return 'is missing';
      const expected = types[issue.expected] ?? issue.expected;
      return received === undefined ? issue.message : `must be ${expected}, not ${types[received] ?? received}`;
    }
    case 'invalid_value':
      return issue.message.startsWith('Invalid') ? `must be ${oneOf(issue.values)}` : issue.message;
    case 'unrecognized_keys':
      return 'is not a field here';
    case 'invalid_union':
      return 'options' in issue ? `must be ${oneOf(issue.options as string[])}` : issue.message;
    case 'invalid_key':
      return issue.issues.map(issueMessage).join(', ');
    case 'too_small':
      return issue.message.startsWith('Too') ? tooSmall(issue.origin, Number(issue.minimum)) : issue.message;
    case 'too_big':
      return issue.message.startsWith('Too') ? tooBig(issue.origin, Number(issue.maximum)) : issue.message;
    default:
      return issue.message;
  }
}

const types: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of names and values',
  null: 'null',
  NaN: 'NaN',
  Infinity: 'an infinite number',
  '-Infinity': 'an infinite number',
};

function oneOf(values: readonly unknown[]): string {
  const words = values.map((value) => String(value));
  return words.length > 1 ? `one of ${words.join(', ')}` : `${words[0]}`;
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === 'string') return minimum === 1 ? 'must not be empty' : `must have at least ${minimum} characters`;
  return origin === 'array' ? `must have at least ${minimum} items` : `must be at least ${minimum}`;
}

function tooBig(origin: string, maximum: number): string {
  if (origin === 'string') return `must have at most ${maximum} characters`;
  return origin === 'array' ? `must have at most ${maximum} items` : `must be at most ${maximum}`;
}
