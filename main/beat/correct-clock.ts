import type { Schedule } from '../../shared/model/schedule.ts';
import { isAwaited } from '../../shared/schedule/due-times.ts';
import type { EntryDueTimes, EntryTiming } from '../../shared/schedule/entry-due-times.ts';
import type { EntryPosition } from './beat-store.ts';

/** A clock set back by more than this was corrected: the new time counts. */
export const correctionMs = 3 * 3_600_000;

/** Where an entry goes after the clock was set back. */
export interface Correction {
  readonly nextRunAt: number | null;
  /** Due times that were handled before the correction count again. */
  readonly newEra: boolean;
  /** The schedule, where its anchor lay in a future that is none any more. */
  readonly schedule: Schedule;
}

/**
 * Decides what a clock that was set back means for an entry; null leaves it alone. Set back by at most three hours (or
 * one interval, if that is shorter), due times already done stay done; beyond, the new time counts.
 */
export function correctEntry(
  entry: EntryPosition,
  now: number,
  timesOf: (entry: EntryTiming) => EntryDueTimes,
): Correction | null {
  const schedule = reanchored(entry, now);
  const times = timesOf({ ...entry, schedule });
  const next = times.next(now);
  const last = entry.lastScheduledFor;
  if (last !== null && last > now) {
    const after = times.next(last);
    const periodMs = after === null ? correctionMs : after - last;
    if (last - now <= Math.min(correctionMs, periodMs)) return null;
    return { nextRunAt: hasNoMore(entry) ? null : next, newEra: true, schedule };
  }
  const waitsTooLong = next !== null && entry.nextRunAt !== null && entry.nextRunAt > next;
  return waitsTooLong ? { nextRunAt: next, newEra: false, schedule } : null;
}

/** Whether nothing can make it due by itself: it waits for something to happen, or has caused all the runs it may. */
function hasNoMore({ schedule, nextRunAt, limits, runCount }: EntryPosition): boolean {
  const isUsedUp = limits.maxRuns !== null && runCount >= limits.maxRuns;
  return isUsedUp || (nextRunAt === null && isAwaited(schedule));
}

/** A rhythm that hangs on the entry's creation starts anew where that is now in the future. */
function reanchored({ schedule, createdAt }: EntryPosition, now: number): Schedule {
  const isStranded = schedule.kind === 'interval' && schedule.anchorAt === createdAt && createdAt > now;
  return isStranded ? { ...schedule, anchorAt: now } : schedule;
}
