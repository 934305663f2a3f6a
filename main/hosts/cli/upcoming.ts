import type { EntryView } from '../../../shared/api.ts';
import { dueTimes } from '../../../shared/schedule/due-times.ts';

/** One coming due time of an entry. */
export interface Upcoming {
  readonly at: number;
  readonly entry: EntryView;
}

/** The next `count` due times of all entries after an instant, the earliest first. */
export function upcoming(entries: readonly EntryView[], after: number, count: number): Upcoming[] {
  const waiting = entries.flatMap((entry) => {
    const first = entry.nextRunAt === null ? null : firstAfter(entry, entry.nextRunAt, after);
    return first === null ? [] : [{ at: first, entry }];
  });
  const found: Upcoming[] = [];
  while (found.length < count && waiting.length > 0) {
    const earliest = waiting.reduce((best, candidate) => (candidate.at < best.at ? candidate : best));
    found.push({ ...earliest });
    const next = hangsOnRuns(earliest.entry) ? null : dueTimes(earliest.entry.schedule).next(earliest.at);
    if (next === null) waiting.splice(waiting.indexOf(earliest), 1);
    else earliest.at = next;
  }
  return found;
}

function firstAfter(entry: EntryView, nextRunAt: number, after: number): number | null {
  // What is due but not handled yet still comes.
  if (nextRunAt > after || hangsOnRuns(entry)) return nextRunAt;
  return dueTimes(entry.schedule).next(after);
}

/** Nobody knows when a run ends, so only the next due time is known. */
function hangsOnRuns({ schedule }: EntryView): boolean {
  return schedule.kind === 'interval' && (schedule.align === 'lastStart' || schedule.align === 'lastEnd');
}
