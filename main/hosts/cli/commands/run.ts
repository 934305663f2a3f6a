import type { Command } from 'commander';
import { invalid } from '../../../../shared/error.ts';
import { type RunState, runStates } from '../../../../shared/model/run.ts';
import { awaitRun } from '../await-run.ts';
import { type CommandLine, type CommonFlags, defineCommand, defineNoun, repeated } from '../define-command.ts';
import { findRun } from '../find-run.ts';
import { endingOf } from '../run-words.ts';
import { shortId } from '../short-id.ts';
import { showRun, showRuns } from '../show-runs.ts';
import { addRunFlags, type RunFlags, startRun } from '../start-run.ts';
import { wholeNumber } from '../whole-number.ts';
import { withApp } from '../with-app.ts';

interface ListFlags extends CommonFlags {
  readonly task?: string;
  readonly state?: readonly string[];
  readonly limit: number;
}

/** `downbeat run …` */
export function runCommands(program: Command, line: CommandLine): void {
  const { context } = line;
  const { terminal } = context;
  const noun = defineNoun(program, 'run', 'what ran and why: "downbeat run TASK" runs a task now');

  addRunFlags(defineCommand(noun, 'start <task> [args...]', 'run a task now', { isDefault: true })).action(
    async (reference: string, args: string[], flags: RunFlags) => {
      line.exitCode = await startRun(context, reference, args, flags);
    },
  );

  defineCommand(noun, 'list', 'list runs, the latest first')
    .option('--task <task>', 'of this task only')
    .option('--state <state>', `${runStates.join(', ')}; repeatable`, repeated)
    .option('-n, --limit <n>', 'how many at most', wholeNumber('--limit', 1, 1_000), 20)
    .action(async (flags: ListFlags) => {
      const states = flags.state?.map(readState);
      const runs = await withApp(context, flags, async ({ api }) => {
        const taskId = flags.task === undefined ? undefined : (await api.task.get({ task: flags.task })).id;
        const filter = { ...(taskId !== undefined && { taskId }), ...(states && { states }) };
        return (await api.run.list({ filter, limit: flags.limit })).runs;
      });
      if (flags.json) terminal.line(JSON.stringify(runs, null, 2));
      else showRuns(context, runs);
    });

  defineCommand(noun, 'show <run>', 'show all of a run').action(async (reference: string, flags: CommonFlags) => {
    const run = await withApp(context, flags, ({ api }) => findRun(api, reference));
    if (flags.json) terminal.line(JSON.stringify(run, null, 2));
    else showRun(context, run);
  });

  defineCommand(noun, 'stop <run>', 'stop a run that waits or executes')
    .option('--wait', 'until it has ended')
    .action(async (reference: string, flags: CommonFlags & { wait?: boolean }) => {
      const { run, ended } = await withApp(context, flags, async ({ api }) => {
        const { id } = await findRun(api, reference);
        const stopped = await api.run.stop({ id });
        const ended = flags.wait ? await awaitRun(context, api, id) : null;
        return { run: ended ?? stopped, ended };
      });
      if (flags.json) return terminal.line(JSON.stringify(run, null, 2));
      terminal.line(ended ? endingOf(ended) : `Asked “${run.taskName}” (${shortId(run.id)}) to stop.`);
    });
}

function readState(text: string): RunState {
  const plain = text.toLowerCase().replace(/[^a-z]/g, '');
  const state = runStates.find((candidate) => candidate.toLowerCase() === plain);
  if (!state) throw invalid('--state', `must be one of ${runStates.join(', ')}, not “${text.slice(0, 40)}”`);
  return state;
}
