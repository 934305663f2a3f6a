import { describe, expect, it } from 'vitest';
import type { TaskView } from '../../shared/api.ts';
import { fieldOfIssue } from './field-of-issue.ts';
import { entriesFromValues, issuesOfForm, taskFromValues } from './input-from-values.ts';
import { machineOf } from './machine.ts';
import { emptyValues, newEntry } from './new-values.ts';
import { shellSyntax } from './shell-syntax.ts';
import { valuesForCopy, valuesFromTask } from './values-from-task.ts';

const machine = { timeZone: 'Europe/Berlin', isWindows: false };

const task: TaskView = {
  id: 't',
  name: 'Back up',
  notes: 'Note',
  tags: ['home'],
  options: { kind: 'command', program: '/opt/my tool', args: ['--to', '', "it's"] },
  workingFolder: '/home/kim',
  environment: { LANG: 'C' },
  timeLimitMs: 90_000,
  stopGraceMs: 1_000,
  createdAt: 0,
  updatedAt: 0,
  lastRun: null,
  entries: [
    {
      id: 'e',
      taskId: 't',
      taskName: 'Back up',
      sentence: '',
      schedule: {
        kind: 'interval',
        every: 2,
        unit: 'h',
        align: 'lastEnd',
        mode: 'elapsed',
        anchorAt: 7,
        timeZone: 'UTC',
      },
      enabled: false,
      catchUp: { policy: 'all', windowMs: 60_000, limit: 3 },
      overlap: 'queue',
      createdAt: 0,
      updatedAt: 0,
      nextRunAt: null,
      lastScheduledFor: null,
    },
  ],
};

it('gives back the task it was filled from', () => {
  const values = valuesFromTask(task);
  const { id: _id, createdAt: _c, updatedAt: _u, lastRun: _l, entries: _e, ...input } = task;
  expect(taskFromValues(values)).toEqual(input);
  const { id, schedule, enabled, catchUp, overlap } = task.entries[0] as (typeof task.entries)[number];
  expect(entriesFromValues(values.entries)).toEqual([{ id, schedule, enabled, catchUp, overlap }]);
});

it('makes a copy with schedules of its own', () => {
  const copy = valuesForCopy(valuesFromTask(task));
  expect(copy.name).toBe('Back up copy');
  expect(entriesFromValues(copy.entries)[0]).not.toHaveProperty('id');
});

it('complains about what the host would never see', () => {
  const values = {
    ...emptyValues(machine),
    command: 'echo "hi',
    environment: [
      { key: '1', name: 'A', value: '1' },
      { key: '2', name: 'A', value: '2' },
      { key: '3', name: '', value: '3' },
    ],
  };
  expect(issuesOfForm(values).map(({ path }) => path)).toEqual([
    'task.options.program',
    'task.environment.A',
    'task.environment.',
  ]);
});

describe('fieldOfIssue', () => {
  const values = {
    ...emptyValues(machine),
    environment: [{ key: '1', name: 'A', value: '' }],
    entries: [newEntry('UTC'), newEntry('UTC', { kind: 'crontab' })],
  };
  it.each([
    ['task.name', 'name'],
    ['task.options.program', 'command'],
    ['task.options.args.3', 'command'],
    ['task.options.text', 'script'],
    ['task.tags.0', 'tags'],
    ['task.environment.A', 'environment.0.name'],
    ['entries.1.schedule.expression', 'entries.1.expression'],
    ['entries.0.schedule', 'entries.0.every'],
    ['entries.1.schedule', 'entries.1.expression'],
    ['entries.0.schedule.timeZone', 'entries.0.timeZone'],
    ['entries.0.catchUp.windowMs', 'entries.0.catchUpWindowMs'],
    ['entries.7.schedule.expression', null],
    ['task.environment.B', null],
    ['', null],
  ])('puts %j at %j', (path, field) => {
    expect(fieldOfIssue(path, values)).toBe(field);
  });
});

it.each([
  ['echo hi | wc', '|'],
  ['make && make install', '&&'],
  ['echo $HOME', '$HOME'],
  ['ls *.txt', '*.txt'],
  ['ls ~/x', '~/x'],
  ["echo '$HOME | wc'", null],
  ['rsync -a --delete "/a b" c', null],
])('sees what only a shell would understand in %j', (line, found) => {
  expect(shellSyntax(line)).toBe(found);
});

it('tells a Windows host by the way it writes paths', () => {
  expect(machineOf({ timeZone: 'UTC', dataFolder: 'C:\\Users\\kim\\AppData' }).isWindows).toBe(true);
  expect(machineOf({ timeZone: 'UTC', dataFolder: '/home/kim' }).isWindows).toBe(false);
});
