import { Command, CommanderError } from 'commander';
import packageJson from '../../../package.json' with { type: 'json' };
import { invalid } from '../../../shared/error.ts';
import { entryCommands } from './commands/entry.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { logCommand } from './commands/log.ts';
import { nextCommand } from './commands/next.ts';
import { pauseCommands } from './commands/pause.ts';
import { runCommands } from './commands/run.ts';
import { serveCommand } from './commands/serve.ts';
import { statusCommands } from './commands/status.ts';
import { taskCommands } from './commands/task.ts';
import { whyCommand } from './commands/why.ts';
import type { Context } from './context.ts';
import { type CommandLine, passCommonFlagsDown, withCommonFlags } from './define-command.ts';
import { exitCodeHelp, exitCodes } from './exit-codes.ts';
import { reportError } from './report-error.ts';

/** Carries out one command line and returns its exit code. */
export async function runCommandLine(args: readonly string[], context: Context): Promise<number> {
  const line: CommandLine = { context, exitCode: exitCodes.ok };
  const program = defineProgram(line);
  try {
    await program.parseAsync(args, { from: 'user' });
    return line.exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.ok;
    // The help has been written already: that is what a command without its verb asks for.
    if (error instanceof CommanderError && error.code === 'commander.help') return exitCodes.wrongUse;
    return reportError(context.terminal, error instanceof CommanderError ? wrongUse(error) : error, isJson(args));
  }
}

function defineProgram(line: CommandLine): Command {
  const { terminal } = line.context;
  const program = withCommonFlags(new Command('downbeat'))
    .description('Runs jobs on your own machine at the right moment.')
    .version(packageJson.version, '-V, --version')
    .enablePositionalOptions()
    .addHelpText('after', exitCodeHelp)
    .configureHelp({ subcommandTerm: termOf })
    .configureOutput({ writeOut: terminal.write, writeErr: terminal.writeProblem, outputError: () => {} })
    // Inherited by every command: errors are thrown, and told in one place.
    .exitOverride();
  passCommonFlagsDown(program);
  taskCommands(program, line);
  entryCommands(program, line);
  runCommands(program, line);
  logCommand(program, line);
  nextCommand(program, line);
  whyCommand(program, line);
  exportCommand(program, line);
  importCommand(program, line);
  serveCommand(program, line);
  statusCommands(program, line);
  pauseCommands(program, line);
  return program;
}

function termOf(command: Command): string {
  const names = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? ` <${name}>` : ` [${name}]`;
  });
  return command.name() + (command.commands.length > 0 ? ' …' : names.join(''));
}

function wrongUse({ message }: CommanderError): Error {
  return invalid('', `${message.replace(/^error: /, '').replaceAll('\n', ' ')} ("--help" says more)`);
}

function isJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end === -1 ? args.length : end).includes('--json');
}
