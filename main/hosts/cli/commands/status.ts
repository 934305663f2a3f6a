import type { Command } from 'commander';
import { checkHealth } from '../check-health.ts';
import { type CommandLine, type CommonFlags, defineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { showStatus } from '../show-status.ts';
import { withApp } from '../with-app.ts';

/** `downbeat status` */
export function statusCommands(program: Command, line: CommandLine): void {
  const { context } = line;
  const { terminal } = context;

  defineCommand(program, 'status', 'say whether schedules run, what runs now and what is next')
    .option('--check', 'for supervisors: one line, and the exit code 0 only where schedules run as they should')
    .addHelpText('after', '\nThe exit code is 6 where no Downbeat runs on the data folder.')
    .action(async (flags: CommonFlags & { check?: boolean }) => {
      if (flags.check) {
        const { exitCode, ...checkup } = await checkHealth(context, flags);
        terminal.line(flags.json ? JSON.stringify(checkup, null, 2) : checkup.message);
        line.exitCode = exitCode;
        return;
      }
      await withApp(context, flags, async (app) => {
        const status = await app.api.system.status();
        if (app.isLeader()) line.exitCode = exitCodes.noHost;
        if (flags.json) terminal.line(JSON.stringify(status, null, 2));
        else showStatus(context, status, !app.isLeader());
      });
    });
}
