import { dueTimes } from '../../shared/schedule/due-times.ts';
import { storageError } from '../../shared/storage-error.ts';
import type { Log } from '../host.ts';
import type { ActiveRun, BeatStore } from './beat-store.ts';
import type { Clock } from './clock.ts';
import { watchJumps } from './clock-jump.ts';
import { correctEntry } from './correct-clock.ts';
import { planTick } from './plan-tick.ts';

/** The longest sleep between ticks, so that a clock that moved is noticed. */
const maxSleepMs = 30_000;
/** Entries handled per tick; the rest follow at once, after others had their turn. */
const batchSize = 2_000;
const retryMs = { first: 500, most: 30_000 };

/** What the beat says of itself. */
interface BeatStatus {
  readonly state: 'running' | 'paused' | 'stopped' | 'failing';
  readonly problem: string | null;
  readonly lastTickAt: number | null;
}

/** The loop that decides what is due; everything it knows is in the store. */
export interface Beat {
  start(): void;
  stop(): void;
  /** Looks again when to tick, after entries changed. */
  wake(): void;
  pause(): void;
  /** Records what was due during the pause as skipped and goes on. */
  resume(): void;
  /** Tells when runs of these entries started or ended, for rhythms that hang on it. */
  runsMoved(entryIds: readonly string[]): void;
  status(): BeatStatus;
}

export interface BeatParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: BeatStore;
  readonly paused: boolean;
  /** Called after runs were inserted. */
  readonly onPlanned: (planned: { taskIds: ReadonlySet<string>; stops: readonly ActiveRun[] }) => void;
  readonly onStatus: () => void;
}

/** Builds a beat that stands still until it is started. */
export function createBeat({ clock, log, store, paused, onPlanned, onStatus }: BeatParts): Beat {
  let state: BeatStatus['state'] = 'stopped';
  let isPaused = paused;
  let resumedAt: number | null = null;
  let problem: string | null = null;
  let lastTickAt: number | null = null;
  let startedAt = 0;
  let lastJumpAt = Number.NEGATIVE_INFINITY;
  let retryAfterMs = retryMs.first;
  let cancelTimer = () => {};
  let jumps = watchJumps(clock);

  const whyLate = (due: number) =>
    due < startedAt
      ? 'Downbeat was not running.'
      : due <= lastJumpAt
        ? 'The computer was asleep, or its clock was moved.'
        : 'Downbeat was too busy to handle it in time.';

  function correctClock(now: number): void {
    for (const entry of store.positions()) {
      const correction = correctEntry(entry, now);
      if (correction) store.relocate(entry.id, correction);
    }
  }

  function noticeJump(now: number): void {
    const jumpMs = jumps.check();
    if (jumpMs === 0) return;
    log.warn({ jumpMs }, 'the wall clock jumped against the monotonic clock');
    if (jumpMs > 0) lastJumpAt = now;
    else correctClock(now);
  }

  /** Handles one batch of what is due; returns whether there may be more. */
  function handleDue(now: number, pausedReason: string | null): boolean {
    const due = store.dueEntries(now, batchSize);
    if (due.length === 0) return false;
    const plan = planTick(due, { now, whyLate, pausedReason });
    store.recordTick(plan.runs, plan.moves);
    onPlanned({ taskIds: new Set(plan.runs.map((run) => run.taskId)), stops: plan.stops });
    return due.length === batchSize;
  }

  function tick(): void {
    cancelTimer();
    if (state === 'stopped') return;
    let sleepMs = maxSleepMs;
    try {
      const now = clock.now();
      noticeJump(now);
      if (resumedAt !== null) {
        while (handleDue(resumedAt, 'Everything was paused.'));
        resumedAt = null;
      }
      if (!isPaused) {
        const more = handleDue(now, null);
        const dueAt = more ? now : store.earliestDueAt();
        if (dueAt !== null) sleepMs = Math.min(maxSleepMs, Math.max(0, dueAt - clock.now()));
      }
      lastTickAt = now;
      retryAfterMs = retryMs.first;
      setState(isPaused ? 'paused' : 'running', null);
    } catch (thrown) {
      const error = storageError(thrown, 'the data folder');
      sleepMs = retryAfterMs;
      retryAfterMs = Math.min(retryMs.most, retryAfterMs * 2);
      log.error({ err: error }, 'a tick failed; nothing is lost, it is tried again');
      setState('failing', error instanceof Error ? error.message : String(error));
    }
    cancelTimer = clock.after(sleepMs, tick);
  }

  function setState(next: BeatStatus['state'], nextProblem: string | null): void {
    const changed = state !== next || problem !== nextProblem;
    state = next;
    problem = nextProblem;
    if (changed) onStatus();
  }

  function runsMoved(entryIds: readonly string[] | null): void {
    for (const entry of store.waiting(entryIds)) {
      const { schedule } = entry;
      if (schedule.kind !== 'interval') continue;
      const since = schedule.align === 'lastStart' ? entry.lastStartedAt : entry.active ? null : entry.lastFinishedAt;
      const from = since ?? (entry.active ? null : clock.now());
      if (from !== null) store.relocate(entry.id, { nextRunAt: dueTimes(schedule).next(from) });
    }
  }

  return {
    start: () => {
      startedAt = clock.now();
      jumps = watchJumps(clock);
      state = isPaused ? 'paused' : 'running';
      runsMoved(null);
      const latest = store.latestScheduledFor();
      if (latest !== null && latest > startedAt) correctClock(startedAt);
      tick();
    },
    stop: () => {
      cancelTimer();
      setState('stopped', null);
    },
    wake: tick,
    pause: () => {
      isPaused = true;
      tick();
    },
    resume: () => {
      if (isPaused) resumedAt = clock.now();
      isPaused = false;
      tick();
    },
    runsMoved: (entryIds) => {
      runsMoved(entryIds);
      tick();
    },
    status: () => ({ state, problem, lastTickAt }),
  };
}
