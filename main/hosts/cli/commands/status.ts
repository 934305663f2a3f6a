import type { Command } from 'commander';
import { type CommandLine, type CommonFlags, defineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { showStatus } from '../show-status.ts';
import { withApp } from '../with-app.ts';

/** `downbeat status` */
export function statusCommands(program: Command, line: CommandLine): void {
  const { context } = line;
  const { terminal } = context;

  defineCommand(program, 'status', 'say whether schedules run, what runs now and what is next')
    .addHelpText('after', '\nThe exit code is 6 where no Downbeat runs on the data folder.')
    .action(async (flags: CommonFlags) => {
      await withApp(context, flags, async (app) => {
        const status = await app.api.system.status();
        if (app.isLeader()) line.exitCode = exitCodes.noHost;
        if (flags.json) terminal.line(JSON.stringify(status, null, 2));
        else showStatus(context, status, !app.isLeader());
      });
    });
}
