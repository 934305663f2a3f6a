import type { Entry, EntryInput } from '../../shared/model/entry.ts';
import type { Run } from '../../shared/model/run.ts';
import { TaskInput } from '../../shared/model/task.ts';
import { type Beat, createBeat } from '../beat/beat.ts';
import type { BeatStore, EntryPlan } from '../beat/beat-store.ts';
import { createRegistry, type Registry } from '../registry/registry.ts';
import type { Store } from '../store/store.ts';
import { openScratchStore, timesOf } from './scratch-store.ts';
import { silentLog } from './silent-log.ts';
import { type SimulatedClock, simulateClock } from './simulated-clock.ts';

/** A core without workers: the real registry, beat and store on a clock that the test owns, and a host that can die. */
export interface SimulatedCore {
  readonly clock: SimulatedClock;
  readonly store: Store;
  readonly registry: Registry;
  /** The beat of the host that lives now. */
  beat(): Beat;
  /** Lets the host die at the `steps`-th call that its beat makes to the store from now on, before or after it. */
  dieAt(steps: number, when: 'before' | 'after'): void;
  isDead(): boolean;
  /** Kills the host if it lives, lets `downMs` pass and starts another on the same data. */
  restart(downMs: number): void;
  /** Lets a second beat tick on the same data for `ms`, the first getting in between its reading and its writing. */
  race(ms: number): void;
  pauseAll(until: number | null): void;
  resumeAll(): void;
  addEntry(input: EntryInput): Entry;
  /** All runs of an entry, in the order in which they were recorded. */
  runsOf(entryId: string): Run[];
  dispose(): void;
}

interface Life {
  alive: boolean;
  stepsLeft: number;
  when: 'before' | 'after';
}

export interface SimulatedCoreOptions {
  /** Sees each tick's plans before they are written. */
  readonly record?: (plans: readonly EntryPlan[]) => readonly EntryPlan[];
  /** Leaves out wake-ups that would find nothing due, for long times; after `sleep` the beat has to be woken. */
  readonly skipsIdleWakeUps?: boolean;
}

/** Opens a core at `startAt` on a new data folder, and starts its beat. */
export function openSimulatedCore(
  startAt: number,
  { record = (plans) => plans, skipsIdleWakeUps = false }: SimulatedCoreOptions = {},
): SimulatedCore {
  const scratch = openScratchStore();
  const { store } = scratch;
  const clock = simulateClock(startAt);
  let pause: { until: number | null } | null = null;
  let life: Life = { alive: false, stepsLeft: Number.POSITIVE_INFINITY, when: 'before' };
  let beat: Beat;

  function sleepMs(ms: number): number {
    const dueAt = skipsIdleWakeUps ? store.beat.earliestDueAt() : null;
    return dueAt === null ? ms : Math.max(ms, dueAt - clock.now());
  }

  function buildBeat(ownLife: Life, change: Partial<BeatStore> = {}): Beat {
    const plain = {
      ...store.beat,
      recordTick: (plans) => store.beat.recordTick(record(plans)),
      ...change,
    } as BeatStore;
    return createBeat({
      clock: { ...clock, after: (ms, action) => clock.after(sleepMs(ms), () => ownLife.alive && action()) },
      log: silentLog,
      store: mortal(plain, ownLife),
      timesOf,
      paused: pause,
      onPauseEnded: () => {
        pause = null;
      },
      onPlanned: () => {},
      onStatus: () => {},
    });
  }

  function start(): void {
    life = { alive: true, stepsLeft: Number.POSITIVE_INFINITY, when: 'before' };
    beat = buildBeat(life);
    beat.start();
  }

  const registry = createRegistry({
    clock,
    store: store.registry,
    machine: { homeFolder: '/', findProgram: (program) => program, isFolder: () => true, isAbsolute: () => true },
    timesOf,
    settle: (entryIds, now) => beat.settle(entryIds, now),
    onChange: () => beat.wake(),
  });
  start();
  const { task } = registry.createTask(
    TaskInput.parse({ name: 't', options: { kind: 'command', program: 'true' } }),
    [],
  );

  return {
    clock,
    store,
    registry,
    beat: () => beat,
    dieAt: (steps, when) => Object.assign(life, { stepsLeft: steps, when }),
    isDead: () => !life.alive,
    restart: (downMs) => {
      life.alive = false;
      clock.advance(downMs);
      start();
    },
    race: (ms) => {
      const rival: Life = { alive: true, stepsLeft: Number.POSITIVE_INFINITY, when: 'before' };
      const dueEntries: BeatStore['dueEntries'] = (now, limit) => {
        const due = store.beat.dueEntries(now, limit);
        beat.wake();
        return due;
      };
      buildBeat(rival, { dueEntries }).start();
      clock.advance(ms);
      rival.alive = false;
    },
    pauseAll: (until) => {
      pause = { until };
      beat.pause(until);
    },
    resumeAll: () => {
      pause = null;
      beat.resume();
    },
    addEntry: (input) => registry.createEntry(task.id, input),
    runsOf: (entryId) => {
      const runs: Run[] = [];
      for (let before: string | null = null; ; ) {
        const page = store.runs.page({ entryId }, before, 1_000);
        runs.push(...page);
        before = page.at(-1)?.id ?? null;
        if (page.length < 1_000) return runs.reverse();
      }
    },
    dispose: () => {
      life.alive = false;
      scratch.dispose();
    },
  };
}

/** The same store, until its owner dies at one of the calls. */
function mortal(store: BeatStore, life: Life): BeatStore {
  return new Proxy(store, {
    get(target, name: keyof BeatStore) {
      return (...args: unknown[]) => {
        if (!life.alive) throw new Error('the host is dead');
        const isLast = --life.stepsLeft <= 0;
        if (isLast && life.when === 'before') life.alive = false;
        if (!life.alive) throw new Error('the host died before it wrote');
        const result = (target[name] as (...some: unknown[]) => unknown)(...args);
        if (!isLast) return result;
        life.alive = false;
        throw new Error('the host died after it wrote');
      };
    },
  });
}
