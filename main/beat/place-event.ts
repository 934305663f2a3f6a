import type { EntryDueTimes, EntryTiming } from '../../shared/schedule/entry-due-times.ts';
import type { EventEntry, EventPlacement } from './beat-store.ts';
import { correctionMs } from './correct-clock.ts';

/**
 * Decides where an event at `at` puts an entry that waits for it; null where it changes nothing: it falls into what the
 * entry leaves out, or the entry has not handled an earlier event yet, for which one run is enough.
 */
export function placeEvent(
  entry: EventEntry,
  at: number,
  timesOf: (entry: EntryTiming) => EntryDueTimes,
): EventPlacement | null {
  const { schedule, isPaused, heldFrom, nextRunAt, lastScheduledFor } = entry;
  if (schedule.kind !== 'event' || (isPaused ? heldFrom : nextRunAt) !== null) return null;
  const due = timesOf(entry).place(at + schedule.delayMs);
  if (due === null) return null;
  // Two events within one millisecond are two due times; after a corrected clock, times come again.
  const newEra = lastScheduledFor !== null && lastScheduledFor - due > correctionMs;
  const dueAt = lastScheduledFor !== null && !newEra ? Math.max(due, lastScheduledFor + 1) : due;
  return { entryId: entry.id, dueAt, isHeld: isPaused, newEra };
}
