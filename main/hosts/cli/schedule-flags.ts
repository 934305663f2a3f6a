import type { Command } from 'commander';

export interface ScheduleFlags {
  readonly every?: string;
  readonly cron?: string;
  readonly at?: string;
  readonly sun?: string;
  readonly rrule?: string;
  readonly on?: string;
  readonly tz?: string;
  readonly dialect?: string;
  readonly align?: string;
  readonly anchor?: string;
  readonly elapsed?: boolean;
  readonly place?: string;
  readonly offset?: string;
  readonly from?: string;
  readonly delay?: string;
}

/** The options that say when something is due; a schedule has one of them. */
export const kindFlags = ['every', 'cron', 'at', 'sun', 'rrule', 'on'] as const;
export type KindFlag = (typeof kindFlags)[number];

/** The kind of schedule that each further option goes with. */
export const companionFlags = {
  dialect: 'cron',
  align: 'every',
  anchor: 'every',
  elapsed: 'every',
  place: 'sun',
  offset: 'sun',
  from: 'rrule',
  delay: 'on',
} as const satisfies Partial<Record<keyof ScheduleFlags, KindFlag>>;

/** Adds the options that say when something is due. */
export function addScheduleFlags(command: Command): Command {
  return command
    .option('--every <interval>', 'an interval: 100ms, 30s, 15m, 2h, 1d, 2w, 1mo')
    .option('--cron <expression>', 'crontab fields, such as "0 9 * * mon-fri"')
    .option('--at <time>', 'once, such as "2026-01-31 09:00" or "tomorrow 09:00"')
    .option('--sun <event>', 'with --place: dawn, sunrise, noon, sunset or dusk')
    .option('--rrule <rule>', 'a recurrence rule of RFC 5545, such as "FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=17"')
    .option('--on <event>', 'wake, login, host-start, network-up, file:PATH, succeeded:TASK, failed:TASK or ended:TASK')
    .option('--tz <zone>', 'the time zone (default: the one of this computer)')
    .option('--dialect <name>', 'with --cron: vixie or celery (default: vixie)')
    .option('--align <to>', 'with --every: anchor, clock, last-start or last-end (default: anchor)')
    .option('--anchor <time>', 'with --every: a moment the rhythm hangs on, such as "2026-01-31 09:00" (default: now)')
    .option('--elapsed', 'with --every: a day is 24 hours even where the clocks change')
    .option('--place <lat,lon>', 'with --sun: degrees north and east, such as 52.52,13.41')
    .option('--offset <duration>', 'with --sun: so much later, or earlier, such as 1h or -30m')
    .option('--from <time>', 'with --rrule: its first moment, DTSTART (default: the start of today)')
    .option('--delay <duration>', 'with --on: so much later, such as 5m');
}

/** Whether any option says when something is due. */
export function hasSchedule(flags: ScheduleFlags): boolean {
  return kindFlags.some((kind) => flags[kind] !== undefined);
}
