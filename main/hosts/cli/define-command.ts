import type { Command, CommandOptions } from 'commander';
import type { Context } from './context.ts';

/** What every command understands. */
export interface CommonFlags {
  readonly json?: boolean;
  readonly data?: string;
}

/** A command line while it is built: commands put the exit code they end with here. */
export interface CommandLine {
  readonly context: Context;
  exitCode: number;
}

/** Adds a command that understands --json and --data; `parent` may be a noun or the program. */
export function defineCommand(parent: Command, usage: string, description: string, options?: CommandOptions): Command {
  return withCommonFlags(parent.command(usage, options).description(description));
}

/** Adds a noun, whose commands come below it. */
export function defineNoun(parent: Command, name: string, description: string): Command {
  // Options come after the command they belong to, so that what follows "--" is left alone on every level.
  return withCommonFlags(parent.command(name).description(description).enablePositionalOptions());
}

/** Adds the options that every command understands. */
export function withCommonFlags(command: Command): Command {
  return command
    .option('--json', 'print JSON on stdout, and errors as JSON on stderr')
    .option('--data <dir>', 'the data folder (default: $DOWNBEAT_DATA, or the usual place)');
}

/** Collects an option that may be given many times. */
export function repeated(value: string, earlier: string[] = []): string[] {
  earlier.push(value);
  return earlier;
}

/** Lets a command see the common options that were written before it, as in `downbeat --json status`. */
export function passCommonFlagsDown(program: Command): void {
  program.hook('preAction', (_, command) => {
    for (let above = command.parent; above; above = above.parent) {
      for (const name of ['json', 'data']) {
        const value: unknown = above.getOptionValue(name);
        if (command.getOptionValue(name) === undefined && value !== undefined) command.setOptionValue(name, value);
      }
    }
  });
}
