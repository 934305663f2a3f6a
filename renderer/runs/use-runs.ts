import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { RunFilter } from '../../shared/api.ts';
import { useOrpc } from '../api/api-context.tsx';
import type { RunsSearch } from './runs-search.ts';

const pageSize = 100;

/** The runs that fit a filter, a page at a time, kept up to date while new ones appear. */
export function useRuns({ text, task, states, triggers }: RunsSearch) {
  const filter: RunFilter = {
    ...(text ? { text } : {}),
    ...(task ? { taskId: task } : {}),
    ...(states?.length ? { states } : {}),
    ...(triggers?.length ? { triggers } : {}),
  };
  const query = useInfiniteQuery(
    useOrpc().run.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ filter, limit: pageSize, ...(cursor === undefined ? {} : { cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const runs = useMemo(() => query.data?.pages.flatMap((page) => page.runs) ?? [], [query.data]);
  const { hasNextPage, isFetching, fetchNextPage } = query;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  return { query, runs, loadMore };
}
