import { parseDuration } from '../../../shared/duration.ts';
import { invalid } from '../../../shared/error.ts';
import { CatchUp, type EntryInput, Overlap } from '../../../shared/model/entry.ts';
import type { EntryFlags } from './entry-flags.ts';
import { readSchedule } from './read-schedule.ts';

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
