import { expect, it } from 'vitest';
import { type Run, runStates } from '../../shared/model/run.ts';
import { failureAlert } from './failure-alert.ts';

const run: Run = {
  id: '0198a000-0000-7000-8000-000000000001',
  taskId: '0198a000-0000-7000-8000-000000000002',
  taskName: 'Sync notes',
  entryId: null,
  scheduledFor: null,
  firstScheduledFor: null,
  dueCount: 0,
  state: 'failed',
  trigger: 'manual',
  reason: null,
  queuedAt: 0,
  startedAt: 0,
  finishedAt: 1,
  exitCode: 1,
  signal: null,
  pid: 7,
  lateReason: null,
  readyAt: null,
  parameters: null,
  outputBytes: 0,
};

it('speaks up for bad endings only', () => {
  const spoken = runStates.filter((state) => failureAlert({ ...run, state }) !== null);
  expect(spoken).toEqual(['failed', 'timedOut', 'lost']);
});

it('names the task and the reason', () => {
  expect(failureAlert({ ...run, reason: 'disk full' })).toEqual({
    title: '“Sync notes” failed',
    body: 'disk full',
    runId: run.id,
  });
  expect(failureAlert(run)?.body).toBe('It ended with exit code 1.');
  expect(failureAlert({ ...run, exitCode: null, signal: 'SIGSEGV' })?.body).toBe('It was ended by SIGSEGV.');
});
