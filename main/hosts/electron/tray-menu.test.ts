import { describe, expect, it } from 'vitest';
import type { Status } from '../../../shared/api.ts';
import type { Run } from '../../../shared/model/run.ts';
import { statusLine, trayMenu } from './tray-menu.ts';

const style = { locale: 'en-GB', timeZone: 'UTC' };
const now = Date.UTC(2026, 0, 5, 12, 0);
const hour = 3_600_000;

const next = (taskName: string, at: number) => ({ entryId: 'e', taskId: `id-of-${taskName}`, taskName, at });
const run = (id: string) => ({ id, taskName: `Task ${id}` }) as Run;

const idle: Status = {
  version: '1.0.0',
  dataFolder: '/data',
  pid: 1,
  host: 'electron',
  beat: 'running',
  problem: null,
  startedAt: now,
  lastTickAt: now,
  pausedUntil: null,
  problems: [],
  lateness: null,
  lastJump: null,
  now,
  timeZone: 'UTC',
  zoneDataVersion: '2025a',
  taskCount: 0,
  entryCount: 0,
  queuedCount: 0,
  running: [],
  next: [],
};

const labels = (status: Status | null) =>
  trayMenu(status, style).map((item) => (item === 'separator' ? '-' : item.label));

describe('the tray menu', () => {
  it('offers to open and to quit before there is a status', () => {
    expect(labels(null)).toEqual(['Starting…', '-', 'Open Downbeat', 'Quit']);
  });

  it('shows what comes next, as near as needed', () => {
    const status = {
      ...idle,
      next: [
        next('Sync', now + hour),
        next('Report', now + 20 * hour),
        next('Archive', now + 24 * 20 * hour),
        next('Hidden', now + 24 * 30 * hour),
      ],
    };
    expect(labels(status)).toEqual([
      'Running · next 13:00',
      '-',
      'Next',
      '13:00  Sync',
      'Tue 08:00  Report',
      '25 Jan 2026, 12:00  Archive',
      '-',
      'Pause',
      'Open Downbeat',
      'Quit',
    ]);
    expect(trayMenu(status, style)).toContainEqual({
      label: '13:00  Sync',
      action: { kind: 'open', path: '/tasks/id-of-Sync' },
    });
  });

  it('opens a run and says how many do not fit', () => {
    const menu = trayMenu({ ...idle, running: Array.from({ length: 10 }, (_, index) => run(String(index))) }, style);
    expect(menu).toContainEqual({ label: 'Task 0', action: { kind: 'open', path: '/runs/0' } });
    expect(menu).toContainEqual({ label: 'and 2 more', action: { kind: 'open', path: '/runs' } });
  });

  it('resumes what is paused', () => {
    expect(trayMenu({ ...idle, beat: 'paused' })).toContainEqual({ label: 'Resume', action: { kind: 'resume' } });
  });
});

it.each([
  [{ beat: 'failing', problem: 'the disk is full' }, 'Trouble: the disk is full'],
  [{ beat: 'paused' }, 'Paused'],
  [{ beat: 'stopped' }, 'Not running'],
  [{ running: [run('1')] }, '1 running'],
  [{}, 'Running · nothing scheduled'],
] as const)('the status line for %o is %s', (part, line) => {
  expect(statusLine({ ...idle, ...part } as Status, style)).toBe(line);
});
