import { expect, it } from 'vitest';
import { continueRunIdsAfter, newRunId } from './run-id.ts';

it('makes identifiers of version 7 that differ and sort in the order they were made in', () => {
  const ids = Array.from({ length: 20_000 }, newRunId);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
    true,
  );
});

it('goes on after identifiers that were made before the clock was set back', () => {
  const ahead = 'ffffffff-0000-7fff-bfff-ffffffffffff';
  continueRunIdsAfter(ahead);
  expect(newRunId() > ahead.slice(0, 13)).toBe(true);
});
