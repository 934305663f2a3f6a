import { isAbsolute, resolve } from 'node:path';
import type { Command } from 'commander';
import { parseDuration } from '../../../shared/duration.ts';
import { invalid } from '../../../shared/error.ts';
import { shells, type TaskInput, type TaskOptions } from '../../../shared/model/task.ts';
import type { Context } from './context.ts';
import { repeated } from './define-command.ts';
import { readTextFile } from './read-text-file.ts';

export interface TaskFlags {
  readonly name?: string;
  readonly script?: string;
  readonly scriptFile?: string;
  readonly shell?: string;
  readonly cwd?: string;
  readonly env?: readonly string[];
  readonly unsetEnv?: readonly string[];
  readonly timeLimit?: string;
  readonly stopGrace?: string;
  readonly tag?: readonly string[];
  readonly notes?: string;
}

/** Adds the options of a task, alike for a new and a changed one. */
export function addTaskFlags(command: Command): Command {
  return command
    .option('--name <name>', 'what it is called')
    .option('--script <text>', 'run this text with --shell, in place of a program')
    .option('--script-file <file>', 'the same with the text of a file, or of stdin for "-"')
    .option('--shell <shell>', `${shells.join(', ')} (default: bash)`)
    .option('--cwd <folder>', 'where it runs (default: the home folder)')
    .option('--env <name=value>', 'a variable of its environment; repeatable', repeated)
    .option('--time-limit <duration>', 'stop runs that take longer, such as 5m; "none" for no limit')
    .option('--stop-grace <duration>', 'how long a run may take to end before it is killed (default: 5s)')
    .option('--tag <tag>', 'a label to find it by; repeatable', repeated)
    .option('--notes <text>', 'what people should know about it');
}

/** What the options say of a task; what they do not mention is not in the result. */
export async function readTask(
  context: Context,
  command: readonly string[],
  flags: TaskFlags,
): Promise<Partial<TaskInput>> {
  const { name, notes, tag, timeLimit, stopGrace, cwd } = flags;
  const options = await readOptions(context, command, flags);
  return {
    ...(name !== undefined && { name }),
    ...(notes !== undefined && { notes }),
    ...(tag && { tags: [...tag] }),
    ...(options && { options }),
    ...(cwd !== undefined && { workingFolder: resolve(context.currentFolder, cwd) }),
    ...(flags.env && { environment: readVariables(flags.env) }),
    ...(timeLimit !== undefined && {
      timeLimitMs: timeLimit === 'none' ? null : parseDuration(timeLimit, '--time-limit'),
    }),
    ...(stopGrace !== undefined && { stopGraceMs: parseDuration(stopGrace, '--stop-grace') }),
  };
}

async function readOptions(
  context: Context,
  [program, ...args]: readonly string[],
  { script, scriptFile, shell, cwd }: TaskFlags,
): Promise<TaskOptions | undefined> {
  const given = [
    program !== undefined && 'a program',
    script !== undefined && '--script',
    scriptFile !== undefined && '--script-file',
  ];
  const [first, second] = given.filter((what) => what !== false);
  if (first && second) throw invalid('what to run', `must be either ${first} or ${second}, not both`);
  if (shell !== undefined && (!first || program !== undefined))
    throw invalid('--shell', 'goes with --script or --script-file');
  if (program !== undefined) return { kind: 'command', program: placed(program, context, cwd), args };
  const text = scriptFile === undefined ? script : await readTextFile(context, scriptFile, '--script-file');
  return text === undefined ? undefined : { kind: 'script', shell: readShell(shell), text };
}

/** `./backup` means the file that is here now, wherever the task will run. */
function placed(program: string, { currentFolder }: Context, cwd: string | undefined): string {
  const isPath = program.includes('/') || (process.platform === 'win32' && program.includes('\\'));
  return isPath && !isAbsolute(program) && cwd === undefined ? resolve(currentFolder, program) : program;
}

function readShell(text = 'bash'): (typeof shells)[number] {
  const shell = shells.find((candidate) => candidate === text);
  if (!shell) throw invalid('--shell', `must be one of ${shells.join(', ')}, not “${text.slice(0, 40)}”`);
  return shell;
}

/** The variables that NAME=VALUE texts of --env name. */
export function readVariables(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=');
      if (at < 1) throw invalid('--env', `must be NAME=VALUE, not “${text.slice(0, 40)}”`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}
