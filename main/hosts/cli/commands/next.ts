import type { Command } from 'commander';
import { type CommandLine, type CommonFlags, defineCommand } from '../define-command.ts';
import { readMoment } from '../read-moment.ts';
import { addScheduleFlags, hasSchedule, readSchedule, type ScheduleFlags } from '../schedule-flags.ts';
import { showDueTimes, showUpcoming } from '../show-due-times.ts';
import { upcoming } from '../upcoming.ts';
import { wholeNumber } from '../whole-number.ts';
import { withApp } from '../with-app.ts';

interface NextFlags extends CommonFlags, ScheduleFlags {
  readonly count: number;
  readonly after?: string;
}

/** `downbeat next` */
export function nextCommand(program: Command, line: CommandLine): void {
  const { context } = line;
  addScheduleFlags(
    defineCommand(program, 'next [expression]', 'show coming due times, of an expression or of all entries'),
  )
    .option('-n, --count <n>', 'how many', wholeNumber('--count', 1, 1_000), 10)
    .option('--after <time>', 'from this moment on, such as "2026-01-31 09:00" (default: now)')
    .addHelpText('after', examples)
    .action(async (expression: string | undefined, flags: NextFlags) => {
      const zone = flags.tz ?? context.timeZone;
      const after = flags.after === undefined ? context.now() : readMoment(flags.after, zone, '--after');
      const given = expression === undefined ? flags : { ...flags, cron: expression };
      if (hasSchedule(given)) return showDueTimes(context, readSchedule(given, context.timeZone), after, flags);
      const entries = await withApp(context, flags, ({ api }) => api.entry.list({}));
      showUpcoming(context, upcoming(entries, after, flags.count), zone, flags);
    });
}

const examples = `
Examples:
  downbeat next
  downbeat next "30 2 * * sun" --tz Europe/Berlin --after 2026-03-28
  downbeat next --every 2w --anchor "2026-01-05 09:00"`;
