import type { Context } from './context.ts';
import type { CommonFlags } from './define-command.ts';
import { readMoment } from './read-moment.ts';
import { readSchedule } from './read-schedule.ts';
import { hasSchedule, type ScheduleFlags } from './schedule-flags.ts';
import { showDueTimes, showUpcoming } from './show-due-times.ts';
import { upcoming } from './upcoming.ts';
import { withApp } from './with-app.ts';

export interface NextFlags extends CommonFlags, ScheduleFlags {
  readonly count: number;
  readonly after?: string;
}

/** Shows the due times of the schedule that was typed, which needs no data folder, or else of all entries. */
export async function showNext(context: Context, expression: string | undefined, flags: NextFlags): Promise<void> {
  const zone = flags.tz ?? context.timeZone;
  const now = context.now();
  const after = flags.after === undefined ? now : readMoment(flags.after, zone, '--after');
  const given = expression === undefined ? flags : { ...flags, cron: expression };
  if (hasSchedule(given)) {
    const schedule = readSchedule(given, context.timeZone, expression === undefined ? '--cron' : 'expression');
    showDueTimes(context, schedule, after, { ...flags, now });
    return;
  }
  const entries = await withApp(context, flags, ({ api }) => api.entry.list({}));
  showUpcoming(context, upcoming(entries, after, flags.count), zone, { ...flags, now });
}
