import { type DueTimes, isAwaited } from '../../shared/schedule/due-times.ts';
import type { EntryDueTimes, EntryTiming } from '../../shared/schedule/entry-due-times.ts';
import { stableDelay } from '../../shared/schedule/stable-delay.ts';
import type { ActiveRun, DueEntry, EntryMove, EntryPlan, NewRun } from './beat-store.ts';
import { type DueGroup, groupDueTimes, onTimeMs } from './catch-up.ts';
import { decideOverlap } from './overlap.ts';

/** What a tick must know besides the entries. */
export interface TickContext {
  readonly now: number;
  timesOf(entry: EntryTiming): EntryDueTimes;
  /** Why a due time was not handled in time, as one sentence. */
  whyLate(due: number): string;
  /** While everything is paused, due times are recorded as skipped with this reason. */
  readonly pausedReason: string | null;
}

/** Plans what a tick does to an entry that is due or whose pause ends. */
export function planEntry(entry: DueEntry, context: TickContext): EntryPlan {
  return entry.isPaused ? planPaused(entry, context) : planDue(entry, entry.nextRunAt, context);
}

/** What a pause held back is skipped, up to its end or until now; what came after its end is handled like anything late. */
function planPaused(entry: DueEntry, context: TickContext): EntryPlan {
  const { nextRunAt: endsAt, heldFrom } = entry;
  const isOver = endsAt !== null && endsAt <= context.now;
  const upTo = isOver ? endsAt : context.now;
  const held =
    heldFrom !== null && heldFrom <= upTo ? skippedGroup(timesOf(entry, heldFrom, context), heldFrom, upTo) : null;
  const skipped = held ? [newRun(entry, held, context.now, 'skipped', 'This schedule was paused.')] : [];
  const next = held ? afterAwaited(entry, upTo, context) : heldFrom;
  if (!isOver) {
    const move = { ...standStill(entry, endsAt), lastScheduledFor: held?.scheduledFor ?? null, heldFrom: next };
    return { runs: skipped, stops: [], move };
  }
  const rest =
    next !== null && next <= context.now
      ? planDue(entry, next, context)
      : { runs: [], stops: [], move: standStill(entry, next) };
  const lastScheduledFor = rest.move.lastScheduledFor ?? held?.scheduledFor ?? null;
  return { ...rest, runs: [...skipped, ...rest.runs], move: { ...rest.move, lastScheduledFor } };
}

function afterAwaited(entry: DueEntry, instant: number, context: TickContext): number | null {
  return isAwaited(entry.schedule) ? null : context.timesOf(entry).next(instant);
}

function planDue(entry: DueEntry, firstDue: number | null, context: TickContext): EntryPlan {
  if (firstDue === null) return { runs: [], stops: [], move: standStill(entry, null) };
  const times = timesOf(entry, firstDue, context);
  const next = times.next(firstDue);
  const groups =
    context.pausedReason !== null
      ? [skippedGroup(times, firstDue, context.now)]
      : isOneOnTime(firstDue, next, context.now)
        ? [onTimeGroup(firstDue)]
        : groupDueTimes(times, firstDue, context.now, entry.catchUp);
  const { runs, stops, addedRuns, isUsedUp } = planGroups(entry, groups, context);
  return {
    runs,
    stops,
    move: {
      entryId: entry.id,
      from: entry,
      lastScheduledFor: runs.at(-1)?.scheduledFor ?? null,
      nextRunAt: isUsedUp ? null : nextAfter(entry, runs, next, context),
      addedRuns,
      wasPaused: entry.isPaused,
    },
  };
}

function standStill(entry: DueEntry, nextRunAt: number | null): EntryMove {
  return { entryId: entry.id, from: entry, nextRunAt, lastScheduledFor: null, addedRuns: 0, wasPaused: entry.isPaused };
}

