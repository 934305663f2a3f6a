import type { Command } from 'commander';
import { invalid } from '../../../../shared/error.ts';
import type { EntryInput } from '../../../../shared/model/entry.ts';
import type { TaskInput } from '../../../../shared/model/task.ts';
import type { Context } from '../context.ts';
import { type CommandLine, type CommonFlags, defineCommand, defineNoun, repeated } from '../define-command.ts';
import { addEntryFlags, type EntryFlags, hasEntry } from '../entry-flags.ts';
import { whenNext } from '../show-entries.ts';
import { showTask, showTasks } from '../show-tasks.ts';
import { showWarnings } from '../show-warnings.ts';
import { addRunFlags, type RunFlags, startRun } from '../start-run.ts';
import { addTaskFlags, readTask, type TaskFlags } from '../task-flags.ts';
import { withApp } from '../with-app.ts';

/** `downbeat task …` */
export function taskCommands(program: Command, line: CommandLine): void {
  const { context } = line;
  const { terminal } = context;
  const noun = defineNoun(program, 'task', 'what can run: programs and scripts');

  addEntryFlags(addTaskFlags(defineCommand(noun, 'add [program...]', 'define a task; put "--" before the program')))
    .addHelpText('after', addExamples)
    .action(async (program: string[], flags: TaskFlags & EntryFlags & CommonFlags) => {
      const { name, options, ...rest } = await readTask(context, program, flags);
      if (name === undefined) throw invalid('--name', 'is missing: give the task a name');
      if (!options) throw invalid('what to run', 'is missing: give a program after "--", or --script');
      const entries = hasEntry(flags) ? [await entryOf(flags, context)] : [];
      const task = await withApp(context, flags, ({ api }) =>
        api.task.create({ task: { name, options, ...rest }, entries }),
      );
      if (flags.json) return terminal.line(JSON.stringify(task, null, 2));
      for (const entry of task.entries) await showWarnings(context, entry);
      const [entry] = task.entries;
      const next = entry
        ? ` ${entry.sentence}. ${whenNext(context, entry)}`
        : `\nSchedule it: downbeat entry add ${quoted(task.name)} --every 15m`;
      terminal.line(`Added the task “${task.name}”.${next}`);
    });

  defineCommand(noun, 'list', 'list tasks')
    .option('--tag <tag>', 'with this tag only')
    .option('--text <text>', 'whose name contains this only')
    .action(async (flags: CommonFlags & { tag?: string; text?: string }) => {
      const { tag, text } = flags;
      const filter = { ...(tag !== undefined && { tag }), ...(text !== undefined && { text }) };
      const tasks = await withApp(context, flags, ({ api }) => api.task.list(filter));
      if (flags.json) terminal.line(JSON.stringify(tasks, null, 2));
      else showTasks(context, tasks);
    });

  defineCommand(noun, 'show <task>', 'show all of a task').action(async (reference: string, flags: CommonFlags) => {
    const task = await withApp(context, flags, ({ api }) => api.task.get({ task: reference }));
    if (flags.json) terminal.line(JSON.stringify(task, null, 2));
    else showTask(context, task);
  });

  addTaskFlags(defineCommand(noun, 'edit <task> [program...]', 'change a task; what you do not mention stays'))
    .option('--unset-env <name>', 'removes a variable; repeatable', repeated)
    .option('--home', 'runs in the home folder again')
    .action(async (reference: string, program: string[], flags: TaskFlags & CommonFlags & { home?: boolean }) => {
      const changes = await readTask(context, program, flags);
      const task = await withApp(context, flags, async ({ api }) => {
        const old = await api.task.get({ task: reference });
        return await api.task.update({ id: old.id, task: { ...changed(old, changes, flags) } });
      });
      terminal.line(flags.json ? JSON.stringify(task, null, 2) : `Changed the task “${task.name}”.`);
    });

  defineCommand(noun, 'remove <task>', 'remove a task with its entries; its runs stay in the history').action(
    async (reference: string, flags: CommonFlags) => {
      const { id } = await withApp(context, flags, ({ api }) => api.task.remove({ task: reference }));
      const hint = `Removed the task “${reference}”. To bring it back: downbeat task restore ${id}`;
      terminal.line(flags.json ? JSON.stringify({ id }, null, 2) : hint);
    },
  );

  defineCommand(noun, 'restore <id>', 'bring a removed task back with its entries').action(
    async (id: string, flags: CommonFlags) => {
      const task = await withApp(context, flags, ({ api }) => api.task.restore({ id }));
      terminal.line(flags.json ? JSON.stringify(task, null, 2) : `The task “${task.name}” is back.`);
    },
  );

  addRunFlags(defineCommand(noun, 'run <task> [args...]', 'run a task now (the same as "downbeat run")')).action(
    async (reference: string, args: string[], flags: RunFlags) => {
      line.exitCode = await startRun(context, reference, args, flags);
    },
  );
}

async function entryOf(flags: EntryFlags, context: Context): Promise<EntryInput> {
  const { readEntry } = await import('../read-entry.ts');
  return readEntry(flags, context);
}

function changed(
  old: TaskInput,
  changes: Partial<TaskInput>,
  { unsetEnv = [], home }: TaskFlags & { home?: boolean },
): TaskInput {
  const environment = { ...old.environment, ...changes.environment };
  for (const name of unsetEnv) {
    if (!Object.hasOwn(environment, name)) throw invalid('--unset-env', `the task has no variable “${name}”`);
    delete environment[name];
  }
  const { name, notes, tags, options, workingFolder, timeLimitMs, stopGraceMs } = { ...old, ...changes };
  return {
    name,
    notes,
    tags,
    options,
    workingFolder: home ? null : workingFolder,
    environment,
    timeLimitMs,
    stopGraceMs,
  };
}

function quoted(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}

const addExamples = `
Examples:
  downbeat task add --name hello -- /bin/echo hi
  downbeat task add --name backup --cron "0 3 * * *" --time-limit 2h -- ./backup.sh --all
  downbeat task add --name tidy --every 1d --script 'rm -rf ~/Downloads/*.tmp'
  downbeat task add --name lamp --sun sunset --place 52.52,13.41 --offset -30m -- lamp on
  downbeat task add --name report --on succeeded:backup --delay 5m -- ./report.sh`;
