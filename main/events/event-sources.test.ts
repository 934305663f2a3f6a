import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EntryInput } from '../../shared/model/entry.ts';
import type { ScheduleEvent } from '../../shared/model/schedule.ts';
import { TaskInput } from '../../shared/model/task.ts';
import { type Beat, createBeat } from '../beat/beat.ts';
import { createRegistry, type Registry } from '../registry/registry.ts';
import { openScratchStore, timesOf } from '../testing/scratch-store.ts';
import { silentLog } from '../testing/silent-log.ts';
import { type SimulatedClock, simulateClock } from '../testing/simulated-clock.ts';
import { createEventSources, type EventSources } from './event-sources.ts';
import type { PathListener } from './watch-path.ts';

let scratch: ReturnType<typeof openScratchStore>;
let clock: SimulatedClock;
let registry: Registry;
let beat: Beat;
let sources: EventSources;
let isNewSession: boolean;
let isOnline: boolean;
let looks: number;
let watchers: Map<string, PathListener>;
let problems: Map<string, string>;

beforeEach(() => {
  scratch = openScratchStore();
  clock = simulateClock(Date.parse('2026-03-02T08:00:00Z'));
  isNewSession = true;
  isOnline = false;
  looks = 0;
  watchers = new Map();
  problems = new Map();
  registry = createRegistry({
    clock,
    store: scratch.store.registry,
    machine: { homeFolder: '/', findProgram: (program) => program, isFolder: () => true, isAbsolute: () => true },
    timesOf,
    settle: (entryIds, now) => beat.settle(entryIds, now),
    onChange: () => sources.entriesChanged(),
  });
  openHost();
});
afterEach(() => {
  sources.close();
  beat.stop();
  scratch.dispose();
});

/** A beat with its sources, not started yet. */
function openHost(): void {
  beat = createBeat({
    clock,
    log: silentLog,
    store: scratch.store.beat,
    timesOf,
    paused: null,
    onPauseEnded: () => {},
    onPlanned: () => {},
    onStatus: () => {},
    onTick: ({ jumpMs }) => sources.ticked(jumpMs),
  });
  sources = createEventSources({
    clock,
    log: silentLog,
    store: scratch.store.events,
    sessions: {
      isNew: async () => isNewSession,
      remember: async () => {
        isNewSession = false;
      },
    },
    hasNetwork: () => {
      looks += 1;
      return isOnline;
    },
    watchPath: (path, listener) => {
      watchers.set(path, listener);
      return () => watchers.delete(path);
    },
    happened: (type, subject) => beat.happened(type, subject),
    onPathProblem: (path, reason) => void (reason === null ? problems.delete(path) : problems.set(path, reason)),
  });
}

async function startHost(): Promise<void> {
  beat.start();
  await sources.start();
}

async function restartHost(): Promise<void> {
  sources.close();
  beat.stop();
  openHost();
  await startHost();
}

let taskCount = 0;
/** Adds a task that waits for an event; returns a count of its runs. */
function awaiting(on: ScheduleEvent): { entryId: string; runs(): number } {
  const { task } = registry.createTask(
    TaskInput.parse({ name: `t${taskCount++}`, options: { kind: 'command', program: 'true' } }),
    [],
  );
  const schedule = { kind: 'event', on, delayMs: 0, timeZone: 'UTC' };
  const { id } = registry.createEntry(task.id, EntryInput.parse({ schedule, overlap: 'allow' }));
  clock.advance(0);
  return { entryId: id, runs: () => scratch.store.runs.page({ entryId: id }, null, 100).length };
}

describe('starting', () => {
  it('is an event each time, a login once for each session', async () => {
    const start = awaiting({ type: 'hostStart' });
    const login = awaiting({ type: 'login' });
    await startHost();
    expect([start.runs(), login.runs()]).toEqual([1, 1]);
    clock.advance(1_000);
    await restartHost();
    expect([start.runs(), login.runs()]).toEqual([2, 1]);
    isNewSession = true;
    await restartHost();
    expect(login.runs()).toBe(2);
  });
});

