import { ORPCError } from '@orpc/client';
import { expect, it } from 'vitest';
import { explainError } from './explain-error.ts';
import { DisconnectedError } from './transport.ts';

it('keeps a contract error’s message and field complaints', () => {
  const issues = [{ path: 'task.name', message: 'must not be empty' }];
  const error = new ORPCError('INVALID', { message: 'The input is not valid.', data: { issues } });
  expect(explainError(error)).toMatchObject({ code: 'INVALID', message: 'The input is not valid.', issues });
});

it('reads complaints whose path is a list', () => {
  const data = { issues: [{ path: ['entries', 0, 'schedule'], message: 'is wrong' }] };
  expect(explainError(new ORPCError('BAD_REQUEST', { data })).issues).toEqual([
    { path: 'entries.0.schedule', message: 'is wrong' },
  ]);
});

it('says that nothing typed is gone when the connection is', () => {
  for (const error of [new DisconnectedError(), new DOMException('aborted', 'AbortError')]) {
    expect(explainError(error)).toMatchObject({ code: 'DISCONNECTED', issues: [] });
  }
});

it('never fails on what is not an error', () => {
  for (const thrown of [null, undefined, 'boom', 42]) expect(explainError(thrown).message).not.toBe('');
});
