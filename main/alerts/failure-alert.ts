import type { Run } from '../../shared/model/run.ts';
import type { Alert } from './alert.ts';

const outcomes: Partial<Record<Run['state'], string>> = {
  failed: 'failed',
  timedOut: 'took too long and was stopped',
  lost: 'was lost',
};

/** What to tell a person about a run that ended badly; null where the outcome is nobody's concern. */
export function failureAlert(run: Run): Alert | null {
  const outcome = outcomes[run.state];
  if (outcome === undefined) return null;
  return { title: `“${run.taskName}” ${outcome}`, body: run.reason ?? exitReason(run), runId: run.id };
}

function exitReason(run: Run): string {
  if (run.exitCode !== null) return `It ended with exit code ${run.exitCode}.`;
  if (run.signal !== null) return `It was ended by ${run.signal}.`;
  return 'Open the run to see its output.';
}
