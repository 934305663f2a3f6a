import { beforeEach, describe, expect, it } from 'vitest';
import type { Heartbeat } from '../../shared/health.ts';
import type { DueEntry } from '../beat/beat-store.ts';
import type { Log } from '../host.ts';
import { type SimulatedClock, simulateClock } from '../testing/simulated-clock.ts';
import type { Space } from './free-space.ts';
import { createWatchdog, type Watchdog } from './watchdog.ts';
import type { EarliestDue } from './watchdog-store.ts';

const startAt = Date.parse('2026-03-02T08:00:00Z');
const hour = 3_600_000;

let clock: SimulatedClock;
let watchdog: Watchdog;
let logged: string[];
let changes: number;
let heartbeats: Heartbeat[];
let status: { state: 'running' | 'paused' | 'failing' | 'stopped'; problem: string | null; lastTickAt: number | null };
let earliest: EarliestDue | null;
let wakes: number;
let space: Space;

const codes = () => watchdog.report().problems.map(({ code }) => code);
const dueAt = (nextRunAt: number) => ({ nextRunAt, isPaused: false }) as DueEntry;
const isBad = (heartbeat: Heartbeat | undefined) => heartbeat?.healthy === false;

/** Lets the beat tick every 30 s for `ms`. */
function tickFor(ms: number): void {
  for (let left = ms; left > 0; left -= 30_000) {
    clock.advance(Math.min(left, 30_000));
    watchdog.ticked({ jumpMs: 0, sleepMs: 30_000 });
  }
}

beforeEach(() => {
  clock = simulateClock(startAt);
  logged = [];
  changes = 0;
  heartbeats = [];
  status = { state: 'running', problem: null, lastTickAt: startAt };
  earliest = null;
  wakes = 0;
  space = { freeBytes: 50e9, totalBytes: 100e9 };
  const keep = (level: string) => (_: object, message: string) => void logged.push(`${level}: ${message}`);
  const log: Log = { info: keep('info'), warn: keep('warn'), error: keep('error') };
  watchdog = createWatchdog({
    clock,
    log,
    pid: 7,
    version: '1.2.3',
    store: { earliestDue: () => earliest },
    beat: () => ({
      status: () => status,
      wake: () => {
        wakes += 1;
      },
    }),
    freeSpace: () => space,
    writeHeartbeat: (heartbeat) => void heartbeats.push(heartbeat),
    onChange: () => {
      changes += 1;
    },
  });
  watchdog.start();
  watchdog.ticked({ jumpMs: 0, sleepMs: 30_000 });
});

describe('lateness', () => {
  it('is a problem beyond two seconds, told once, until a minute passed without', () => {
    clock.advance(10_000);
    watchdog.handled([dueAt(startAt + 7_000), dueAt(startAt + 9_990)], startAt + 10_000, startAt);
    watchdog.handled([dueAt(startAt + 6_000)], startAt + 10_000, startAt);
    watchdog.ticked({ jumpMs: 0, sleepMs: 30_000 });
    expect(watchdog.report().lateness).toEqual({ medianMs: expect.closeTo(3_000, -3), worstMs: 4_000, count: 3 });
    expect(watchdog.report().problems).toEqual([
      { code: 'beatLate', since: startAt + 10_000, message: expect.stringContaining('up to 4 seconds late') },
    ]);
    expect([changes, isBad(heartbeats.at(-1))]).toEqual([1, true]);
    tickFor(90_000);
    expect([codes(), changes, isBad(heartbeats.at(-1))]).toEqual([[], 2, false]);
    expect(logged).toHaveLength(2);
  });

  it('is no matter of what was due while nobody could handle it', () => {
    watchdog.handled([dueAt(startAt - hour), { ...dueAt(startAt + 1), isPaused: true }], startAt + 9_000, startAt);
    expect(watchdog.report()).toMatchObject({ problems: [], lateness: null });
  });
});

