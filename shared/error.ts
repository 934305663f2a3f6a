/** The closed set of things that can go wrong in a way a caller can act on. */
export const errorCodes = {
  INVALID: { status: 422, message: 'The input is not valid.' },
  NOT_FOUND: { status: 404, message: 'There is no such thing.' },
  CONFLICT: { status: 409, message: 'It clashes with what is there already.' },
  UNAUTHORIZED: { status: 401, message: 'The token is missing or wrong.' },
  FORBIDDEN: { status: 403, message: 'This origin or host is not allowed.' },
  STORAGE: { status: 507, message: 'The data folder cannot be written.' },
  NEWER_DATABASE: { status: 409, message: 'The database was written by a newer Downbeat.' },
  UNAVAILABLE: { status: 503, message: 'No beat is running on this data folder.' },
  INTERNAL: { status: 500, message: 'Something went wrong inside Downbeat.' },
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** One complaint about one field; `path` is the field's dotted name, empty for the whole input. */
export interface FieldIssue {
  path: string;
  message: string;
}

/** An error whose code and field complaints survive every transport. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly issues: readonly FieldIssue[];

  constructor(code: ErrorCode, message: string, issues: readonly FieldIssue[] = [], cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.issues = issues;
  }
}

/** An INVALID error that complains about one field. */
export function invalid(path: string, message: string): AppError {
  return new AppError('INVALID', path === '' ? message : `${path}: ${message}`, [{ path, message }]);
}
