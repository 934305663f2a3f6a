import type { Command } from 'commander';
import { parseDuration } from '../../../shared/duration.ts';
import { invalid } from '../../../shared/error.ts';
import { CatchUp, type EntryInput, Overlap } from '../../../shared/model/entry.ts';
import { addScheduleFlags, readSchedule, type ScheduleFlags } from './schedule-flags.ts';
import { wholeNumber } from './whole-number.ts';

export interface EntryFlags extends ScheduleFlags {
  readonly catchUp?: string;
  readonly catchUpWindow?: string;
  readonly catchUpLimit?: number;
  readonly overlap?: string;
  readonly disabled?: boolean;
}

/** Adds the options of an entry: when it is due and what happens when that does not go as planned. */
export function addEntryFlags(command: Command): Command {
  return addScheduleFlags(command)
    .option('--catch-up <policy>', 'due times missed in sleep or while closed: latest, skip or all (default: latest)')
    .option('--catch-up-window <duration>', 'how far back is caught up (default: by the schedule)')
    .option(
      '--catch-up-limit <n>',
      'with --catch-up all: the most runs of one gap',
      wholeNumber('--catch-up-limit', 1, 1_000),
    )
    .option('--overlap <policy>', 'due while its last run is active: skip, queue, allow or replace (default: skip)')
    .option('--disabled', 'do not schedule it yet');
}

/** The entry that the options describe; an INVALID error names the option. */
export function readEntry(flags: EntryFlags, localZone: string): EntryInput {
  const { catchUp: policy = 'latest', catchUpWindow: window, catchUpLimit: limit, overlap = 'skip' } = flags;
  return {
    schedule: readSchedule(flags, localZone),
    enabled: !flags.disabled,
    catchUp: CatchUp.parse({
      policy: oneOf('--catch-up', policy, CatchUp.shape.policy.unwrap().options),
      windowMs: window === undefined ? null : parseDuration(window, '--catch-up-window'),
      limit,
    }),
    overlap: oneOf('--overlap', overlap, Overlap.options),
  };
}

function oneOf<T extends string>(flag: string, text: string, options: readonly T[]): T {
  const found = options.find((option) => option === text);
  if (found === undefined) throw invalid(flag, `must be one of ${options.join(', ')}, not “${text.slice(0, 40)}”`);
  return found;
}
