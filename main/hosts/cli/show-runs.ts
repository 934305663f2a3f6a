import type { Run } from '../../../shared/model/run.ts';
import type { Context } from './context.ts';
import { clockTime, relativeTime } from './moments.ts';
import { outcome, stateCell, tookCell } from './run-words.ts';
import { shellWord } from './shell-word.ts';
import { shortId } from './short-id.ts';
import { type Cell, writeFields, writeTable } from './table.ts';

/** Lists runs, one a line. */
export function showRuns({ terminal, now, timeZone }: Context, runs: readonly Run[]): void {
  if (runs.length === 0) {
    terminal.line('There are no such runs.');
    return;
  }
  const at = now();
  const rows = runs.map((run): Cell[] => [
    shortId(run.id),
    run.taskName,
    stateCell(run.state),
    relativeTime(run.startedAt ?? run.queuedAt, at),
    clockTime(run.scheduledFor ?? run.queuedAt, timeZone),
    tookCell(run, at),
    run.trigger,
    outcome(run),
  ]);
  writeTable(terminal, ['RUN', 'TASK', 'STATE', 'WHEN', `DUE (${timeZone})`, 'TOOK', 'TRIGGER', 'OUTCOME'], rows);
}

/** Shows one run. */
export function showRun({ terminal, now, timeZone }: Context, run: Run): void {
  const at = now();
  const moment = (name: string, value: number | null) =>
    value === null ? [] : [[name, `${clockTime(value, timeZone)} (${relativeTime(value, at)})`] as const];
  writeFields(terminal, [
    ['Run', run.id],
    ['Task', { text: run.taskName, colour: 'bold' }],
    ['State', stateCell(run.state)],
    ...(outcome(run) === '' ? [] : [['Outcome', outcome(run)] as const]),
    ['Trigger', run.trigger],
    ...(run.parameters?.args ? [['Arguments', run.parameters.args.map(shellWord).join(' ')] as const] : []),
    ...Object.entries(run.parameters?.environment ?? {}).map(([name, value]) => ['With', `${name}=${value}`] as const),
    ...moment('Due', run.scheduledFor),
    ...(run.dueCount > 1 ? moment('First due', run.firstScheduledFor) : []),
    ...moment('Queued', run.queuedAt),
    ...(run.state === 'queued' ? moment('Starts', run.readyAt) : []),
    ...moment('Started', run.startedAt),
    ...moment('Ended', run.finishedAt),
    ...(run.startedAt === null ? [] : [['Took', tookCell(run, at)] as const]),
    ...(run.exitCode === null ? [] : [['Exit code', `${run.exitCode}`] as const]),
    ...(run.pid === null ? [] : [['Process', `${run.pid}`] as const]),
    ['Output', `${run.outputBytes} bytes`],
  ]);
}
