import type { Command } from 'commander';
import { type CommandLine, type CommonFlags, defineCommand } from '../define-command.ts';
import { findEntries } from '../find-entry.ts';
import { readNearMoment } from '../read-near-moment.ts';
import { showWhy } from '../show-why.ts';
import { withApp } from '../with-app.ts';

/** `downbeat why` */
export function whyCommand(program: Command, line: CommandLine): void {
  const { context } = line;
  const { terminal } = context;
  defineCommand(program, 'why <entry> [time...]', 'say why an entry, or the entries of a task, did or did not run')
    .option('--tz <zone>', "the clock that the time is read on (default: the schedule's)")
    .addHelpText('after', examples)
    .action(async (reference: string, words: string[], flags: CommonFlags & { tz?: string }) => {
      const time = words.length > 0 ? words.join(' ') : undefined;
      // What cannot be read is refused before anything is opened.
      if (time !== undefined) read(time, flags.tz ?? context.timeZone);
      const answers = await withApp(context, flags, async ({ api }) => {
        const entries = await findEntries(api, reference);
        return await Promise.all(
          entries.map(async ({ id, entry }) => {
            const at =
              time === undefined ? undefined : read(time, flags.tz ?? entry?.schedule.timeZone ?? context.timeZone);
            return { id, entry, why: await api.entry.why({ id, ...(at !== undefined && { at }) }) };
          }),
        );
      });
      if (flags.json) {
        const shown = answers.map(({ id, why }) => ({ entryId: id, ...why }));
        return terminal.line(JSON.stringify(shown.length === 1 ? shown[0] : shown, null, 2));
      }
      for (const [index, { entry, why }] of answers.entries()) {
        if (index > 0) terminal.line('');
        if (answers.length > 1 && entry) terminal.line(`${entry.sentence}:`);
        showWhy(context, why);
      }
    });

  function read(time: string, timeZone: string): number {
    return readNearMoment(time, timeZone, 'time', { now: context.now(), bare: 'past' });
  }
}

const examples = `
Without a time it answers for the latest due time; a mere 03:00 is the last time it was that late. The schedule's own
clock counts. With --json: the answer, or a list of them for a task with several entries.

Examples:
  downbeat why backup
  downbeat why backup 03:00
  downbeat why backup yesterday 03:00
  downbeat why backup "2026-01-31 09:00"`;
