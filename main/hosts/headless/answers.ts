import type { ServerResponse } from 'node:http';
import { type ErrorCode, errorCodes } from '../../../shared/error.ts';

type Refusal = ErrorCode | 'BAD_REQUEST' | 'PAYLOAD_TOO_LARGE' | 'METHOD_NOT_ALLOWED';

const otherStatus: Record<string, number> = { BAD_REQUEST: 400, METHOD_NOT_ALLOWED: 405, PAYLOAD_TOO_LARGE: 413 };

/** Answers with an error in the form that every call's error has. */
export function answerError(response: ServerResponse, code: Refusal, message: string): void {
  const { status, body } = errorBody(code, message);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...(status === 401 ? { 'www-authenticate': 'Bearer realm="Downbeat"' } : {}),
  });
  response.end(body);
}

/** An error's status and JSON text, for whoever writes the answer by hand. */
export function errorBody(code: Refusal, message: string): { status: number; body: string } {
  const status = code in errorCodes ? errorCodes[code as ErrorCode].status : (otherStatus[code] ?? 500);
  const defined = code in errorCodes;
  return { status, body: JSON.stringify({ defined, code, status, message, data: { issues: [] } }) };
}
