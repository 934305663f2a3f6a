import { type ErrorCode, errorCodes, type FieldIssue } from '../../../shared/error.ts';
import { exitCodeOf } from './exit-codes.ts';
import { flagName } from './flag-names.ts';
import { plainText } from './plain-text.ts';
import type { Terminal } from './terminal.ts';

interface KnownError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly issues: readonly FieldIssue[];
}

/** Says on stderr what went wrong, in one line or as JSON, and returns the exit code. */
export function reportError(terminal: Terminal, error: unknown, isJson: boolean): number {
  const known = knownError(error);
  const message = messageOf(known, isJson ? (path) => path : flagName);
  const { code, issues } = known;
  if (isJson) terminal.problem(JSON.stringify({ error: { code, message, issues } }));
  else terminal.problem(`downbeat: ${shorten(plainText(message))}`);
  return exitCodeOf[known.code];
}

/** An error of this process or of another host, which carries its complaints in `data`. */
function knownError(error: unknown): KnownError {
  const { code, message, issues, data } = Object(error) as {
    [key in 'code' | 'message' | 'issues' | 'data']?: unknown;
  };
  const text = typeof message === 'string' && message !== '' ? message : String(error);
  if (typeof code !== 'string' || !Object.hasOwn(errorCodes, code))
    return { code: 'INTERNAL', message: text, issues: [] };
  const found = issues ?? (data as { issues?: unknown } | undefined)?.issues;
  const list = Array.isArray(found) ? (found as FieldIssue[]) : [];
  return {
    code: code as ErrorCode,
    message: text,
    issues: list.map(({ path, message }) => ({ path: fieldName(path), message })),
  };
}

function messageOf({ message, issues }: KnownError, nameOf: (path: string) => string): string {
  if (issues.length === 0) return message;
  // An option that stands for several fields can be wrong in all of them in the same way.
  const different = new Set(
    issues.map((issue) => [nameOf(issue.path), issue.message].filter((text) => text !== '').join(': ')),
  );
  const shown = [...different].slice(0, 3);
  return [...shown, ...(different.size > 3 ? [`and ${different.size - 3} more`] : [])].join('; ');
}

/** The call's own name for its input says nothing to somebody who typed options. */
function fieldName(path: string): string {
  return path.replace(/^(task|entry|entries\.0)\./, '');
}

function shorten(text: string): string {
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}
