import type { Command } from 'commander';
import { type CommandLine, type CommonFlags, defineCommand, defineNoun } from '../define-command.ts';
import { addEntryFlags, type EntryFlags } from '../entry-flags.ts';
import { findEntry } from '../find-entry.ts';
import { shortId } from '../short-id.ts';
import { showEntries, whenNext } from '../show-entries.ts';
import { withApp } from '../with-app.ts';

/** `downbeat entry …` */
export function entryCommands(program: Command, line: CommandLine): void {
  const { context } = line;
  const { terminal } = context;
  const noun = defineNoun(program, 'entry', 'when tasks run: their schedules');

  addEntryFlags(defineCommand(noun, 'add <task>', 'schedule a task'))
    .addHelpText('after', addExamples)
    .action(async (task: string, flags: EntryFlags & CommonFlags) => {
      const { readEntry } = await import('../read-entry.ts');
      const input = readEntry(flags, context.timeZone);
      const entry = await withApp(context, flags, ({ api }) => api.entry.create({ task, entry: input }));
      if (flags.json) return terminal.line(JSON.stringify(entry, null, 2));
      const { scheduleWarnings } = await import('../../../../shared/schedule/describe-schedule.ts');
      for (const warning of scheduleWarnings(entry.schedule)) terminal.problem(`Note: ${warning}`);
      terminal.line(
        `Scheduled “${entry.taskName}” (${shortId(entry.id)}): ${entry.sentence}. ${whenNext(context, entry)}`,
      );
    });

  defineCommand(noun, 'list [task]', 'list entries, of one task or of all').action(
    async (task: string | undefined, flags: CommonFlags) => {
      const entries = await withApp(context, flags, ({ api }) => api.entry.list(task === undefined ? {} : { task }));
      if (flags.json) terminal.line(JSON.stringify(entries, null, 2));
      else showEntries(context, entries);
    },
  );

  for (const enabled of [true, false]) {
    const word = enabled ? 'enable' : 'disable';
    defineCommand(noun, `${word} <entry>`, `${word} an entry, named by its id or by a task that has one only`).action(
      async (reference: string, flags: CommonFlags) => {
        const entry = await withApp(context, flags, async ({ api }) =>
          api.entry.setEnabled({ id: (await findEntry(api, reference)).id, enabled }),
        );
        if (flags.json) return terminal.line(JSON.stringify(entry, null, 2));
        const next = enabled ? ` ${whenNext(context, entry)}` : '';
        terminal.line(`${enabled ? 'Enabled' : 'Disabled'} “${entry.taskName}”: ${entry.sentence}.${next}`);
      },
    );
  }

  defineCommand(noun, 'remove <entry>', 'remove an entry; its task stays').action(
    async (reference: string, flags: CommonFlags) => {
      const entry = await withApp(context, flags, async ({ api }) => {
        const found = await findEntry(api, reference);
        await api.entry.remove({ id: found.id });
        return found;
      });
      const sentence = `Removed from “${entry.taskName}”: ${entry.sentence}.`;
      terminal.line(flags.json ? JSON.stringify({ id: entry.id }, null, 2) : sentence);
    },
  );
}

const addExamples = `
Examples:
  downbeat entry add hello --every 1s
  downbeat entry add backup --cron "0 3 * * mon-fri" --tz Europe/Berlin
  downbeat entry add sync --every 15m --align clock --catch-up skip`;
