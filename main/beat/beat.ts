import type { ScheduleEvent } from '../../shared/model/schedule.ts';
import { isAwaited } from '../../shared/schedule/due-times.ts';
import type { EntryDueTimes, EntryTiming } from '../../shared/schedule/entry-due-times.ts';
import { storageError } from '../../shared/storage-error.ts';
import type { Log } from '../host.ts';
import type { ActiveRun, BeatStore, DueEntry, EntryPosition } from './beat-store.ts';
import type { Clock } from './clock.ts';
import { watchJumps } from './clock-jump.ts';
import { correctEntry } from './correct-clock.ts';
import { placeEvent } from './place-event.ts';
import { planEntry } from './plan-tick.ts';
import { tidyBetween } from './tidy-between.ts';
import { warmUp } from './warm-up.ts';

/** The longest sleep between ticks, so that a clock that moved is noticed. */
const maxSleepMs = 30_000;
/**
 * Entries handled per tick; the rest follow at once, after others had their turn. A first batch that is small gets runs
 * going early, larger ones after it write each page of the database less often.
 */
const batchSizes = { first: 1_000, next: 5_000 };
const retryMs = { first: 500, most: 30_000 };
const everythingPaused = 'Everything was paused.';

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
  /** Ticks now: after entries changed, or the computer woke up. */
  wake(): void;
  /** Handles nothing until `until`, or for good where that is null. */
  pause(until: number | null): void;
  /** Records what was due during the pause as skipped and goes on. */
  resume(): void;
  /** Handles all that these entries were due for until `now`, so that a change to them loses nothing. */
  settle(entryIds: readonly string[], now: number): void;
  /** Makes the entries due that wait for this event; `subject` is the path or the task it is about. */
  happened(type: ScheduleEvent['type'], subject: string | null): void;
  /** Tells when runs of these entries started or ended, for rhythms that hang on it. */
  runsMoved(entryIds: readonly string[]): void;
  status(): BeatStatus;
}

/** What a tick was like. */
export interface Tick {
  /** How far the wall clock had jumped before it; see `JumpWatch`. */
  readonly jumpMs: number;
  /** How long the beat sleeps after it. */
  readonly sleepMs: number;
}

export interface BeatParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: BeatStore;
  readonly timesOf: (entry: EntryTiming) => EntryDueTimes;
  readonly paused: { readonly until: number | null } | null;
  /** Called when a pause ended by itself, after what was due during it was recorded. */
  readonly onPauseEnded: () => void;
  /** Called after runs were inserted. */
  readonly onPlanned: (planned: { taskIds: ReadonlySet<string>; stops: readonly ActiveRun[] }) => void;
  readonly onStatus: () => void;
  /** Called when due times were handled; those since `awakeSince` could have been on time. */
  readonly onHandled?: (due: readonly DueEntry[], handledAt: number, awakeSince: number) => void;
  /** Called after each tick, one that failed as well. */
  readonly onTick?: (tick: Tick) => void;
}

