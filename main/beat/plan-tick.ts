import { type DueTimes, dueTimes } from '../../shared/schedule/due-times.ts';
import type { ActiveRun, DueEntry, EntryMove, NewRun } from './beat-store.ts';
import { type DueGroup, groupDueTimes, onTimeMs } from './catch-up.ts';
import { decideOverlap } from './overlap.ts';

/** What a tick will do, as data. */
export interface TickPlan {
  readonly runs: readonly NewRun[];
  readonly moves: readonly EntryMove[];
  /** Runs that give way to newer ones. */
  readonly stops: readonly ActiveRun[];
}

/** What a tick must know besides the entries. */
export interface TickContext {
  readonly now: number;
  /** Why a due time was not handled in time, as one sentence. */
  whyLate(due: number): string;
  /** While everything is paused, due times are recorded as skipped with this reason. */
  readonly pausedReason: string | null;
}

/** Plans one tick: which runs to insert, where the entries stand afterwards, which runs give way. */
export function planTick(due: readonly DueEntry[], context: TickContext): TickPlan {
  const runs: NewRun[] = [];
  const moves: EntryMove[] = [];
  const stops: ActiveRun[] = [];
  for (const entry of due) {
    const times = dueTimesOf(entry);
    const next = times.next(entry.nextRunAt);
    const groups =
      context.pausedReason !== null
        ? [pausedGroup(times, entry.nextRunAt, context.now)]
        : isOneOnTime(entry, next, context.now)
          ? [onTimeGroup(entry.nextRunAt)]
          : groupDueTimes(times, entry.nextRunAt, context.now, entry.catchUp);
    const planned = planEntry(entry, groups, context);
    runs.push(...planned.runs);
    stops.push(...planned.stops);
    moves.push({
      entryId: entry.id,
      lastScheduledFor: groups.at(-1)?.scheduledFor ?? entry.nextRunAt,
      nextRunAt: nextAfter(entry, planned.runs, next, context.now),
    });
  }
  return { runs, moves, stops };
}

function planEntry(entry: DueEntry, groups: readonly DueGroup[], context: TickContext) {
  const runs: NewRun[] = [];
  const stops = new Set<ActiveRun>();
  const active = [...entry.activeRuns];
  for (const group of groups) {
    if (context.pausedReason !== null) {
      runs.push(newRun(entry, group, context.now, 'skipped', context.pausedReason));
      continue;
    }
    if (group.kind === 'missed') {
      runs.push(newRun(entry, group, context.now, 'missed', context.whyLate(group.scheduledFor)));
      continue;
    }
    // Due times that are caught up one by one wait for each other instead of skipping each other.
    const ordered = group.kind === 'catch-up' && entry.catchUp.policy === 'all' && entry.overlap === 'skip';
    const { skipReason, stop } = decideOverlap(ordered ? 'queue' : entry.overlap, active);
    for (const run of stop) if (run.id !== '') stops.add(run);
    runs.push(newRun(entry, group, context.now, skipReason === null ? 'queued' : 'skipped', skipReason));
    if (skipReason === null) active.push({ id: '', state: 'queued' });
  }
  return { runs, stops: [...stops] };
}

function newRun(
  entry: DueEntry,
  group: DueGroup,
  now: number,
  state: 'queued' | 'skipped' | 'missed',
  reason: string | null,
): NewRun {
  return {
    taskId: entry.taskId,
    taskName: entry.taskName,
    entryId: entry.id,
    clockEra: entry.clockEra,
    scheduledFor: group.scheduledFor,
    firstScheduledFor: group.firstScheduledFor,
    dueCount: group.dueCount,
    state,
    trigger: group.kind === 'on-time' ? 'schedule' : 'catch-up',
    reason,
    queuedAt: now,
    finishedAt: state === 'queued' ? null : now,
  };
}

function followsRuns({ schedule }: DueEntry): boolean {
  return schedule.kind === 'interval' && (schedule.align === 'lastStart' || schedule.align === 'lastEnd');
}

/** A rhythm that hangs on the last run has one due time at a time, however late it is handled. */
function dueTimesOf(entry: DueEntry): DueTimes {
  if (!followsRuns(entry)) return dueTimes(entry.schedule);
  const only = entry.nextRunAt;
  return {
    next: (after) => (after < only ? only : null),
    latest: (upTo) => (upTo >= only ? only : null),
    count: (after, upTo) => (after < only && upTo >= only ? 1 : 0),
  };
}

function nextAfter(entry: DueEntry, runs: readonly NewRun[], next: number | null, now: number): number | null {
  if (followsRuns(entry)) {
    const waits = runs.some((run) => run.state === 'queued') || entry.activeRuns.length > 0;
    return waits ? null : dueTimes(entry.schedule).next(now);
  }
  return next !== null && next <= now ? dueTimes(entry.schedule).next(now) : next;
}

function isOneOnTime(entry: DueEntry, next: number | null, now: number): boolean {
  return (next === null || next > now) && now - entry.nextRunAt <= onTimeMs;
}

function onTimeGroup(due: number): DueGroup {
  return { kind: 'on-time', scheduledFor: due, firstScheduledFor: due, dueCount: 1 };
}

function pausedGroup(times: DueTimes, firstDue: number, now: number): DueGroup {
  const last = times.latest(now) ?? firstDue;
  return {
    kind: 'on-time',
    scheduledFor: last,
    firstScheduledFor: firstDue,
    dueCount: 1 + times.count(firstDue, last),
  };
}
