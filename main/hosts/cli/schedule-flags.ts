import type { Command } from 'commander';

export interface ScheduleFlags {
  readonly every?: string;
  readonly cron?: string;
  readonly tz?: string;
  readonly dialect?: string;
  readonly align?: string;
  readonly anchor?: string;
  readonly elapsed?: boolean;
}

/** Adds the options that say when something is due. */
export function addScheduleFlags(command: Command): Command {
  return command
    .option('--every <interval>', 'an interval: 100ms, 30s, 15m, 2h, 1d, 2w, 1mo')
    .option('--cron <expression>', 'crontab fields, such as "0 9 * * mon-fri"')
    .option('--tz <zone>', 'the time zone (default: the one of this computer)')
    .option('--dialect <name>', 'with --cron: vixie or celery (default: vixie)')
    .option('--align <to>', 'with --every: anchor, clock, last-start or last-end (default: anchor)')
    .option('--anchor <time>', 'with --every: a moment the rhythm hangs on, such as "2026-01-31 09:00" (default: now)')
    .option('--elapsed', 'with --every: a day is 24 hours even where the clocks change');
}

/** Whether any option says when something is due. */
export function hasSchedule({ every, cron }: ScheduleFlags): boolean {
  return every !== undefined || cron !== undefined;
}
