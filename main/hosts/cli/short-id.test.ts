import { expect, it } from 'vitest';
import { isWholeId, meansId, shortId } from './short-id.ts';

const id = '01a1faff-209a-709b-9b2a-a50db09cc8c6';

it('shows the end of an id, and takes its end or its beginning', () => {
  expect(shortId(id)).toBe('b09cc8c6');
  expect(['b09cc8c6', 'C8C6', '01a1faff-209a', id].every((typed) => meansId(typed, id))).toBe(true);
  expect(['8c6', 'faff', ''].some((typed) => meansId(typed, id))).toBe(false);
  expect([isWholeId(id), isWholeId('b09cc8c6')]).toEqual([true, false]);
});
