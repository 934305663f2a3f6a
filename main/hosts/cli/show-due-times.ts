import { describeEntry } from '../../../shared/schedule/describe-entry.ts';
import { scheduleWarnings } from '../../../shared/schedule/describe-schedule.ts';
import type { EntryDueTimes, EntryTiming } from '../../../shared/schedule/entry-due-times.ts';
import type { Context } from './context.ts';
import { clockTime, comingTime, relativeTime } from './moments.ts';
import { writeTable } from './table.ts';
import type { Upcoming } from './upcoming.ts';

interface Flags {
  readonly json?: boolean;
  readonly count: number;
  /** When the command began, which relative times count from. */
  readonly now: number;
}

/** Shows in words when something is due, with its coming due times. */
export function showDueTimes(
  { terminal }: Context,
  timing: EntryTiming,
  times: EntryDueTimes,
  after: number,
  { json, count, now }: Flags,
): void {
  const { schedule, limits } = timing;
  const due: number[] = [];
  const most = Math.min(count, limits.maxRuns ?? count);
  const first = schedule.kind === 'event' ? null : times.first(after);
  for (let at = first; at !== null && due.length < most; at = times.next(at)) due.push(at);
  const sentence = describeEntry(timing);
  const warnings = scheduleWarnings(schedule, now);
  if (json) {
    const times = due.map((at) => ({ at, utc: new Date(at).toISOString(), local: clockTime(at, schedule.timeZone) }));
    terminal.line(JSON.stringify({ sentence, warnings, timeZone: schedule.timeZone, due: times }, null, 2));
    return;
  }
  terminal.line(`${sentence} (${schedule.timeZone})`);
  for (const warning of warnings) terminal.problem(`Note: ${warning}`);
  if (due.length === 0) terminal.line(schedule.kind === 'event' ? 'It is due when that happens.' : 'It is never due.');
  for (const at of due) terminal.line(`${clockTime(at, schedule.timeZone)}  ${relativeTime(at, now)}`);
}

/** Shows coming due times of entries on the clock of `timeZone`. */
export function showUpcoming(
  { terminal }: Context,
  found: readonly Upcoming[],
  timeZone: string,
  { json, now }: Flags,
): void {
  if (json) {
    const due = found.map(({ at, entry }) => {
      const { id: entryId, taskId, taskName, sentence } = entry;
      return { at, utc: new Date(at).toISOString(), entryId, taskId, taskName, sentence };
    });
    terminal.line(JSON.stringify(due, null, 2));
    return;
  }
  if (found.length === 0) {
    terminal.line('Nothing is scheduled.');
    return;
  }
  const rows = found.map(({ at, entry }) => [
    clockTime(at, timeZone),
    comingTime(at, now),
    entry.taskName,
    entry.sentence,
  ]);
  writeTable(terminal, [`DUE (${timeZone})`, 'WHEN', 'TASK', 'SCHEDULE'], rows);
}