function planGroups(entry: DueEntry, groups: readonly DueGroup[], context: TickContext) {
  const runs: NewRun[] = [];
  const stops = new Set<ActiveRun>();
  const active = [...entry.activeRuns];
  const mostRuns = entry.limits.maxRuns === null ? Number.POSITIVE_INFINITY : entry.limits.maxRuns - entry.runCount;
  let addedRuns = 0;
  let readyAt: number | null = null;
  for (const group of groups) {
    // Nothing is due any more once the entry has caused all the runs it may.
    if (addedRuns >= mostRuns) break;
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
    const lateReason =
      context.now - group.firstScheduledFor > onTimeMs ? context.whyLate(group.firstScheduledFor) : null;
    const state = skipReason === null ? 'queued' : 'skipped';
    const run = newRun(entry, group, context.now, state, skipReason, lateReason);
    // Oldest first also holds where each of them draws a delay of its own.
    readyAt = run.readyAt === null ? null : Math.max(run.readyAt, readyAt ?? 0);
    runs.push({ ...run, readyAt });
    if (skipReason !== null) continue;
    active.push({ id: '', state: 'queued' });
    addedRuns++;
  }
  return { runs, stops: [...stops], addedRuns, isUsedUp: addedRuns >= mostRuns };
}

function newRun(
  entry: DueEntry,
  group: DueGroup,
  now: number,
  state: 'queued' | 'skipped' | 'missed',
  reason: string | null,
  lateReason: string | null = null,
): NewRun {
  const waits = state === 'queued' && group.kind === 'catch-up' && entry.catchUp.startWithinMs > 0;
  return {
    taskId: entry.taskId,
    taskName: entry.taskName,
    entryId: entry.id,
    clockEra: entry.clockEra,
    scheduledFor: group.scheduledFor,
    firstScheduledFor: group.firstScheduledFor,
    dueCount: group.dueCount,
    state,
    trigger: entry.schedule.kind === 'event' ? 'event' : group.kind === 'on-time' ? 'schedule' : 'catch-up',
    reason,
    lateReason,
    queuedAt: now,
    readyAt: waits ? now + stableDelay(entry.id, group.scheduledFor, entry.catchUp.startWithinMs) : null,
    parameters: null,
    finishedAt: state === 'queued' ? null : now,
  };
}

/** An awaited schedule has one due time at a time, however late it is handled. */
function timesOf(entry: DueEntry, only: number, context: TickContext): DueTimes {
  if (!isAwaited(entry.schedule)) return context.timesOf(entry);
  return {
    next: (after) => (after < only ? only : null),
    latest: (upTo) => (upTo >= only ? only : null),
    count: (after, upTo) => (after < only && upTo >= only ? 1 : 0),
  };
}

function nextAfter(
  entry: DueEntry,
  runs: readonly NewRun[],
  next: number | null,
  { now, timesOf }: TickContext,
): number | null {
  if (entry.schedule.kind === 'event') return null;
  if (isAwaited(entry.schedule)) {
    const waits = runs.some((run) => run.state === 'queued') || entry.activeRuns.length > 0;
    return waits ? null : timesOf(entry).next(now);
  }
  return next !== null && next <= now ? timesOf(entry).next(now) : next;
}

function isOneOnTime(due: number, next: number | null, now: number): boolean {
  return (next === null || next > now) && now - due <= onTimeMs;
}

function onTimeGroup(due: number): DueGroup {
  return { kind: 'on-time', scheduledFor: due, firstScheduledFor: due, dueCount: 1 };
}

/** All due times from `firstDue`, itself one of them, up to an instant as one. */
function skippedGroup(times: DueTimes, firstDue: number, upTo: number): DueGroup {
  const last = Math.max(times.latest(upTo) ?? firstDue, firstDue);
  return {
    kind: 'on-time',
    scheduledFor: last,
    firstScheduledFor: firstDue,
    dueCount: 1 + times.count(firstDue, last),
  };
}
