import type { EntryInput } from '../../shared/model/entry.ts';
import type { EntryTiming } from '../../shared/schedule/entry-due-times.ts';

/** What of a draft, which may be a whole entry, a person fills in. */
export function inputOf(draft: EntryInput): EntryInput {
  const { schedule, enabled, catchUp, overlap, limits, spreadMs, exclusions } = draft;
  return { schedule, enabled, catchUp, overlap, limits, spreadMs, exclusions };
}

/** Whether two entries are due at the same times, whatever the order of their fields. */
export function isSameTiming(left: EntryTiming, right: EntryTiming): boolean {
  return timingText(left) === timingText(right);
}

function timingText({ schedule, limits, spreadMs, exclusions }: EntryTiming): string {
  const sorted = (_: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value;
  return JSON.stringify([schedule, limits, spreadMs, exclusions], sorted);
}
