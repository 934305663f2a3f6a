import type { Status } from '../../shared/api.ts';
import { type Heartbeat, isHealthy, staleAfterSeconds } from '../../shared/health.ts';
import { span } from '../../shared/schedule/english.ts';
import type { Beat, BeatParts, Tick } from '../beat/beat.ts';
import type { Clock } from '../beat/clock.ts';
import { correctionMs } from '../beat/correct-clock.ts';
import type { Log } from '../host.ts';
import { isSpaceLow, type Space, spaceProblem } from './free-space.ts';
import { createLateness } from './lateness.ts';
import { createOverdueLook, overdueMs } from './overdue-look.ts';
import { createProblemBoard } from './problem-board.ts';
import type { WatchdogStore } from './watchdog-store.ts';

const lateMs = 2_000;
/** A beat that was late is well again after this long without being late. */
const wellAfterMs = 60_000;
const jumpShownMs = 3_600_000;
const lookEveryMs = 5_000;
const spaceEveryMs = 60_000;
/** With every other wake-up of a beat that has nothing to do: before the last one is stale, and half the writing. */
const heartbeatEveryMs = 45_000;

/** Notices what goes wrong with the beat and around it; it lives on the beat's wake-ups and has none of its own. */
export interface Watchdog {
  start(): void;
  /** Called when the beat has stopped. */
  stop(): void;
  /** What the beat tells of its ticks, of what it handled, and that its state changed. */
  ticked(tick: Tick): void;
  handled: NonNullable<BeatParts['onHandled']>;
  beatChanged(): void;
  /** Says that workers hang, or null when none does. */
  workerHangs(message: string | null): void;
  /** Says why a path that entries wait for is not watched, or null when that is over. */
  pathProblem(path: string, reason: string | null): void;
  /** Says why a calendar that entries exclude cannot be read, or null when it can again. */
  calendarProblem(path: string, message: string | null): void;
  report(): Pick<Status, 'problems' | 'lateness' | 'lastJump'>;
}

export interface WatchdogParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly pid: number;
  readonly version: string;
  readonly store: WatchdogStore;
  readonly beat: () => Pick<Beat, 'status' | 'wake'>;
  readonly freeSpace: () => Space;
  readonly writeHeartbeat: (heartbeat: Heartbeat) => void;
  /** Called when a problem begins or ends. */
  readonly onChange: () => void;
}