/** Builds a beat that stands still until it is started. */
export function createBeat(parts: BeatParts): Beat {
  const { clock, log, store, timesOf, onPlanned, onStatus } = parts;
  let state: BeatStatus['state'] = 'stopped';
  let pause = parts.paused;
  let resumedAt: number | null = null;
  let problem: string | null = null;
  let lastTickAt: number | null = null;
  let startedAt = 0;
  let lastJumpAt = Number.NEGATIVE_INFINITY;
  let retryAfterMs = retryMs.first;
  let batchSize = batchSizes.first;
  let cancelTimer = () => {};
  let cancelWarmUp = () => {};
  let jumps = watchJumps(clock);
  const tidying = tidyBetween(clock, store);

  const whyLate = (due: number) =>
    due < startedAt
      ? 'Downbeat was not running.'
      : due <= lastJumpAt
        ? 'The computer was asleep, or its clock was moved.'
        : 'Downbeat was too busy to handle it in time.';

  function correctClock(now: number): void {
    for (const entry of store.positions(now)) {
      const { isPaused, heldFrom } = entry;
      const correction = correctEntry(isPaused ? { ...entry, nextRunAt: heldFrom } : entry, now, timesOf);
      if (!correction) continue;
      const { nextRunAt, ...rest } = correction;
      store.relocate(entry.id, { ...rest, ...(isPaused ? { heldFrom: nextRunAt } : { nextRunAt }) });
    }
  }

  function noticeJump(jumpMs: number, now: number): void {
    if (jumpMs === 0) return;
    log.warn({ jumpMs }, 'the wall clock jumped against the monotonic clock');
    if (jumpMs > 0) lastJumpAt = now;
    else correctClock(now);
  }

  /** Handles one batch of what is due; returns whether there may be more. */
  function handleDue(now: number, pausedReason: string | null): boolean {
    const due = store.dueEntries(now, batchSize);
    handle(due, now, pausedReason);
    const isMore = due.length === batchSize;
    batchSize = isMore ? batchSizes.next : batchSizes.first;
    return isMore;
  }

  function handle(due: readonly DueEntry[], now: number, pausedReason: string | null): void {
    if (due.length === 0) return;
    const context = { now, timesOf, whyLate, pausedReason };
    const plans = due.map((entry) => planEntry(entry, context));
    store.recordTick(plans);
    tidying.recorded();
    if (pausedReason === null) parts.onHandled?.(due, clock.now(), Math.max(startedAt, lastJumpAt));
    onPlanned({ taskIds: new Set(due.map(({ taskId }) => taskId)), stops: plans.flatMap(({ stops }) => stops) });
    const resumed = due.filter(({ schedule, isPaused }) => isPaused && isAwaited(schedule));
    if (resumed.length > 0)
      awaitRuns(
        resumed.map(({ id }) => id),
        now,
      );
  }

  function endPauses(now: number): void {
    const hasEnded = pause !== null && pause.until !== null && pause.until <= now;
    if (hasEnded) resumedAt = pause?.until ?? now;
    if (resumedAt === null) return;
    while (handleDue(resumedAt, everythingPaused));
    resumedAt = null;
    if (!hasEnded) return;
    pause = null;
    parts.onPauseEnded();
  }

  function tick(): void {
    cancelTimer();
    if (state === 'stopped') return;
    let sleepMs = maxSleepMs;
    const jumpMs = jumps.check();
    try {
      const now = clock.now();
      noticeJump(jumpMs, now);
      endPauses(now);
      const more = pause === null && handleDue(now, null);
      const wakeAt = pause !== null ? pause.until : more ? now : store.earliestDueAt();
      if (wakeAt !== null) sleepMs = Math.min(maxSleepMs, Math.max(0, wakeAt - clock.now()));
      lastTickAt = now;
      retryAfterMs = retryMs.first;
      setState(pause !== null ? 'paused' : 'running', null);
    } catch (thrown) {
      const error = storageError(thrown, 'the data folder');
      sleepMs = retryAfterMs;
      retryAfterMs = Math.min(retryMs.most, retryAfterMs * 2);
      log.error({ err: error }, 'a tick failed; nothing is lost, it is tried again');
      setState('failing', error instanceof Error ? error.message : String(error));
    }
    cancelTimer = clock.after(sleepMs, tick);
    tidying.sleeping(sleepMs);
    parts.onTick?.({ jumpMs, sleepMs });
  }

  function setState(next: BeatStatus['state'], nextProblem: string | null): void {
    const changed = state !== next || problem !== nextProblem;
    state = next;
    problem = nextProblem;
    if (changed) onStatus();
  }

  /**
   * Gives rhythms that hang on the last run their next due time, where that run has started or ended. After a pause that
   * ended at `resumed` they count from there: resuming makes nothing due.
   */
  function awaitRuns(entryIds: readonly string[] | null, resumed: number | null = null): void {
    for (const entry of store.waiting(entryIds)) {
      const { schedule } = entry;
      if (schedule.kind !== 'interval') continue;
      const isOpen = schedule.align === 'lastStart' ? entry.hasQueued : entry.active;
      const since = isOpen ? null : schedule.align === 'lastStart' ? entry.lastStartedAt : entry.lastFinishedAt;
      const from = since === null ? (entry.active ? null : clock.now()) : (resumed ?? since);
      if (from !== null) store.relocate(entry.id, { nextRunAt: awaitedDue(entry, timesOf(entry), from, clock.now()) });
    }
  }

  return {
    start: () => {
      startedAt = clock.now();
      jumps = watchJumps(clock);
      state = pause !== null ? 'paused' : 'running';
      awaitRuns(null);
      // What has been and lies ahead tells that the clock was set back meanwhile.
      const latest = store.latestMoment();
      if (latest !== null && latest > startedAt) correctClock(startedAt);
      tick();
      cancelWarmUp = warmUp(clock, store, timesOf);
    },
    stop: () => {
      cancelTimer();
      cancelWarmUp();
      tidying.stop();
      setState('stopped', null);
    },
    wake: tick,
    pause: (until) => {
      pause = { until };
      tick();
    },
    resume: () => {
      if (pause !== null) resumedAt = clock.now();
      pause = null;
      tick();
    },
    settle: (entryIds, now) => {
      handle(store.unsettledEntries(entryIds, now), now, pause === null ? null : everythingPaused);
    },
    happened: (type, subject) => {
      const at = clock.now();
      const placed = store.eventEntries(type, subject).flatMap((entry) => placeEvent(entry, at, timesOf) ?? []);
      if (placed.length === 0) return;
      store.placeEvents(placed);
      tick();
    },
    runsMoved: (entryIds) => {
      awaitRuns(entryIds);
      tick();
    },
    status: () => ({ state, problem, lastTickAt }),
  };
}

/** A due time that had no run, skipped because the last one still ran or taken out of the queue, does not come again. */
function awaitedDue(
  { lastScheduledFor }: EntryPosition,
  times: EntryDueTimes,
  from: number,
  now: number,
): number | null {
  const due = times.next(from);
  if (due === null || due !== lastScheduledFor) return due;
  const next = times.next(due);
  return next !== null && next <= now ? times.next(now) : next;
}
