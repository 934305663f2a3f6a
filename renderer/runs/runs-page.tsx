import { Button, EmptyState, Loader, Text } from '@mantine/core';
import { IconHistory, IconSearchOff } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { explainError } from '../api/explain-error.ts';
import { ButtonLink } from '../ui/links.tsx';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { RunFilters } from './run-filters.tsx';
import { RunTable } from './run-table.tsx';
import classes from './runs-page.module.css';
import { useRuns } from './use-runs.ts';

const route = getRouteApi('/runs');

/** The page that lists every run. */
export function RunsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { query, runs, loadMore } = useRuns(search);
  const change = (part: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  const isEmpty = query.data !== undefined && runs.length === 0;

  return (
    <Page title="Runs" layout="fill">
      <RunFilters search={search} onChange={change} />
      {query.isPending && <RowsSkeleton label="Loading the runs…" />}
      {query.error && (
        <Problem
          title="The runs could not be loaded"
          {...explainError(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {isEmpty && isFiltered && (
        <EmptyState
          mt="xl"
          icon={<IconSearchOff aria-hidden />}
          title="No run fits"
          description="No run matches all parts of the filter."
        >
          <EmptyState.Actions>
            <Button variant="default" onClick={() => void navigate({ search: {}, replace: true })}>
              Show all runs
            </Button>
          </EmptyState.Actions>
        </EmptyState>
      )}
      {isEmpty && !isFiltered && (
        <EmptyState
          mt="xl"
          icon={<IconHistory aria-hidden />}
          title="Nothing has run yet"
          description="Every due time will be listed here, with its outcome, or the reason why it did not run."
        >
          <EmptyState.Actions>
            <ButtonLink to="/tasks">To the tasks</ButtonLink>
          </EmptyState.Actions>
        </EmptyState>
      )}
      {runs.length > 0 && (
        <RunTable
          runs={runs}
          view={JSON.stringify(search)}
          onEndReached={loadMore}
          footer={
            <div className={classes.footer}>
              {query.isFetchingNextPage && <Loader size="xs" aria-label="Loading more runs" />}
              {!query.hasNextPage && runs.length > 20 && (
                <Text size="xs" c="dimmed">
                  That was the oldest of {runs.length} runs.
                </Text>
              )}
            </div>
          }
        />
      )}
    </Page>
  );
}
