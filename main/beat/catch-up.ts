import type { CatchUp } from '../../shared/model/entry.ts';
import type { DueTimes } from '../../shared/schedule/due-times.ts';

/** A due time handled at most this late counts as on time. */
export const onTimeMs = 1_000;

const dayMs = 86_400_000;

/** Due times that become one run, or one record that there was none. */
export interface DueGroup {
  readonly kind: 'on-time' | 'catch-up' | 'missed';
  readonly scheduledFor: number;
  readonly firstScheduledFor: number;
  readonly dueCount: number;
}

/**
 * Sorts the due times from `firstDue` (itself one of them) to `now` by what is to happen to them, oldest first.
 * The time it takes does not grow with how many there are, beyond `catchUp.limit`.
 */
export function groupDueTimes(times: DueTimes, firstDue: number, now: number, catchUp: CatchUp): DueGroup[] {
  const lateUpTo = now - onTimeMs - 1;
  const late = firstDue <= lateUpTo ? lateGroups(times, firstDue, lateUpTo, now, catchUp) : [];
  const onTime: DueGroup[] = [];
  const firstOnTime = firstDue > lateUpTo ? firstDue : times.next(lateUpTo);
  for (let due = firstOnTime; due !== null && due <= now; due = times.next(due)) onTime.push(single('on-time', due));
  return joinLatest(late, onTime, catchUp);
}

function lateGroups(times: DueTimes, firstDue: number, lateUpTo: number, now: number, catchUp: CatchUp): DueGroup[] {
  // A stored due time counts even where the schedule would not name it now, as after new time zone data.
  const latest = Math.max(times.latest(lateUpTo) ?? firstDue, firstDue);
  const windowStart = now - (catchUp.windowMs ?? defaultWindowMs(times, latest));
  const groups: DueGroup[] = [];
  const missedUpTo = catchUp.policy === 'skip' ? latest : Math.min(windowStart - 1, latest);
  let from = firstDue;
  const give = (kind: 'missed' | 'catch-up', upTo: number) => {
    if (from > upTo) return;
    const last = Math.max(times.latest(upTo) ?? from, from);
    groups.push({ kind, scheduledFor: last, firstScheduledFor: from, dueCount: 1 + times.count(from, last) });
    from = times.next(last) ?? Number.POSITIVE_INFINITY;
  };
  if (firstDue <= missedUpTo) give('missed', missedUpTo);
  if (from > latest) return groups;
  if (catchUp.policy === 'latest') give('catch-up', latest);
  else {
    const kept = lastDueTimes(times, from, latest, catchUp.limit);
    if (kept[0] !== undefined && kept[0] > from) give('missed', kept[0] - 1);
    for (const due of kept) groups.push(single('catch-up', due));
  }
  return groups;
}

/** With `latest`, a due time that is on time stands for the late ones too: one run is enough. */
function joinLatest(late: DueGroup[], onTime: DueGroup[], catchUp: CatchUp): DueGroup[] {
  const caughtUp = late.at(-1);
  const [first, ...rest] = onTime;
  if (catchUp.policy !== 'latest' || caughtUp?.kind !== 'catch-up' || !first) return [...late, ...onTime];
  const joined: DueGroup = {
    ...first,
    firstScheduledFor: caughtUp.firstScheduledFor,
    dueCount: first.dueCount + caughtUp.dueCount,
  };
  return [...late.slice(0, -1), joined, ...rest];
}

/** 24 h for daily and rarer, one period for the rest; a day of 23 h is a day. */
function defaultWindowMs(times: DueTimes, latest: number): number {
  const before = times.latest(latest - 1);
  const after = times.next(latest);
  const periodMs = before !== null ? latest - before : after !== null ? after - latest : dayMs;
  return periodMs >= dayMs - 3_600_000 ? dayMs : periodMs;
}

function lastDueTimes(times: DueTimes, from: number, latest: number, limit: number): number[] {
  const kept: number[] = [];
  for (
    let due: number | null = latest;
    due !== null && due >= from && kept.length < limit;
    due = times.latest(due - 1)
  ) {
    kept.push(due);
  }
  return kept.length > 0 ? kept.reverse() : [from];
}

function single(kind: DueGroup['kind'], due: number): DueGroup {
  return { kind, scheduledFor: due, firstScheduledFor: due, dueCount: 1 };
}
