import type { Command } from 'commander';
import type { App } from '../../../app.ts';
import { followRun } from '../await-run.ts';
import { type CommandLine, type CommonFlags, defineCommand } from '../define-command.ts';
import { findRunOrLatest } from '../find-run.ts';
import { withApp } from '../with-app.ts';
import { writeChunks } from '../write-chunks.ts';

/** `downbeat log` */
export function logCommand(program: Command, line: CommandLine): void {
  const { context } = line;
  defineCommand(program, 'log <run>', 'print the output of a run, or of the latest run of a task')
    .option('-f, --follow', 'go on until the run has ended')
    .addHelpText('after', '\nWhat the run wrote to stderr goes to stderr. With --json: one object a line.')
    .action(async (reference: string, flags: CommonFlags & { follow?: boolean }) => {
      await withApp(context, flags, async ({ api }) => {
        const { id } = await findRunOrLatest(api, reference);
        if (!flags.follow) return await printStored(api, id);
        if ((await followRun(context, api, id, Boolean(flags.json))) === null) line.exitCode = 130;
      });

      async function printStored(api: App['api'], id: string): Promise<void> {
        let afterSeq = 0;
        for (;;) {
          const { chunks, nextSeq } = await api.run.log({ id, afterSeq });
          writeChunks(context.terminal, chunks, Boolean(flags.json));
          if (nextSeq === null || chunks.length === 0) return;
          afterSeq = nextSeq;
        }
      }
    });
}
