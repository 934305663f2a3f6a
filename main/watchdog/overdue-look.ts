import type { EarliestDue } from './watchdog-store.ts';

/** A due time this old should have been handled. */
export const overdueMs = 10_000;

/** Finds a due time that the beat does not handle. */
export interface OverdueLook {
  /** The entry that is overdue, given which one is due first; all three moments in ms. */
  look(
    earliest: EarliestDue | null,
    moment: { now: number; monotonicMs: number; tickedAtMs: number },
  ): EarliestDue | null;
  /** After a jump of the clock or a pause, the beat has its time again. */
  reset(): void;
}

/**
 * An entry is overdue where it stays the first one for ten seconds after its time, or where the beat has not ticked for
 * as long. A beat that works through thousands of due times after a sleep is not: another one is the first each time.
 */
export function createOverdueLook(): OverdueLook {
  let first: { key: string; sinceMs: number } | null = null;
  return {
    look: (earliest, { now, monotonicMs, tickedAtMs }) => {
      if (earliest === null || earliest.dueAt > now) {
        first = null;
        return null;
      }
      const key = `${earliest.entryId} ${earliest.dueAt}`;
      if (first?.key !== key) first = { key, sinceMs: monotonicMs };
      const stuckMs = monotonicMs - Math.min(first.sinceMs, tickedAtMs);
      return now - earliest.dueAt >= overdueMs && stuckMs >= overdueMs ? earliest : null;
    },
    reset: () => {
      first = null;
    },
  };
}
