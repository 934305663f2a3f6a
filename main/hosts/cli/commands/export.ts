import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import type { Command } from 'commander';
import { AppError, invalid } from '../../../../shared/error.ts';
import type { TransferFormat } from '../../../../shared/model/transfer.ts';
import { type CommandLine, type CommonFlags, defineCommand } from '../define-command.ts';
import { withApp } from '../with-app.ts';

interface ExportFlags extends CommonFlags {
  readonly format?: string;
  readonly output?: string;
}

/** `downbeat export` */
export function exportCommand(program: Command, line: CommandLine): void {
  const { context } = line;
  const { terminal } = context;
  defineCommand(program, 'export [task...]', 'write tasks with their schedules to a file, or to stdout')
    .option('--format <format>', 'yaml or json (default: by the name of the file, else yaml)')
    .option('-o, --output <file>', 'where to (default: stdout)')
    .action(async (tasks: string[], flags: ExportFlags) => {
      const format = chooseFormat(flags);
      const { text, taskCount } = await withApp(context, flags, ({ api }) =>
        api.transfer.export({ format, ...(tasks.length > 0 && { tasks }) }),
      );
      if (flags.output === undefined || flags.output === '-') return terminal.write(text);
      const file = resolve(context.currentFolder, flags.output);
      await save(file, text);
      const what = taskCount === 1 ? '1 task' : `${taskCount} tasks`;
      terminal.line(flags.json ? JSON.stringify({ file, format, taskCount }, null, 2) : `Wrote ${what} to ${file}.`);
    });
}

function chooseFormat({ format, output, json }: ExportFlags): TransferFormat {
  const wanted =
    format ?? (extname(output ?? '').toLowerCase() === '.json' || (json && output === undefined) ? 'json' : 'yaml');
  if (wanted === 'yaml' || wanted === 'json') return wanted;
  throw invalid('--format', `must be yaml or json, not “${wanted.slice(0, 40)}”`);
}

async function save(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new AppError('INVALID', `--output: ${file} cannot be written: ${(error as Error).message}`);
  }
}
