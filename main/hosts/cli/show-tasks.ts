import type { TaskView } from '../../../shared/api.ts';
import { formatDuration } from '../../../shared/duration.ts';
import type { TaskOptions } from '../../../shared/model/task.ts';
import type { Context } from './context.ts';
import { clockTime, comingTime, relativeTime } from './moments.ts';
import { stateCell } from './run-words.ts';
import { shellWord } from './shell-word.ts';
import { showEntries } from './show-entries.ts';
import { type Cell, writeFields, writeTable } from './table.ts';

/** Lists tasks, one a line. */
export function showTasks({ terminal, now }: Context, tasks: readonly TaskView[]): void {
  if (tasks.length === 0) {
    terminal.line('There are no tasks. To define one: downbeat task add --name hello -- /bin/echo hi');
    return;
  }
  const at = now();
  const rows = tasks.map((task): Cell[] => {
    const { lastRun } = task;
    const next = nextOf(task);
    return [
      task.name,
      lastRun ? stateCell(lastRun.state) : { text: 'never', colour: 'dim' },
      lastRun ? relativeTime(lastRun.finishedAt ?? lastRun.startedAt ?? lastRun.queuedAt, at) : '',
      next === null ? '' : comingTime(next, at),
      scheduleOf(task),
      whatRuns(task.options),
    ];
  });
  writeTable(terminal, ['NAME', 'LAST RUN', 'WHEN', 'NEXT', 'SCHEDULE', 'RUNS'], rows);
}

/** Shows one task with its entries. */
export function showTask(context: Context, task: TaskView): void {
  const { terminal, timeZone } = context;
  const { lastRun, options } = task;
  writeFields(terminal, [
    ['Name', { text: task.name, colour: 'bold' }],
    ['Id', task.id],
    ['Runs', whatRuns(options)],
    ['In', task.workingFolder ?? 'the home folder'],
    ...Object.entries(task.environment).map(([name, value]) => ['With', `${name}=${value}`] as const),
    ['Time limit', task.timeLimitMs === null ? 'none' : formatDuration(task.timeLimitMs)],
    ['To end', `${formatDuration(task.stopGraceMs)} before it is killed`],
    ...(task.tags.length > 0 ? [['Tags', task.tags.join(', ')] as const] : []),
    ...(task.notes === '' ? [] : [['Notes', task.notes] as const]),
    ['Last run', lastRun ? stateCell(lastRun.state) : 'never'],
    ...(lastRun ? [['Queued', clockTime(lastRun.queuedAt, timeZone)] as const] : []),
  ]);
  if (options.kind === 'script')
    terminal.line(
      `\n${options.text
        .trimEnd()
        .split('\n')
        .map((text) => `    ${text}`)
        .join('\n')}`,
    );
  terminal.line('');
  showEntries(context, task.entries);
}

/** What a task starts, in one line that a shell would understand. */
function whatRuns(options: TaskOptions): string {
  if (options.kind === 'command') return [options.program, ...options.args].map(shellWord).join(' ');
  const lines = options.text.trim().split('\n');
  return `${options.shell}: ${lines[0] ?? ''}${lines.length > 1 ? ' …' : ''}`;
}

function scheduleOf({ entries }: TaskView): Cell {
  const active = entries.filter(({ enabled }) => enabled);
  const [first, ...more] = active;
  if (first) return more.length > 0 ? `${first.sentence} and ${more.length} more` : first.sentence;
  return { text: entries.length > 0 ? 'disabled' : 'none', colour: 'dim' };
}

function nextOf({ entries }: TaskView): number | null {
  const times = entries.flatMap(({ nextRunAt }) => (nextRunAt === null ? [] : [nextRunAt]));
  return times.length > 0 ? Math.min(...times) : null;
}
