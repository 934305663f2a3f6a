import type { Command } from 'commander';
import { kindFlags } from './schedule-flags.ts';
import { addTimingFlags, type TimingFlags } from './timing-flags.ts';
import { wholeNumber } from './whole-number.ts';

export interface EntryFlags extends TimingFlags {
  readonly catchUp?: string;
  readonly catchUpWindow?: string;
  readonly catchUpLimit?: number;
  readonly startWithin?: string;
  readonly overlap?: string;
  readonly disabled?: boolean;
}

/** Adds the options of an entry: when it is due and what happens when that does not go as planned. */
export function addEntryFlags(command: Command): Command {
  return addTimingFlags(command)
    .option('--catch-up <policy>', 'due times missed in sleep or while closed: latest, skip or all (default: latest)')
    .option('--catch-up-window <duration>', 'how far back is caught up (default: by the schedule)')
    .option(
      '--catch-up-limit <n>',
      'with --catch-up all: the most runs of one gap',
      wholeNumber('--catch-up-limit', 1, 1_000),
    )
    .option('--start-within <duration>', 'what is caught up starts at some moment within this span, up to 1h')
    .option('--overlap <policy>', 'due while its last run is active: skip, queue, allow or replace (default: skip)')
    .option('--disabled', 'do not schedule it yet');
}

const names: readonly (keyof EntryFlags)[] = [
  ...kindFlags,
  ...['tz', 'dialect', 'align', 'anchor', 'elapsed', 'place', 'offset', 'from', 'delay'],
  ...['notBefore', 'notAfter', 'maxRuns', 'spread', 'exceptDate', 'except', 'exceptCalendar', 'exceptThen'],
  ...['catchUp', 'catchUpWindow', 'catchUpLimit', 'startWithin', 'overlap', 'disabled'],
] as (keyof EntryFlags)[];

/** Whether any option speaks of an entry. */
export function hasEntry(flags: EntryFlags): boolean {
  return names.some((name) => Object.hasOwn(flags, name));
}
