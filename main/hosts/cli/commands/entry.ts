import type { Command } from 'commander';
import type { EntryView } from '../../../../shared/api.ts';
import type { EntryInput } from '../../../../shared/model/entry.ts';
import { type CommandLine, type CommonFlags, defineCommand, defineNoun } from '../define-command.ts';
import { addEntryFlags, type EntryFlags } from '../entry-flags.ts';
import { findEntry } from '../find-entry.ts';
import { shortId } from '../short-id.ts';
import { showEntries, whenNext } from '../show-entries.ts';
import { showWarnings } from '../show-warnings.ts';
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
      const input = readEntry(flags, context);
      const entry = await withApp(context, flags, ({ api }) => api.entry.create({ task, entry: input }));
      if (flags.json) return terminal.line(JSON.stringify(entry, null, 2));
      await showWarnings(context, entry);
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

  addEntryFlags(defineCommand(noun, 'edit <entry>', 'change an entry; what you do not mention stays'))
    .addHelpText('after', editExamples)
    .action(async (reference: string, flags: EntryFlags & CommonFlags) => {
      const { changeEntry } = await import('../read-entry.ts');
      const entry = await withApp(context, flags, async ({ api }) => {
        const old = await findEntry(api, reference);
        return await api.entry.update({ id: old.id, entry: changeEntry(inputOf(old), flags, context) });
      });
      if (flags.json) return terminal.line(JSON.stringify(entry, null, 2));
      await showWarnings(context, entry);
      terminal.line(
        `Changed “${entry.taskName}” (${shortId(entry.id)}): ${entry.sentence}. ${whenNext(context, entry)}`,
      );
    });

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

function inputOf(entry: EntryView): EntryInput {
  const { schedule, enabled, catchUp, overlap, limits, spreadMs, exclusions } = entry;
  return { schedule, enabled, catchUp, overlap, limits, spreadMs, exclusions };
}

const addExamples = `
Examples:
  downbeat entry add hello --every 1s
  downbeat entry add backup --cron "0 3 * * mon-fri" --tz Europe/Berlin
  downbeat entry add sync --every 15m --align clock --catch-up skip
  downbeat entry add lamp --sun sunset --place 52.52,13.41 --offset -30m
  downbeat entry add invoice --rrule "FREQ=MONTHLY;BYDAY=-1FR" --from "2026-01-01 17:00"
  downbeat entry add call --at "tomorrow 09:00"
  downbeat entry add report --on succeeded:backup --delay 5m
  downbeat entry add mail --every 1h --align clock --except sat,sun --except "22:00-06:00" --max-runs 100`;

const editExamples = `
A limit or an exclusion goes away with "none". A list such as --except replaces the one before.

Examples:
  downbeat entry edit backup --cron "0 4 * * *"
  downbeat entry edit mail --except-date 2026-12-24 --except-date 2026-12-25 --except-then move
  downbeat entry edit mail --max-runs none --except none --spread 10m`;
