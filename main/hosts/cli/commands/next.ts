import type { Command } from 'commander';
import { type CommandLine, defineCommand } from '../define-command.ts';
import type { NextFlags } from '../show-next.ts';
import { addTimingFlags } from '../timing-flags.ts';
import { wholeNumber } from '../whole-number.ts';

/** `downbeat next` */
export function nextCommand(program: Command, line: CommandLine): void {
  const { context } = line;
  addTimingFlags(
    defineCommand(program, 'next [expression]', 'show coming due times, of an expression or of all entries'),
  )
    .option('-n, --count <n>', 'how many', wholeNumber('--count', 1, 1_000), 10)
    .option('--after <time>', 'from this moment on, such as "2026-01-31 09:00" (default: now)')
    .addHelpText('after', examples)
    .action(async (expression: string | undefined, flags: NextFlags) => {
      const { showNext } = await import('../show-next.ts');
      await showNext(context, expression, flags);
    });
}

const examples = `
Examples:
  downbeat next
  downbeat next "30 2 * * sun" --tz Europe/Berlin --after 2026-03-28
  downbeat next --every 2w --anchor "2026-01-05 09:00"
  downbeat next --sun sunset --place 52.52,13.41 --offset -30m
  downbeat next --rrule "FREQ=MONTHLY;BYDAY=-1FR" --from "2026-01-01 17:00"
  downbeat next "0 9 * * *" --except sat,sun --except-date 2026-12-24 --except-then move`;
