import type { Command } from 'commander';
import { type CommandLine, type CommonFlags, defineCommand } from '../define-command.ts';
import { wholeNumber } from '../whole-number.ts';

/** `downbeat serve` */
export function serveCommand(program: Command, line: CommandLine): void {
  const { environment, terminal } = line.context;
  defineCommand(program, 'serve', 'run schedules here and serve the window to browsers on this computer')
    .option(
      '--port <n>',
      '0 for any free one (default: 4747, or a free one where that is taken)',
      wholeNumber('--port', 0, 65_535),
    )
    .action(async ({ data, port }: CommonFlags & { port?: number }) => {
      // The headless host is a program of its own; this is the one place where a host starts another.
      const { serveUntilStopped } = await import('../../headless/serve-until-stopped.ts');
      line.exitCode = await serveUntilStopped(
        { dataFolder: data, port, environment: environment as NodeJS.ProcessEnv },
        { out: terminal.line, problem: terminal.problem },
      );
    });
}
