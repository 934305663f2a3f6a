import { expect, it } from 'vitest';
import { planRefresh } from './plan-refresh.ts';

const none = new Set<string>();

it('fetches everything again after “all”', () => {
  expect(planRefresh([{ topic: 'runs', runId: 'r', taskId: 't' }, { topic: 'all' }])).toMatchObject({
    everything: true,
    tasks: 'all',
    runs: 'all',
  });
});

it('touches a task only when that task was changed', () => {
  expect(planRefresh([{ topic: 'tasks', taskId: 'a' }])).toEqual({
    everything: false,
    status: true,
    settings: false,
    tasks: new Set(['a']),
    runs: none,
  });
});

it('touches a run and its task when a run changes', () => {
  const changes = [
    { topic: 'runs', runId: 'r1', taskId: 'a' },
    { topic: 'runs', runId: 'r2', taskId: 'a' },
  ] as const;
  expect(planRefresh(changes)).toMatchObject({ tasks: new Set(['a']), runs: new Set(['r1', 'r2']) });
});

it('touches no list when the beat is paused', () => {
  expect(planRefresh([{ topic: 'beat' }, { topic: 'settings' }])).toEqual({
    everything: false,
    status: true,
    settings: true,
    tasks: none,
    runs: none,
  });
});

it('names nothing when a change does not, or when there are too many', () => {
  expect(planRefresh([{ topic: 'runs' }])).toMatchObject({ tasks: 'all', runs: 'all' });
  const many = Array.from({ length: 21 }, (_, at) => ({ topic: 'runs' as const, runId: `r${at}`, taskId: 't' }));
  expect(planRefresh(many)).toMatchObject({ tasks: new Set(['t']), runs: 'all' });
});
