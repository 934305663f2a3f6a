import type { RunFilter } from '../../shared/api.ts';
import type { Run } from '../../shared/model/run.ts';

/** One page of the list of runs, as the host sends it. */
export interface RunPage {
  runs: Run[];
  nextCursor: string | null;
}

/** Whether a run belongs to a list with this filter. */
export function matchesFilter(run: Run, filter: RunFilter): boolean {
  return (
    (filter.taskId === undefined || run.taskId === filter.taskId) &&
    (filter.entryId === undefined || run.entryId === filter.entryId) &&
    (filter.states === undefined || filter.states.length === 0 || filter.states.includes(run.state)) &&
    (filter.triggers === undefined || filter.triggers.length === 0 || filter.triggers.includes(run.trigger)) &&
    (filter.text === undefined || run.taskName.toLowerCase().includes(filter.text.toLowerCase()))
  );
}

/**
 * Puts a freshly fetched first page and single runs that changed into pages loaded earlier, so that a new run does
 * not cost fetching every page again. When the first page has nothing in common with what was there, only it remains.
 */
export function mergeRuns(
  pages: readonly RunPage[],
  head: RunPage,
  changed: readonly Run[],
  filter: RunFilter,
): RunPage[] {
  const inHead = new Set(head.runs.map(({ id }) => id));
  const loaded = pages.flatMap(({ runs }) => runs);
  const connects = head.nextCursor === null || loaded.some(({ id }) => inHead.has(id));
  if (!connects || head.nextCursor === null) return [head];
  const news = new Map(changed.map((run) => [run.id, run]));
  const rest = pages.map(({ runs, nextCursor }) => ({
    runs: runs
      .filter(({ id }) => !inHead.has(id))
      .map((run) => news.get(run.id) ?? run)
      .filter((run) => matchesFilter(run, filter)),
    nextCursor,
  }));
  const [first, ...others] = rest;
  return [
    { runs: [...head.runs, ...(first?.runs ?? [])], nextCursor: first?.nextCursor ?? head.nextCursor },
    ...others,
  ];
}
