import { isDefinedError } from '@orpc/client';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { RunFilter, TaskView } from '../../shared/api.ts';
import type { Run } from '../../shared/model/run.ts';
import { mergeRuns, type RunPage } from './merge-runs.ts';
import type { Orpc } from './orpc.ts';
import type { Refresh } from './plan-refresh.ts';

const mostPagesKept = 5;

/** Fetches again what a batch of changes made stale, and no more than that. */
export async function refreshQueries(queries: QueryClient, orpc: Orpc, refresh: Refresh): Promise<void> {
  if (refresh.everything) {
    await queries.invalidateQueries();
    return;
  }
  await Promise.all([
    refresh.status && queries.invalidateQueries({ queryKey: orpc.system.status.key() }),
    refresh.settings && queries.invalidateQueries({ queryKey: orpc.settings.key() }),
    refreshTasks(queries, orpc, refresh.tasks),
    refreshRuns(queries, orpc, refresh.runs),
  ]);
}

async function refreshTasks(queries: QueryClient, orpc: Orpc, tasks: Refresh['tasks']): Promise<void> {
  if (tasks === 'all') {
    await queries.invalidateQueries({ queryKey: orpc.task.key() });
    return;
  }
  const listed = queries.getQueryCache().findAll({ queryKey: orpc.task.list.key() });
  for (const list of listed)
    if (!list.isActive()) void queries.invalidateQueries({ queryKey: list.queryKey, exact: true });
  await Promise.all(
    Array.from(tasks, (id) =>
      refreshTask(
        queries,
        orpc,
        id,
        listed.some((list) => list.isActive()),
      ),
    ),
  );
}

async function refreshTask(queries: QueryClient, orpc: Orpc, id: string, isListed: boolean): Promise<void> {
  // A task's page may have been opened by the task's name.
  await queries.invalidateQueries({
    queryKey: orpc.task.get.key(),
    predicate: ({ state }) => (state.data as TaskView | undefined)?.id === id,
  });
  if (!isListed) return;
  // Ten thousand tasks are not fetched again because one of them ran.
  const task = await orpc.task.get.call({ task: id }).catch((error: unknown) => {
    if (isDefinedError(error as never) && (error as { code: string }).code === 'NOT_FOUND') return null;
    throw error;
  });
  queries.setQueriesData<TaskView[]>(
    { queryKey: orpc.task.list.key(), type: 'active' },
    (old) => old && replaceTask(old, id, task),
  );
}

/** Puts a task in its place in a list ordered by name, or takes it out. */
function replaceTask(tasks: readonly TaskView[], id: string, task: TaskView | null): TaskView[] {
  const at = tasks.findIndex((other) => other.id === id);
  if (task === null) return tasks.filter((other) => other.id !== id);
  return at === -1 ? [...tasks, task] : tasks.with(at, task);
}

async function refreshRuns(queries: QueryClient, orpc: Orpc, runs: Refresh['runs']): Promise<void> {
  if (runs !== 'all' && runs.size === 0) return;
  const lists = queries.getQueryCache().findAll({ queryKey: orpc.run.list.key({ type: 'infinite' }) });
  await Promise.all([
    queries.invalidateQueries({ queryKey: orpc.run.list.key({ type: 'query' }) }),
    ...(runs === 'all'
      ? [queries.invalidateQueries({ queryKey: orpc.run.get.key() })]
      : Array.from(runs, (id) => queries.invalidateQueries({ queryKey: orpc.run.get.key({ input: { id } }) }))),
    ...lists.map(async (list) => {
      if (list.isActive() && list.state.data !== undefined)
        return refreshRunList(queries, orpc, list.queryKey as RunListKey, runs);
      const pageCount = (list.state.data as InfiniteData<RunPage> | undefined)?.pages.length ?? 0;
      // Coming back to a list fetches all its pages again, which is no longer worth it for many.
      if (pageCount > mostPagesKept) queries.removeQueries({ queryKey: list.queryKey, exact: true });
      else await queries.invalidateQueries({ queryKey: list.queryKey, exact: true });
    }),
  ]);
}

type RunListKey = readonly [readonly string[], { input?: { filter?: RunFilter; limit?: number } }];

async function refreshRunList(queries: QueryClient, orpc: Orpc, key: RunListKey, runs: Refresh['runs']): Promise<void> {
  const { filter = {}, limit = 100 } = key[1].input ?? {};
  const head = await orpc.run.list.call({ filter, limit });
  const inHead = new Set(head.runs.map(({ id }) => id));
  const old = queries.getQueryData<InfiniteData<RunPage>>(key);
  const loaded = new Set(old?.pages.flatMap((page) => page.runs.map(({ id }) => id)));
  const wanted = Array.from(runs === 'all' ? [] : runs).filter((id) => loaded.has(id) && !inHead.has(id));
  const changed = await Promise.all(wanted.map((id) => orpc.run.get.call({ id }).catch(() => null)));
  queries.setQueryData<InfiniteData<RunPage>>(key, (data) => {
    if (!data) return data;
    const pages = mergeRuns(
      data.pages,
      head,
      changed.filter((run): run is Run => run !== null),
      filter,
    );
    return { pages, pageParams: data.pageParams.slice(0, pages.length) };
  });
}
