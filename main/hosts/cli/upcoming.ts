import type { EntryView } from '../../../shared/api.ts';
import { isAwaited } from '../../../shared/schedule/due-times.ts';
import type { EntryDueTimes, EntryTiming } from '../../../shared/schedule/entry-due-times.ts';

/** One coming due time of an entry. */
export interface Upcoming {
  readonly at: number;
  readonly entry: EntryView;
}

/** What is known of an entry's coming due times. */
interface Waiting {
  at: number;
  readonly entry: EntryView;
  readonly times: EntryDueTimes;
  /** How many more runs it may cause. */
  left: number;
}

/** The next `count` due times of all entries after an instant, the earliest first. */
export function upcoming(
  entries: readonly EntryView[],
  after: number,
  count: number,
  timesOf: (entry: EntryTiming) => EntryDueTimes,
): Upcoming[] {
  const waiting = entries.flatMap((entry): Waiting[] => {
    if (entry.nextRunAt === null) return [];
    const times = timesOf(entry);
    const at = firstAfter(entry, entry.nextRunAt, after, times);
    const left = (entry.limits.maxRuns ?? Number.POSITIVE_INFINITY) - entry.runCount;
    return at === null || left <= 0 ? [] : [{ at, entry, times, left }];
  });
  const found: Upcoming[] = [];
  while (found.length < count && waiting.length > 0) {
    const earliest = waiting.reduce((best, candidate) => (candidate.at < best.at ? candidate : best));
    found.push({ at: earliest.at, entry: earliest.entry });
    earliest.left--;
    // Nobody knows when a run ends or an event comes, so only the next due time is known.
    const next = isAwaited(earliest.entry.schedule) || earliest.left === 0 ? null : earliest.times.next(earliest.at);
    if (next === null) waiting.splice(waiting.indexOf(earliest), 1);
    else earliest.at = next;
  }
  return found;
}

function firstAfter(entry: EntryView, nextRunAt: number, after: number, times: EntryDueTimes): number | null {
  if (entry.pausedAt !== null) {
    return isAwaited(entry.schedule) ? null : times.next(Math.max(nextRunAt, after));
  }
  // What is due but not handled yet still comes.
  if (nextRunAt > after || isAwaited(entry.schedule)) return nextRunAt;
  return times.next(after);
}
