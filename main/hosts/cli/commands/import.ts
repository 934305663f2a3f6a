import type { Command } from 'commander';
import { invalid } from '../../../../shared/error.ts';
import { ConflictChoice } from '../../../../shared/model/transfer.ts';
import { type CommandLine, type CommonFlags, defineCommand, repeated } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readTextFile } from '../read-text-file.ts';
import { importSummary, showImportItems } from '../show-import.ts';
import { withApp } from '../with-app.ts';

interface ImportFlags extends CommonFlags {
  readonly dryRun?: boolean;
  readonly onConflict?: string;
  readonly only?: readonly string[];
}

/** `downbeat import` */
export function importCommand(program: Command, line: CommandLine): void {
  const { context } = line;
  const { terminal } = context;
  defineCommand(program, 'import <file>', 'bring tasks in from a file, or from stdin for "-"; all of them or none')
    .option('--dry-run', 'show what would happen and change nothing')
    .option('--on-conflict <choice>', 'for tasks that exist and differ: skip, replace or rename')
    .option('--only <task>', 'take this task only; repeatable', repeated)
    .addHelpText('after', '\nWithout --on-conflict, tasks that exist and differ are left alone and the exit code is 4.')
    .action(async (path: string, flags: ImportFlags) => {
      const onConflict = readChoice(flags.onConflict);
      const text = await readTextFile(context, path, 'file');
      await withApp(context, flags, async ({ api }) => {
        const { items: all } = await api.transfer.preview({ text });
        const only = flags.only && new Set(flags.only);
        const items = only ? all.filter(({ name }) => only.has(name)) : all;
        if (!flags.json) showImportItems(terminal, items);
        const choices = { ...(onConflict && { onConflict }), ...(flags.only && { take: [...flags.only] }) };
        const result = flags.dryRun ? null : await api.transfer.apply({ text, ...choices });
        if (flags.json) terminal.line(JSON.stringify({ items, result }, null, 2));
        else terminal.line(result ? importSummary(result) : 'Nothing was changed: this was a dry run.');
        const isLeft = !onConflict && items.some(({ change }) => change === 'conflict');
        if (isLeft) line.exitCode = exitCodes.conflict;
        if (isLeft && !flags.json)
          terminal.problem('Tasks that exist and differ need --on-conflict skip, replace or rename.');
      });
    });
}

function readChoice(text: string | undefined): ConflictChoice | undefined {
  if (text === undefined) return undefined;
  const choice = ConflictChoice.options.find((option) => option === text);
  if (!choice) throw invalid('--on-conflict', `must be skip, replace or rename, not “${text.slice(0, 40)}”`);
  return choice;
}