describe('an overdue entry', () => {
  it('is found where the beat does not tick any more, and the beat is woken', () => {
    earliest = { entryId: 'e', taskName: 'Back up', dueAt: startAt + 20_000 };
    clock.advance(39_000);
    expect([codes(), wakes]).toEqual([[], 0]);
    clock.advance(2_000);
    expect(watchdog.report().problems[0]?.message).toMatch(/“Back up” was due at 2026-03-02T08:00:20.000Z/);
    expect([isBad(heartbeats.at(-1)), wakes > 0]).toEqual([true, true]);
    earliest = null;
    tickFor(30_000);
    expect(codes()).toEqual([]);
  });

  it('is found where the beat ticks but leaves it', () => {
    earliest = { entryId: 'e', taskName: 'Back up', dueAt: startAt };
    for (let tick = 0; tick < 3; tick++) {
      expect(codes()).toEqual([]);
      clock.advance(5_000);
      watchdog.ticked({ jumpMs: 0, sleepMs: 0 });
    }
    expect(codes()).toEqual(['entryOverdue']);
  });

  it('is not one of thousands that are being worked off, nor one that a pause or a failing beat holds back', () => {
    for (let entry = 0; entry < 10; entry++) {
      earliest = { entryId: `e${entry}`, taskName: 'Back up', dueAt: startAt - hour };
      clock.advance(6_000);
      watchdog.ticked({ jumpMs: 0, sleepMs: 0 });
    }
    for (const state of ['paused', 'failing'] as const) {
      status = { ...status, state };
      clock.advance(60_000);
    }
    expect(codes()).toEqual([]);
  });
});

describe('a clock that jumps', () => {
  it('forwards is no problem', () => {
    clock.sleep(8 * hour);
    watchdog.ticked({ jumpMs: 8 * hour, sleepMs: 0 });
    expect(heartbeats.at(-1)?.at).toBe('2026-03-02T16:00:00.000Z');
    expect(watchdog.report()).toMatchObject({ problems: [], lastJump: { at: startAt + 8 * hour, ms: 8 * hour } });
  });

  it.each([
    [-1_800_000, 'What was done already stays done.'],
    [-4 * hour, 'the new time counts'],
  ])('by %i ms is one for an hour', (jumpMs, meaning) => {
    watchdog.ticked({ jumpMs, sleepMs: 0 });
    expect(watchdog.report().problems[0]?.message).toContain(meaning);
    expect(isBad(heartbeats.at(-1))).toBe(false);
    tickFor(hour - 60_000);
    expect(codes()).toEqual(['clockJumped']);
    tickFor(60_000);
    expect(codes()).toEqual([]);
    expect(watchdog.report().lastJump?.ms).toBe(jumpMs);
  });
});

describe('a disk that fills', () => {
  it('is a problem with numbers until there is clearly more', () => {
    const seen: string[][] = [];
    for (const freeBytes of [201e6, 199e6, 250e6, 301e6]) {
      space = { freeBytes, totalBytes: 10e9 };
      tickFor(60_000);
      seen.push(codes());
    }
    expect(seen).toEqual([[], ['diskLow'], ['diskLow'], []]);
    expect(logged[0]).toContain('199 MB left (2.0 %)');
  });

  it('is measured by its size, too, but a large one is not low with gigabytes left', () => {
    const seen: string[][] = [];
    for (const [freeBytes, totalBytes] of [
      [900e6, 100e9],
      [30e9, 4_000e9],
    ] as const) {
      space = { freeBytes, totalBytes };
      tickFor(60_000);
      seen.push(codes());
    }
    expect(seen).toEqual([['diskLow'], []]);
  });
});

describe('the heartbeat', () => {
  it('is written at the start, every minute and with every change', () => {
    expect(heartbeats).toEqual([
      {
        pid: 7,
        version: '1.2.3',
        at: '2026-03-02T08:00:00.000Z',
        state: 'running',
        healthy: true,
        lastTickAt: '2026-03-02T08:00:00.000Z',
        nextDueAt: null,
        problems: [],
        staleAfterSeconds: 90,
      },
    ]);
    for (let tick = 0; tick < 100; tick++) {
      clock.advance(100);
      watchdog.ticked({ jumpMs: 0, sleepMs: 100 });
    }
    expect(heartbeats).toHaveLength(1);
    tickFor(120_000);
    expect(heartbeats).toHaveLength(3);
    status = { ...status, state: 'failing', problem: 'the disk is full' };
    watchdog.beatChanged();
    expect(heartbeats.at(-1)).toMatchObject({ state: 'failing', healthy: false, problems: [{ code: 'beatFailing' }] });
    status = { state: 'stopped', problem: null, lastTickAt: startAt };
    watchdog.beatChanged();
    watchdog.stop();
    expect(heartbeats.at(-1)).toMatchObject({ state: 'stopped', healthy: false, problems: [] });
  });
});

it('lists the most serious problem first and tells of each path', () => {
  watchdog.pathProblem('/a', 'this user may not read it');
  watchdog.pathProblem('/b', 'this user may not read it');
  watchdog.workerHangs('A worker hangs.');
  expect(codes()).toEqual(['workerHangs', 'pathNotWatched', 'pathNotWatched']);
  watchdog.workerHangs(null);
  watchdog.pathProblem('/a', null);
  expect(watchdog.report().problems.map(({ message }) => message)).toEqual([
    'Changes of “/b” may go unseen: this user may not read it.',
  ]);
});