/** Builds a watchdog that sleeps until it is started. */
export function createWatchdog(parts: WatchdogParts): Watchdog {
  const { clock, log, store, beat } = parts;
  const lateness = createLateness(clock.monotonicMs);
  const overdue = createOverdueLook();
  const never = Number.NEGATIVE_INFINITY;
  let isAwake = false;
  let lastJump: Status['lastJump'] = null;
  let jumpedAtMs = never;
  let wasLateAtMs = never;
  let worstLateMs = 0;
  let tickedAtMs = never;
  let lookedAtMs = never;
  let spaceAtMs = never;
  let isLow = false;
  let heartbeatAtMs = never;
  let cannotWrite = false;
  let cancelAlarm = () => {};

  const board = createProblemBoard({
    clock,
    log,
    onChange: () => {
      parts.onChange();
      beatHeart();
    },
  });

  function noticeJump(jumpMs: number): void {
    if (jumpMs === 0) return;
    overdue.reset();
    // By the wall clock, the last heartbeat may be hours old.
    heartbeatAtMs = never;
    lastJump = { at: clock.now(), ms: jumpMs };
    jumpedAtMs = clock.monotonicMs();
    if (jumpMs < 0) board.set('clockJumped', setBack(-jumpMs));
  }

  function forgetWhatPassed(): void {
    const now = clock.monotonicMs();
    if (now - jumpedAtMs >= jumpShownMs) board.set('clockJumped', null);
    if (now - wasLateAtMs >= wellAfterMs) {
      board.set('beatLate', null);
      worstLateMs = 0;
    }
  }

  /** Looks for itself whether the beat handles what is due. */
  function lookForOverdue(): void {
    lookedAtMs = clock.monotonicMs();
    if (beat().status().state !== 'running') {
      overdue.reset();
      return;
    }
    try {
      const moment = { now: clock.now(), monotonicMs: lookedAtMs, tickedAtMs };
      const stuck = overdue.look(store.earliestDue(), moment);
      board.set('entryOverdue', stuck && overdueProblem(stuck.taskName, stuck.dueAt));
      if (stuck) beat().wake();
    } catch (error) {
      log.error({ err: error }, 'The watchdog could not look for what is overdue.');
    }
  }

  /** Rings only where no tick stops it: a beat that sleeps too long is woken. */
  function setAlarm(sleepMs: number): void {
    cancelAlarm();
    cancelAlarm = clock.after(sleepMs + overdueMs, () => {
      setAlarm(overdueMs);
      lookForOverdue();
      if (clock.monotonicMs() - tickedAtMs < overdueMs) return;
      log.error({}, 'The beat did not tick when it should have; it is woken.');
      beat().wake();
    });
  }

  function lookForSpace(): void {
    spaceAtMs = clock.monotonicMs();
    try {
      const space = parts.freeSpace();
      isLow = isSpaceLow(space, isLow);
      board.set('diskLow', isLow ? spaceProblem(space) : null);
    } catch (error) {
      log.warn({ err: error }, 'How much room the data folder has could not be read.');
    }
  }

  function beatHeart(): void {
    if (!isAwake) return;
    heartbeatAtMs = clock.monotonicMs();
    try {
      const { state, lastTickAt } = beat().status();
      const problems = board.list();
      parts.writeHeartbeat({
        pid: parts.pid,
        version: parts.version,
        at: iso(clock.now()),
        state,
        healthy: isHealthy({ beat: state, problems }),
        lastTickAt: lastTickAt === null ? null : iso(lastTickAt),
        nextDueAt: state === 'stopped' ? null : isoOrNull(store.earliestDue()?.dueAt),
        problems: problems.map((problem) => ({ ...problem, since: iso(problem.since) })),
        staleAfterSeconds,
      });
      cannotWrite = false;
    } catch (error) {
      if (!cannotWrite) log.warn({ err: error }, 'The heartbeat could not be written.');
      cannotWrite = true;
    }
  }

  return {
    start: () => {
      isAwake = true;
    },
    stop: () => {
      cancelAlarm();
      isAwake = false;
    },
    ticked: ({ jumpMs, sleepMs }) => {
      if (!isAwake) return;
      tickedAtMs = clock.monotonicMs();
      setAlarm(sleepMs);
      noticeJump(jumpMs);
      forgetWhatPassed();
      if (tickedAtMs - lookedAtMs >= lookEveryMs) lookForOverdue();
      if (tickedAtMs - spaceAtMs >= spaceEveryMs) lookForSpace();
      if (tickedAtMs - heartbeatAtMs >= heartbeatEveryMs) beatHeart();
    },
    handled: (due, handledAt, awakeSince) => {
      let worstMs = 0;
      // Many are due at one instant, and they come in the order of their due times: those are added together.
      let at: number | null = null;
      let count = 0;
      const add = () => {
        if (at === null) return;
        lateness.add(handledAt - at, count);
        worstMs = Math.max(worstMs, handledAt - at);
      };
      for (const { nextRunAt, isPaused } of due) {
        if (nextRunAt === null || isPaused || nextRunAt <= awakeSince) continue;
        if (nextRunAt !== at) {
          add();
          at = nextRunAt;
          count = 0;
        }
        count++;
      }
      add();
      if (worstMs <= lateMs) return;
      wasLateAtMs = clock.monotonicMs();
      worstLateMs = Math.max(worstLateMs, worstMs);
      board.set('beatLate', lateProblem(worstLateMs));
    },
    beatChanged: () => {
      const { state, problem } = beat().status();
      board.set(
        'beatFailing',
        state === 'failing' ? `Nothing can be recorded: ${problem ?? 'the cause is not known'}` : null,
      );
      if (state !== 'running') board.set('entryOverdue', null);
      beatHeart();
    },
    workerHangs: (message) => board.set('workerHangs', message),
    pathProblem: (path, reason) =>
      board.set('pathNotWatched', reason && `Changes of “${path}” may go unseen: ${reason}.`, path),
    calendarProblem: (path, message) => board.set('calendarUnreadable', message, path),
    report: () => ({ problems: board.list(), lateness: lateness.summary(), lastJump }),
  };
}

function lateProblem(worstMs: number): string {
  return `Due times were handled up to ${span(inSeconds(worstMs))} late: the computer or its disk is too busy.`;
}

function overdueProblem(taskName: string, dueAt: number): string {
  return `“${taskName}” was due at ${iso(dueAt)} and has not been handled. The beat has been woken.`;
}

function setBack(ms: number): string {
  const meaning =
    ms > correctionMs
      ? 'That is more than 3 hours: the new time counts, and times that come again are due again.'
      : 'What was done already stays done.';
  return `The clock was set back by ${span(inSeconds(ms))}. ${meaning}`;
}

/** Nobody wants to read the milliseconds of an hour. */
function inSeconds(ms: number): number {
  return Math.round(ms / 1_000) * 1_000;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function isoOrNull(at: number | undefined): string | null {
  return at === undefined ? null : iso(at);
}
