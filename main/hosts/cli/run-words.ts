import type { Run, RunState } from '../../../shared/model/run.ts';
import { lengthOfTime } from './moments.ts';
import type { Colour } from './paint.ts';
import { shortId } from './short-id.ts';
import type { Cell } from './table.ts';

const states: Record<RunState, { text: string; colour: Colour }> = {
  queued: { text: 'queued', colour: 'blue' },
  running: { text: 'running', colour: 'blue' },
  succeeded: { text: 'succeeded', colour: 'green' },
  failed: { text: 'failed', colour: 'red' },
  timedOut: { text: 'timed out', colour: 'red' },
  cancelled: { text: 'cancelled', colour: 'yellow' },
  lost: { text: 'lost', colour: 'red' },
  skipped: { text: 'skipped', colour: 'yellow' },
  missed: { text: 'missed', colour: 'yellow' },
};

/** A run's state in words. */
export function stateCell(state: RunState): Cell {
  return states[state];
}

/** How a run ended, or why it did not run: its reason, exit code or signal. */
export function outcome({ reason, exitCode, signal, dueCount }: Run): string {
  const ending = reason ?? (signal ? `ended by ${signal}` : exitCode ? `exit code ${exitCode}` : '');
  const many = dueCount > 1 ? `stands for ${dueCount} due times` : '';
  return [ending, many].filter((part) => part !== '').join('; ');
}

/** How long a run took so far. */
export function tookCell({ startedAt, finishedAt }: Run, now: number): string {
  return startedAt === null ? '' : lengthOfTime(Math.max(0, (finishedAt ?? now) - startedAt));
}

/** How a run ended, in a sentence. */
export function endingOf(run: Run): string {
  const took =
    run.startedAt === null ? '' : ` after ${lengthOfTime((run.finishedAt ?? run.startedAt) - run.startedAt)}`;
  const why = outcome(run);
  return `“${run.taskName}” (${shortId(run.id)}) ${states[run.state].text}${took}${why && `: ${why}`}`;
}

/** The exit code that a command ends with that waited for a run. */
export function exitCodeOfRun({ state, exitCode, signal }: Run): number {
  if (state === 'succeeded') return 0;
  if (state === 'timedOut') return 124;
  if (exitCode) return exitCode;
  return signal ? (signalCodes[signal] ?? 1) : 1;
}

const signalCodes: Record<string, number> = {
  SIGHUP: 129,
  SIGINT: 130,
  SIGQUIT: 131,
  SIGABRT: 134,
  SIGKILL: 137,
  SIGSEGV: 139,
  SIGPIPE: 141,
  SIGTERM: 143,
};
