import type { Run } from '../../shared/model/run.ts';
import { PageLink } from '../ui/links.tsx';

/** Leads from a due time that had no run to the answer why; nothing for other runs. */
export function WhyLink({ run }: { run: Run }) {
  const { state, entryId, scheduledFor } = run;
  if ((state !== 'skipped' && state !== 'missed') || entryId === null || scheduledFor === null) return null;
  return (
    <PageLink
      to="/tasks/$task"
      params={{ task: run.taskId }}
      search={{ why: entryId, at: scheduledFor }}
      inherit
      flex="none"
      aria-label={`Why? ${run.taskName} did not run`}
    >
      Why?
    </PageLink>
  );
}
