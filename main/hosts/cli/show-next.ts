import type { Schedule } from '../../../shared/model/schedule.ts';
import { type EntryTiming, entryDueTimes } from '../../../shared/schedule/entry-due-times.ts';
import { createCalendars } from '../../system/calendars.ts';
import { systemClock } from '../../system/system-clock.ts';
import type { Context } from './context.ts';
import type { CommonFlags } from './define-command.ts';
import { hasEntry } from './entry-flags.ts';
import { readPreview } from './read-entry.ts';
import { readNearMoment } from './read-near-moment.ts';
import { showDueTimes, showUpcoming } from './show-due-times.ts';
import type { TimingFlags } from './timing-flags.ts';
import { upcoming } from './upcoming.ts';
import { withApp } from './with-app.ts';

export interface NextFlags extends CommonFlags, TimingFlags {
  readonly count: number;
  readonly after?: string;
}

/** Shows the due times of the schedule that was typed, which needs no data folder, or else of all entries. */
export async function showNext(context: Context, expression: string | undefined, flags: NextFlags): Promise<void> {
  const now = context.now();
  const given = expression === undefined ? flags : { ...flags, cron: expression };
  const zone = flags.tz ?? context.timeZone;
  const after = flags.after === undefined ? now : readNearMoment(flags.after, zone, '--after', { now, bare: 'future' });
  const { tz: _, ...schedule } = given;
  const timing = hasEntry(schedule)
    ? readPreview(given, context, expression === undefined ? '--cron' : 'expression')
    : null;
  const calendars = createCalendars({ clock: systemClock, log: silent, onChanged: () => {} });
  const timesOf = (entry: EntryTiming) => entryDueTimes(entry, calendars.readCalendar);
  try {
    if (timing) {
      for (const path of timing.exclusions.calendars) calendars.check(path);
      const anchored = { ...timing, id: '', schedule: withAnchor(timing.schedule, after) };
      showDueTimes(context, anchored, timesOf(anchored), after, { ...flags, now });
      return;
    }
    const entries = await withApp(context, flags, ({ api }) => api.entry.list({}));
    showUpcoming(context, upcoming(entries, after, flags.count, timesOf), zone, { ...flags, now });
    for (const problem of calendars.problems()) context.terminal.problem(`Note: ${problem}`);
  } finally {
    calendars.close();
  }
}

const silent = { info: () => {}, warn: () => {} };

/** A rhythm that hangs on nothing else hangs on the moment that is asked about. */
function withAnchor(schedule: Schedule, at: number): Schedule {
  return schedule.kind === 'interval' && schedule.align === 'anchor' ? { anchorAt: at, ...schedule } : schedule;
}
