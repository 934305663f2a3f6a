import { Select, Text } from '@mantine/core';
import { IconPlus, IconTag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import { useOrpc } from '../api/api-context.tsx';
import { explainError } from '../api/explain-error.ts';
import { ButtonLink } from '../ui/links.tsx';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { useAddressText } from '../ui/use-address-text.ts';
import { FirstSteps } from './first-steps.tsx';
import { NoMatch } from './no-match.tsx';
import { selectTasks, tagsOf } from './select-tasks.ts';
import { TagPause } from './tag-pause.tsx';
import { TaskTable } from './task-table.tsx';
import classes from './tasks-page.module.css';

const route = getRouteApi('/tasks');

/** The page that lists every task. */
export function TasksPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const tasks = useQuery(useOrpc().task.list.queryOptions({ input: {} }));
  const tags = useMemo(() => tagsOf(tasks.data ?? []), [tasks.data]);
  const change = (part: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  const [typed, setTyped] = useAddressText(search.text ?? '', (text) => change({ text: text || undefined }));
  const text = useDeferredValue(typed);
  const shown = useMemo(() => selectTasks(tasks.data ?? [], text, search.tag), [tasks.data, text, search.tag]);
  const isFirstStart = tasks.data?.length === 0;

  return (
    <Page
      title="Tasks"
      layout={isFirstStart || tasks.error ? 'scroll' : 'fill'}
      actions={
        !isFirstStart && (
          <ButtonLink to="/tasks/new" leftSection={<IconPlus size={17} aria-hidden />} aria-keyshortcuts="n">
            New task
          </ButtonLink>
        )
      }
    >
      {!isFirstStart && !tasks.error && (
        <search className={classes.filters} aria-label="Filter tasks">
          <SearchBox label="Search tasks" className={classes.text} value={typed} onChange={setTyped} />
          {(tags.length > 0 || search.tag !== undefined) && (
            <Select
              aria-label="Filter by tag"
              placeholder="Any tag"
              className={classes.tag ?? ''}
              leftSection={<IconTag size={16} stroke={1.7} aria-hidden />}
              data={tags}
              value={search.tag ?? null}
              onChange={(tag) => change({ tag: tag ?? undefined })}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': 'Any tag' }}
              nothingFoundMessage="No such tag"
            />
          )}
          {search.tag !== undefined && <TagPause tag={search.tag} tasks={tasks.data ?? []} />}
          {tasks.data && (
            <Text size="sm" c="dimmed" role="status" className={classes.count ?? ''}>
              {shown.length === tasks.data.length
                ? `${shown.length} tasks`
                : `${shown.length} of ${tasks.data.length} tasks`}
            </Text>
          )}
        </search>
      )}
      {tasks.isPending && <RowsSkeleton label="Loading the tasks…" />}
      {tasks.error && (
        <Problem
          title="The tasks could not be loaded"
          {...explainError(tasks.error)}
          onRetry={() => void tasks.refetch()}
        />
      )}
      {isFirstStart && <FirstSteps />}
      {!isFirstStart && tasks.data && shown.length === 0 && (
        <NoMatch
          onReset={() => {
            setTyped('');
            change({ text: undefined, tag: undefined });
          }}
        />
      )}
      {shown.length > 0 && (
        <TaskTable
          tasks={shown}
          view={`${text} ${search.tag}`}
          sort={search.sort ?? 'name'}
          onSort={(sort) => change({ sort })}
        />
      )}
    </Page>
  );
}
