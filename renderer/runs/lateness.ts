import type { Run } from '../../shared/model/run.ts';

/** How long after its due time a run started; null for runs that nothing scheduled or that never started. */
export function latenessMs(run: Pick<Run, 'scheduledFor' | 'startedAt'>): number | null {
  return run.scheduledFor === null || run.startedAt === null ? null : run.startedAt - run.scheduledFor;
}

/** How long a run took, or has taken so far; null for runs that never started. */
export function elapsedMs(run: Pick<Run, 'startedAt' | 'finishedAt'>, now: number): number | null {
  return run.startedAt === null ? null : Math.max(0, (run.finishedAt ?? now) - run.startedAt);
}
