import type { Change } from '../../shared/api.ts';

/** Which of the things on screen have to be fetched again; `all` stands for too many to name. */
export interface Refresh {
  everything: boolean;
  status: boolean;
  settings: boolean;
  tasks: ReadonlySet<string> | 'all';
  runs: ReadonlySet<string> | 'all';
}

const mostNamed = 20;

/** Works out what a batch of changes makes stale. */
export function planRefresh(changes: readonly Change[]): Refresh {
  const everything = changes.some(({ topic }) => topic === 'all');
  const aboutTasks = changes.filter(({ topic }) => topic === 'tasks' || topic === 'runs');
  const aboutRuns = changes.filter(({ topic }) => topic === 'runs');
  return {
    everything,
    status: everything || changes.length > 0,
    settings: everything || changes.some(({ topic }) => topic === 'settings'),
    // A run moves its task's last outcome and next due time.
    tasks: everything ? 'all' : named(aboutTasks.map(({ taskId }) => taskId)),
    runs: everything ? 'all' : named(aboutRuns.map(({ runId }) => runId)),
  };
}

function named(ids: readonly (string | undefined)[]): ReadonlySet<string> | 'all' {
  const known = new Set(ids.filter((id) => id !== undefined));
  return ids.includes(undefined) || known.size > mostNamed ? 'all' : known;
}
