import { Text } from '@mantine/core';
import { createColumnHelper } from '@tanstack/react-table';
import type { Run } from '../../shared/model/run.ts';
import { formatDuration } from '../ui/duration.ts';
import { PageLink } from '../ui/links.tsx';
import { Moment } from '../ui/moment.tsx';
import { runStateLooks, triggerWords } from '../ui/run-state.ts';
import { RunStateMark } from '../ui/run-state-mark.tsx';
import { RunWait } from '../ui/run-wait.tsx';
import type { ListFeatures } from '../ui/table-features.ts';
import { latenessMs } from './lateness.ts';
import { RunElapsed } from './run-elapsed.tsx';
import { WhyLink } from './why-link.tsx';

const column = createColumnHelper<ListFeatures, Run>();

/** The columns of the list of runs. */
export const runColumns = column.columns([
  column.display({
    id: 'state',
    header: 'State',
    meta: { track: '8rem', narrow: 'end' },
    cell: ({ row: { original: run } }) => (
      <PageLink
        to="/runs/$run"
        params={{ run: run.id }}
        c="inherit"
        inherit
        display="inline-flex"
        aria-label={`Run of ${run.taskName}: ${runStateLooks[run.state].word}`}
      >
        <RunStateMark state={run.state} />
      </PageLink>
    ),
  }),
  column.display({
    id: 'task',
    header: 'Task',
    meta: { track: 'minmax(10rem, 1.6fr)', narrow: 'title' },
    cell: ({ row: { original: run } }) => (
      <PageLink
        to="/tasks/$task"
        params={{ task: run.taskId }}
        c="inherit"
        inherit
        fw={600}
        truncate="end"
        title={run.taskName}
      >
        {run.taskName}
      </PageLink>
    ),
  }),
  column.display({
    id: 'due',
    header: 'Due',
    meta: { track: 'minmax(7rem, 0.8fr)', narrow: 'details' },
    cell: ({ row: { original: run } }) =>
      run.scheduledFor === null ? (
        <Text span inherit c="dimmed">
          {triggerWords[run.trigger]}
        </Text>
      ) : (
        <>
          <Moment at={run.scheduledFor} />
          {run.dueCount > 1 && (
            <Text span inherit c="dimmed">
              and {run.dueCount - 1} before
            </Text>
          )}
        </>
      ),
  }),
  column.display({
    id: 'started',
    header: 'Started',
    meta: { track: 'minmax(6rem, 0.7fr)', narrow: 'hidden', from: 'md' },
    cell: ({ row: { original: run } }) => (run.startedAt === null ? null : <Moment at={run.startedAt} />),
  }),
  column.display({
    id: 'duration',
    header: 'Duration',
    meta: { track: '6.5rem', narrow: 'details' },
    cell: ({ row: { original: run } }) => <RunElapsed run={run} />,
  }),
  column.display({
    id: 'lateness',
    header: 'Late by',
    meta: { track: '5.5rem', narrow: 'hidden', from: 'lg' },
    cell: ({ row: { original: run } }) => {
      const late = latenessMs(run);
      return late === null ? null : formatDuration(late);
    },
  }),
  column.display({
    id: 'reason',
    header: 'Reason',
    meta: { track: 'minmax(8rem, 2fr)', narrow: 'details' },
    cell: ({ row: { original: run } }) => (
      <>
        <RunWait run={run} />
        {run.reason && (
          <Text span inherit c="dimmed" truncate="end" title={run.reason}>
            {run.reason}
          </Text>
        )}
        <WhyLink run={run} />
      </>
    ),
  }),
]);
