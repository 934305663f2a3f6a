import type { Command } from 'commander';
import type { Run, RunParameters } from '../../../shared/model/run.ts';
import type { App } from '../../app.ts';
import { awaitRun, followRun } from './await-run.ts';
import type { Context } from './context.ts';
import { type CommonFlags, repeated } from './define-command.ts';
import { exitCodes } from './exit-codes.ts';
import { endingOf, exitCodeOfRun } from './run-words.ts';
import { shortId } from './short-id.ts';
import { readVariables } from './task-flags.ts';
import { withApp } from './with-app.ts';

export interface RunFlags extends CommonFlags {
  readonly wait?: boolean;
  readonly follow?: boolean;
  readonly queue?: boolean;
  readonly env?: readonly string[];
}

/** Adds the options of starting a run. */
export function addRunFlags(command: Command): Command {
  return command
    .option('-w, --wait', 'until it has ended, with its exit code')
    .option('-f, --follow', 'the same, and print its output')
    .option('--env <name=value>', 'a variable on top of those of the task, for this run; repeatable', repeated)
    .option('--queue', 'where no Downbeat runs: leave it to the next one, rather than run it here')
    .addHelpText(
      'after',
      '\nArguments after "--" take the place of the task\'s own, for this run: downbeat run backup -- --all\n\nWhere no Downbeat runs on the data folder, the task runs here and the command waits for it.\nWith --follow --json: one object a line, the run itself last.',
    );
}

/** Runs a task now, in the running host or else here, and returns the exit code. */
export async function startRun(
  context: Context,
  reference: string,
  args: readonly string[],
  flags: RunFlags,
): Promise<number> {
  const parameters = readParameters(args, flags);
  return await withApp(context, { ...flags, role: flags.queue ? 'none' : 'work' }, async (app) => {
    const isHere = app.isLeader();
    const run = await app.api.task.run({ task: reference, ...(parameters && { parameters }) });
    if (isHere && flags.queue) return sayQueued(context, run, flags);
    if (isHere) context.terminal.problem('No Downbeat is running, so the task runs here until it ends.');
    const mustWait = isHere || flags.wait || flags.follow;
    return mustWait ? await seeThrough(context, app, run, flags) : sayStarted(context, run, flags);
  });
}

function readParameters(args: readonly string[], { env }: RunFlags): RunParameters | null {
  if (args.length === 0 && !env) return null;
  return { ...(args.length > 0 && { args: [...args] }), ...(env && { environment: readVariables(env) }) };
}

async function seeThrough(context: Context, app: App, { id }: Run, flags: RunFlags): Promise<number> {
  const { terminal } = context;
  const isJson = Boolean(flags.json);
  const run = flags.follow ? await followRun(context, app.api, id, isJson) : await awaitRun(context, app.api, id);
  if (run === null) {
    terminal.problem(app.isLeader() ? 'Stopping it.' : `It goes on. To stop it: downbeat run stop ${shortId(id)}`);
    return 130;
  }
  if (isJson) terminal.line(JSON.stringify(run, null, flags.follow ? 0 : 2));
  else terminal.problem(endingOf(run));
  return exitCodeOfRun(run);
}

function sayStarted({ terminal }: Context, run: Run, { json }: RunFlags): number {
  const sentence = `Started “${run.taskName}” (${shortId(run.id)}). To see its output: downbeat log ${shortId(run.id)} --follow`;
  terminal.line(json ? JSON.stringify(run, null, 2) : sentence);
  return exitCodes.ok;
}

function sayQueued({ terminal }: Context, run: Run, { json }: RunFlags): number {
  terminal.problem('No Downbeat is running: the run waits until one starts.');
  terminal.line(json ? JSON.stringify(run, null, 2) : `Queued “${run.taskName}” (${shortId(run.id)}).`);
  return exitCodes.ok;
}
