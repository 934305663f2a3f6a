import type { SchedulePreview } from '../../shared/api.ts';
import { describeEntry } from '../../shared/schedule/describe-entry.ts';
import { scheduleWarnings } from '../../shared/schedule/describe-schedule.ts';
import type { EntryTiming } from '../../shared/schedule/entry-due-times.ts';
import { checkEntry, withAnchor } from '../registry/check-entry.ts';
import type { Core } from './core.ts';

/** What is asked of a preview; `id` names the entry that is being edited. */
type PreviewInput = Omit<EntryTiming, 'id'> & { id?: string | undefined; after?: number | undefined; count: number };

/** Says a schedule in words and lists its next `count` due times after `after`; throws INVALID where it cannot be. */
export function previewSchedule(
  { id = '', after, count, ...input }: PreviewInput,
  { timesOf, checkCalendar, host }: Pick<Core, 'timesOf' | 'checkCalendar' | 'host'>,
): SchedulePreview {
  const from = after ?? host.clock.now();
  const timing = { ...input, id, schedule: withAnchor(input.schedule, from) };
  checkEntry(timing, '', timesOf, null, checkCalendar);
  const times = timesOf(timing);
  const due: number[] = [];
  // A schedule that starts now has no moment in the past that could still be spread into the future.
  const first = after === undefined ? times.first(from) : times.next(after);
  for (let at = timing.schedule.kind === 'event' ? null : first; at !== null && due.length < count; at = times.next(at))
    due.push(at);
  return { sentence: describeEntry(timing), warnings: scheduleWarnings(timing.schedule, host.clock.now()), due };
}
