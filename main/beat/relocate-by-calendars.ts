import { isAwaited } from '../../shared/schedule/due-times.ts';
import type { EntryDueTimes, EntryTiming } from '../../shared/schedule/entry-due-times.ts';
import type { EntryPosition } from './beat-store.ts';

/** Where the entries are kept that calendars concern. */
export interface CalendarStore {
  /** Enabled entries that exclude calendars and may be due again, whether they have a next due time or not. */
  calendarEntries(): EntryPosition[];
}

type TimesOf = (entry: EntryTiming) => EntryDueTimes;

/**
 * Where an entry is due next, or what its pause holds back, now that its calendars block other times than before;
 * undefined leaves it alone. What is due already stays due, what was handled does not come again, and nothing new is due
 * in the past.
 */
export function relocateByCalendars(entry: EntryPosition, now: number, timesOf: TimesOf): number | null | undefined {
  const current = entry.isPaused ? entry.heldFrom : entry.nextRunAt;
  if (current !== null && current <= now) return undefined;
  const next = isAwaited(entry.schedule) ? awaitedDue(entry, current, timesOf) : nextDue(entry, now, timesOf);
  return next === current ? undefined : next;
}

function nextDue(entry: EntryPosition, now: number, timesOf: TimesOf): number | null {
  const times = timesOf(entry);
  const pending = times.first(entry.lastScheduledFor ?? entry.createdAt);
  return pending === null || pending > now ? pending : times.next(now);
}

/** What has been placed already knows no moment of its own any more: it only has to get out of what is blocked now. */
function awaitedDue(entry: EntryPosition, current: number | null, timesOf: TimesOf): number | null {
  if (current === null) return null;
  const place = (action: 'skip' | 'move') =>
    timesOf({
      ...entry,
      limits: { startAt: null, endAt: null, maxRuns: null },
      spreadMs: 0,
      exclusions: { ...entry.exclusions, action },
    }).place(current);
  return place(entry.schedule.kind === 'event' ? entry.exclusions.action : 'move');
}
