import { ORPCError } from '@orpc/client';
import type { FieldIssue } from '../../shared/error.ts';
import { DisconnectedError } from './transport.ts';

/** An error in words: what happened, what to do about it, and which fields it is about. */
export interface Explanation {
  code: string;
  message: string;
  wayOut: string | null;
  issues: FieldIssue[];
}

const waysOut: Readonly<Record<string, string>> = {
  BAD_REQUEST: 'Correct the fields named here and try again.',
  INVALID: 'Correct the fields named here and try again.',
  NOT_FOUND: 'It may have been removed in another window or on the command line.',
  CONFLICT: 'Choose another name, or change what is there already.',
  UNAUTHORIZED: 'Open the address that “downbeat serve” printed.',
  FORBIDDEN: 'Open the address that “downbeat serve” printed.',
  STORAGE: 'Check that the disk has room and that the data folder may be written, then try again.',
  NEWER_DATABASE: 'Install the newest Downbeat to open this data folder.',
  UNAVAILABLE: 'Start Downbeat, or run “downbeat serve”, and try again.',
  INTERNAL: 'Try again; if it happens again, the log in the data folder says more.',
};

/** Puts any error into words. */
export function explainError(error: unknown): Explanation {
  if (error instanceof ORPCError) {
    return {
      code: error.code,
      message: error.message,
      wayOut: waysOut[error.code] ?? null,
      issues: readIssues(error.data),
    };
  }
  if (error instanceof DisconnectedError || !(error instanceof Error) || isConnectionLoss(error)) {
    return {
      code: 'DISCONNECTED',
      message: 'The connection to Downbeat is lost.',
      wayOut: 'Nothing you typed is gone: try again when the connection is back.',
      issues: [],
    };
  }
  return { code: 'INTERNAL', message: error.message, wayOut: waysOut.INTERNAL ?? null, issues: [] };
}

function isConnectionLoss(error: Error): boolean {
  return error.name === 'AbortError' || /not open|was aborted|closed/i.test(error.message);
}

function readIssues(data: unknown): FieldIssue[] {
  const issues = (data as { issues?: unknown } | null | undefined)?.issues;
  if (!Array.isArray(issues)) return [];
  return issues.flatMap((issue: { path?: unknown; message?: unknown }) =>
    typeof issue?.message === 'string' ? [{ path: dotted(issue.path), message: issue.message }] : [],
  );
}

function dotted(path: unknown): string {
  if (typeof path === 'string') return path;
  return Array.isArray(path) ? path.map(String).join('.') : '';
}
