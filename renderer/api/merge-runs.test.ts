import { describe, expect, it } from 'vitest';
import type { Run } from '../../shared/model/run.ts';
import { matchesFilter, mergeRuns } from './merge-runs.ts';

function run(id: string, part: Partial<Run> = {}): Run {
  return {
    id,
    taskId: 'task',
    taskName: 'Back up photos',
    entryId: null,
    scheduledFor: null,
    firstScheduledFor: null,
    dueCount: 0,
    state: 'running',
    trigger: 'manual',
    reason: null,
    queuedAt: 0,
    lateReason: null,
    readyAt: null,
    parameters: null,
    startedAt: null,
    finishedAt: null,
    exitCode: null,
    signal: null,
    pid: null,
    outputBytes: 0,
    ...part,
  };
}

const ids = (pages: { runs: Run[] }[]) => pages.map(({ runs }) => runs.map(({ id }) => id).join(''));

describe('mergeRuns', () => {
  const pages = [
    { runs: [run('d'), run('c')], nextCursor: 'c' },
    { runs: [run('b'), run('a')], nextCursor: null },
  ];

  it('puts new runs in front and keeps the pages that were loaded', () => {
    const head = { runs: [run('e'), run('d', { state: 'failed' })], nextCursor: 'd' };
    const merged = mergeRuns(pages, head, [], {});
    expect(ids(merged)).toEqual(['edc', 'ba']);
    expect(merged[0]?.runs[1]?.state).toBe('failed');
    expect(merged.map(({ nextCursor }) => nextCursor)).toEqual(['c', null]);
  });

  it('renews a run that lies further back', () => {
    const head = { runs: [run('d'), run('c')], nextCursor: 'c' };
    expect(mergeRuns(pages, head, [run('a', { state: 'lost' })], {})[1]?.runs[1]?.state).toBe('lost');
  });

  it('drops a run that no longer fits the filter', () => {
    const head = { runs: [run('d'), run('c')], nextCursor: 'c' };
    const merged = mergeRuns(pages, head, [run('b', { state: 'succeeded' })], { states: ['running'] });
    expect(ids(merged)).toEqual(['dc', 'a']);
  });

  it('begins anew when there is a gap between the first page and the rest', () => {
    const head = { runs: [run('z'), run('y')], nextCursor: 'y' };
    expect(mergeRuns(pages, head, [], {})).toEqual([head]);
  });

  it('believes a first page that is all there is', () => {
    const head = { runs: [run('c')], nextCursor: null };
    expect(mergeRuns(pages, head, [], {})).toEqual([head]);
  });
});

it('judges a run by every part of the filter', () => {
  const failed = run('a', { state: 'failed', trigger: 'schedule' });
  expect(matchesFilter(failed, {})).toBe(true);
  expect(matchesFilter(failed, { states: [], text: 'PHOTO' })).toBe(true);
  expect(matchesFilter(failed, { states: ['running'] })).toBe(false);
  expect(matchesFilter(failed, { triggers: ['manual'] })).toBe(false);
  expect(matchesFilter(failed, { taskId: 'other' })).toBe(false);
  expect(matchesFilter(failed, { text: 'notes' })).toBe(false);
});
