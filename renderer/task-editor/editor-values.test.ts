import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryView, TaskView } from '../../shared/api.ts';
import { EntryInput } from '../../shared/model/entry.ts';
import { checkSchedule } from '../../shared/schedule/check-schedule.ts';
import { fieldOfIssue } from './field-of-issue.ts';
import { entriesFromValues, issuesOfForm, taskFromValues } from './input-from-values.ts';
import { machineOf } from './machine.ts';
import { momentFrom, noMoment } from './moment-values.ts';
import { emptyValues, newEntry } from './new-values.ts';
import { partsOfRule, ruleOfParts } from './rrule-parts.ts';
import { issuesOfTiming, timingFromValues } from './schedule-from-values.ts';
import { shellSyntax } from './shell-syntax.ts';
import { anyEntry, anyParts, anySchedule } from './testing/any-entry.ts';
import { entryValues, valuesForCopy, valuesFromTask } from './values-from-task.ts';

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
      catchUp: { policy: 'all', windowMs: 60_000, limit: 3, startWithinMs: 5_000 },
      overlap: 'queue',
      limits: { startAt: null, endAt: null, maxRuns: 7 },
      spreadMs: 90_000,
      exclusions: { dates: ['2026-12-24'], windows: [], calendars: ['/home/kim/a.ics'], action: 'move' },
      createdAt: 0,
      updatedAt: 0,
      nextRunAt: null,
      lastScheduledFor: null,
      runCount: 0,
      pausedAt: null,
      pausedUntil: null,
    },
  ],
};

it('gives back the task it was filled from', () => {
  const values = valuesFromTask(task);
  const { id: _id, createdAt: _c, updatedAt: _u, lastRun: _l, entries: _e, ...input } = task;
  expect(taskFromValues(values)).toEqual(input);
  const [{ id, schedule, enabled, catchUp, overlap, limits, spreadMs, exclusions }] = task.entries as [EntryView];
  expect(entriesFromValues(values.entries)).toEqual([
    { id, schedule, enabled, catchUp, overlap, limits, spreadMs, exclusions },
  ]);
});

describe('a schedule of any kind', () => {
  it('comes back from the form as it went in', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const values = entryValues({ ...entry, id: 'e' });
        expect(issuesOfTiming(values)).toEqual([]);
        expect(entriesFromValues([values])).toEqual([{ ...entry, id: 'e' }]);
      }),
    );
  });

  it('is still there when the kind is switched to another and back', () => {
    fc.assert(
      fc.property(anyEntry, anySchedule, (entry, { kind }) => {
        const values = entryValues({ ...entry, id: 'e' });
        const switched = { ...values, kind };
        timingFromValues(switched);
        expect(timingFromValues({ ...switched, kind: values.kind }).schedule).toEqual(entry.schedule);
      }),
    );
  });

  it('begins with something that can be previewed, whatever its kind', () => {
    for (const kind of ['interval', 'crontab', 'once', 'solar', 'rrule', 'event'] as const) {
      const values = newEntry('Europe/Berlin', { kind });
      expect(issuesOfTiming(values)).toEqual([]);
      expect(EntryInput.safeParse(timingFromValues(values)).error).toBeUndefined();
      expect(() => checkSchedule(timingFromValues(values).schedule)).not.toThrow();
    }
  });

  it('keeps the second 02:30 of the night clocks go back, until the time is changed', () => {
    const second = Date.UTC(2026, 9, 25, 1, 30);
    const values = newEntry('Europe/Berlin', { kind: 'once', once: momentFrom(second, 'Europe/Berlin') });
    expect(timingFromValues(values).schedule).toMatchObject({ dueAt: second });
    expect(values.once.wall).toBe('2026-10-25T02:30');
    const typed = { ...values, once: { ...values.once, wall: '2026-10-25T02:31' } };
    expect(timingFromValues(typed).schedule).toMatchObject({ dueAt: Date.UTC(2026, 9, 25, 0, 31) });
    const moved = { ...values, timeZone: 'Asia/Tokyo' };
    expect(timingFromValues(moved).schedule).toMatchObject({ dueAt: Date.UTC(2026, 9, 24, 17, 30) });
  });

  it.each([
    ['once', { once: noMoment }, 'schedule.dueAt'],
    ['rrule', { rrule: { rule: 'FREQ=DAILY', start: { wall: '2026-02-30T09:00', at: null } } }, 'schedule.startAt'],
    ['solar', { solar: { ...newEntry('UTC').solar, latitude: '' } }, 'schedule.latitude'],
    ['solar', { solar: { ...newEntry('UTC').solar, longitude: '-' } }, 'schedule.longitude'],
    ['interval', { limits: { start: { wall: 'x', at: null }, end: noMoment, maxRuns: '' } }, 'limits.startAt'],
  ] as const)('says what a %s lacks before the host is asked', (kind, part, path) => {
    expect(issuesOfTiming(newEntry('UTC', { kind, ...part })).map((issue) => issue.path)).toEqual([path]);
  });
});

describe('a recurrence rule', () => {
  it('comes back from its fields as it went in', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        expect(partsOfRule(ruleOfParts(parts))).toEqual(parts);
      }),
    );
  });

  it.each([
    'FREQ=DAILY;BYHOUR=9,17',
    'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1',
    'FREQ=MONTHLY;BYMONTHDAY=1,15',
    'FREQ=YEARLY;BYDAY=2MO',
    'FREQ=WEEKLY;UNTIL=20261224T170000Z',
    'FREQ=SOMETIMES',
    '',
  ])('that says more than fields can show, or nothing, is left to its text: %s', (rule) => {
    expect(partsOfRule(rule)).toBeNull();
  });
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
    entries: [newEntry('UTC'), newEntry('UTC', { kind: 'crontab' }), newEntry('UTC', { kind: 'rrule' })],
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
    ['entries.0.limits.maxRuns', 'entries.0.limits.maxRuns'],
    ['entries.0.exclusions.dates.2', 'entries.0.exclusions.dates.2.date'],
    ['entries.0.exclusions.windows.1.weekdays', 'entries.0.exclusions.windows.1.weekdays'],
    ['entries.0.exclusions.windows.1.to', 'entries.0.exclusions.windows.1.to'],
    ['entries.0.exclusions.calendars.0', 'entries.0.exclusions.calendars.0.path'],
    ['entries.2.schedule', 'entries.2.rrule.rule'],
    ['entries.2.schedule.startAt', 'entries.2.rrule.start.wall'],
    ['entries.2.schedule.on.path', 'entries.2.event.path'],
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
