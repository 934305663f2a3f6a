import type { Command } from 'commander';
import type { EntrySelection } from '../../../../shared/api.ts';
import { parseDuration } from '../../../../shared/duration.ts';
import { invalid } from '../../../../shared/error.ts';
import { plural } from '../../../../shared/schedule/english.ts';
import type { App } from '../../../app.ts';
import { type CommandLine, type CommonFlags, defineCommand } from '../define-command.ts';
import { findEntry } from '../find-entry.ts';
import { clockTime } from '../moments.ts';
import { readNearMoment } from '../read-near-moment.ts';
import { withApp } from '../with-app.ts';

interface SelectionFlags extends CommonFlags {
  readonly entry?: string;
  readonly task?: string;
  readonly tag?: string;
}

interface PauseFlags extends SelectionFlags {
  readonly until?: string;
  readonly for?: string;
}

/** `downbeat pause` and `downbeat resume` */
export function pauseCommands(program: Command, line: CommandLine): void {
  const { context } = line;
  const { terminal, timeZone } = context;

  addSelection(defineCommand(program, 'pause', 'let nothing become due until "downbeat resume"'))
    .option('--until <time>', 'goes on by itself then, such as "18:00" or "2026-01-31 09:00"')
    .option('--for <duration>', 'goes on by itself after so long, such as 2h')
    .addHelpText('after', examples)
    .action(async (flags: PauseFlags) => {
      const until = readEnd(flags);
      checkSelection(flags);
      const ending = until === null ? 'you resume' : clockTime(until, timeZone);
      await withApp(context, flags, async ({ api }) => {
        const entries = await selectionOf(api, flags);
        const result = entries ? await api.entry.pause({ entries, until }) : await api.system.pause({ until });
        if (!flags.json && 'count' in result && result.count === 0) return terminal.line(nothingThere('enabled'));
        const what = 'count' in result ? `Paused ${plural(result.count, 'schedule')}: its` : 'Paused:';
        const sentence = 'count' in result && result.count !== 1 ? what.replace(/its$/, 'their') : what;
        terminal.line(
          flags.json ? JSON.stringify(result, null, 2) : `${sentence} due times are skipped until ${ending}.`,
        );
      });
    });

  addSelection(defineCommand(program, 'resume', 'let schedules run again')).action(async (flags: SelectionFlags) => {
    checkSelection(flags);
    await withApp(context, flags, async ({ api }) => {
      const entries = await selectionOf(api, flags);
      const result = entries ? await api.entry.resume({ entries }) : await api.system.resume();
      if (!flags.json && 'count' in result && result.count === 0) return terminal.line(nothingThere('paused'));
      const sentence =
        'count' in result
          ? `Resumed ${plural(result.count, 'schedule')}.`
          : 'Resumed: schedules run from now on. Those that were paused by themselves stay paused.';
      terminal.line(flags.json ? JSON.stringify(result, null, 2) : sentence);
    });
  });

  function readEnd({ until, for: span }: PauseFlags): number | null {
    if (until !== undefined && span !== undefined) throw invalid('--for', 'goes without --until');
    const now = context.now();
    const end =
      until !== undefined
        ? readNearMoment(until, timeZone, '--until', { now, bare: 'future' })
        : span !== undefined
          ? now + parseDuration(span, '--for')
          : null;
    const flag = until === undefined ? '--for' : '--until';
    if (end !== null && end <= now) throw invalid(flag, 'must be in the future');
    if (end !== null && end > latest) throw invalid(flag, 'is too far in the future');
    return end;
  }
}

function nothingThere(state: string): string {
  return `There is no schedule there that is ${state}: nothing was changed.`;
}

/** The last instant a JavaScript date can hold. */
const latest = 8_640_000_000_000_000;

function addSelection(command: Command): Command {
  return command
    .option('--entry <entry>', 'this entry only, named by its id or by a task that has one only')
    .option('--task <task>', 'the entries of this task only')
    .option('--tag <tag>', 'the entries of tasks with this tag only');
}

function checkSelection({ entry, task, tag }: SelectionFlags): void {
  const given = [entry !== undefined && 'entry', task !== undefined && 'task', tag !== undefined && 'tag'];
  const [first, second] = given.filter((name) => name !== false);
  if (second !== undefined) throw invalid(`--${second}`, `goes without --${first}`);
}

/** The entries that the options name; null for everything. */
async function selectionOf(api: App['api'], { entry, task, tag }: SelectionFlags): Promise<EntrySelection | null> {
  if (entry !== undefined) return { ids: [(await findEntry(api, entry)).id] };
  if (task !== undefined) return { task };
  return tag === undefined ? null : { tag };
}

const examples = `
Due times meanwhile are recorded as skipped. A run that is active goes on.

Examples:
  downbeat pause --for 2h
  downbeat pause --tag backup --until "tomorrow 08:00"
  downbeat pause --task sync`;
