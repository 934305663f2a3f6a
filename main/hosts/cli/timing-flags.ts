import type { Command } from 'commander';
import { repeated } from './define-command.ts';
import { addScheduleFlags, type ScheduleFlags } from './schedule-flags.ts';

/** All that decides when an entry is due. */
export interface TimingFlags extends ScheduleFlags {
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly maxRuns?: string;
  readonly spread?: string;
  readonly exceptDate?: readonly string[];
  readonly except?: readonly string[];
  readonly exceptCalendar?: readonly string[];
  readonly exceptThen?: string;
}

/** Adds the options of a schedule with its limits, spread and exclusions. */
export function addTimingFlags(command: Command): Command {
  return addScheduleFlags(command)
    .option('--not-before <time>', 'nothing is due before this moment')
    .option('--not-after <time>', 'nothing is due after this moment')
    .option('--max-runs <n>', 'nothing is due any more once it has caused so many runs')
    .option('--spread <duration>', 'each due time comes up to this much later, always by the same amount')
    .option('--except-date <date>', 'not on this day, such as 2026-12-24; repeatable', repeated)
    .option('--except <window>', 'not then, such as "sat,sun" or "mon-fri 22:00-06:00"; repeatable', repeated)
    .option('--except-calendar <file>', 'not during the events of this ICS file; repeatable', repeated)
    .option('--except-then <action>', 'what falls into that: skip, or move to the next allowed time (default: skip)');
}