describe('waking up', () => {
  it('is noticed by the clock that ran ahead, and not again when the system tells of it', async () => {
    const wake = awaiting({ type: 'wake' });
    await startHost();
    clock.advance(60_000);
    clock.sleep(3_000);
    clock.advance(60_000);
    expect(wake.runs()).toBe(0);
    clock.sleep(8 * 3_600_000);
    clock.advance(30_000);
    expect(wake.runs()).toBe(1);
    sources.resumed();
    clock.advance(30_000);
    expect(wake.runs()).toBe(1);
  });

  it('is told by the system at once, and not again by the clock', async () => {
    const wake = awaiting({ type: 'wake' });
    await startHost();
    clock.sleep(3_600_000);
    beat.wake();
    sources.resumed();
    expect(wake.runs()).toBe(1);
    clock.advance(120_000);
    expect(wake.runs()).toBe(1);
  });

  it('is told by the system alone where the monotonic clock goes on in sleep', async () => {
    const wake = awaiting({ type: 'wake' });
    await startHost();
    clock.advance(3_600_000);
    beat.wake();
    sources.resumed();
    sources.resumed();
    expect(wake.runs()).toBe(1);
  });
});

describe('the network', () => {
  it('is looked at only while an entry waits for it, and coming up counts once', async () => {
    await startHost();
    clock.advance(300_000);
    expect(looks).toBe(0);
    const up = awaiting({ type: 'networkUp' });
    isOnline = true;
    clock.advance(16_000);
    expect(up.runs()).toBe(1);
    clock.advance(60_000);
    expect(up.runs()).toBe(1);
    isOnline = false;
    clock.advance(16_000);
    isOnline = true;
    clock.advance(16_000);
    expect(up.runs()).toBe(2);
    registry.removeEntry(up.entryId);
    clock.advance(0);
    const before = looks;
    clock.advance(300_000);
    expect(looks).toBe(before);
  });
});

describe('files', () => {
  const path = '/data/inbox';

  it('are watched for exactly as long as an enabled entry waits for them', async () => {
    await startHost();
    const [first, second] = [awaiting({ type: 'fileChanged', path }), awaiting({ type: 'fileChanged', path })];
    awaiting({ type: 'hostStart' });
    expect([...watchers.keys()]).toEqual([path]);
    registry.removeEntry(first.entryId);
    clock.advance(0);
    expect(watchers.size).toBe(1);
    const [entry] = [scratch.store.registry.findEntry(second.entryId)];
    registry.updateEntry(second.entryId, { ...EntryInput.parse(pick(entry)), enabled: false });
    clock.advance(0);
    expect(watchers.size).toBe(0);
  });

  it('make one event of many changes that follow one another', async () => {
    await startHost();
    const changed = awaiting({ type: 'fileChanged', path });
    const other = awaiting({ type: 'fileChanged', path: '/data/other' });
    for (let write = 0; write < 10; write++) {
      watchers.get(path)?.changed();
      clock.advance(200);
    }
    expect(changed.runs()).toBe(0);
    clock.advance(300);
    expect([changed.runs(), other.runs()]).toEqual([1, 0]);
  });

  it('that never stop changing are an event every 30 seconds', async () => {
    await startHost();
    const changed = awaiting({ type: 'fileChanged', path });
    for (let write = 0; write < 350; write++) {
      watchers.get(path)?.changed();
      clock.advance(200);
    }
    expect(changed.runs()).toBe(2);
  });

  it('that cannot be watched are a problem until a later attempt succeeds', async () => {
    await startHost();
    awaiting({ type: 'fileChanged', path });
    const first = watchers.get(path);
    first?.failed('this user may not read it');
    first?.ready();
    expect(problems.get(path)).toBe('this user may not read it');
    clock.advance(60_000);
    expect(watchers.get(path)).not.toBe(first);
    watchers.get(path)?.ready();
    expect(problems.size).toBe(0);
  });
});

it('says nothing once it is closed', async () => {
  const start = awaiting({ type: 'hostStart' });
  const changed = awaiting({ type: 'fileChanged', path: '/data/inbox' });
  await startHost();
  const watcher = watchers.get('/data/inbox');
  watcher?.changed();
  sources.close();
  watcher?.changed();
  clock.advance(60_000);
  expect([start.runs(), changed.runs(), watchers.size]).toEqual([1, 0, 0]);
});

/** What of an entry a person fills in. */
function pick(entry: object | null): object {
  const names = new Set(Object.keys(EntryInput.shape));
  return Object.fromEntries(Object.entries(entry ?? {}).filter(([name]) => names.has(name)));
}
