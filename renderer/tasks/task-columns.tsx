import { ActionIcon, Badge, Group, Text, Tooltip } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { createColumnHelper } from '@tanstack/react-table';
import type { TaskView } from '../../shared/api.ts';
import { PageLink } from '../ui/links.tsx';
import { Moment } from '../ui/moment.tsx';
import { useNow } from '../ui/now.tsx';
import { PausedMark } from '../ui/paused-mark.tsx';
import { RunStateMark } from '../ui/run-state-mark.tsx';
import type { ListFeatures } from '../ui/table-features.ts';
import { nextDue } from './next-due.ts';
import { pauseOf } from './pause-state.ts';
import { TaskMenu } from './task-menu.tsx';
import { TaskSwitch } from './task-switch.tsx';
import { usePause } from './use-pause.ts';

// Built once: a comparison that builds its own takes a hundred times as long.
const byName = new Intl.Collator(undefined, { numeric: true });

const column = createColumnHelper<ListFeatures, TaskView>();

/** The columns of the list of tasks. */
export const taskColumns = column.columns([
  column.accessor('name', {
    header: 'Name',
    meta: { track: 'minmax(10rem, 2.2fr)', narrow: 'title' },
    sortFn: (a, b) => byName.compare(a.original.name, b.original.name),
    cell: ({ row: { original: task } }) => (
      <PageLink
        to="/tasks/$task"
        params={{ task: task.id }}
        c="inherit"
        inherit
        fw={600}
        truncate="end"
        title={task.name}
      >
        {task.name}
      </PageLink>
    ),
  }),
  column.accessor('tags', {
    header: 'Tags',
    enableSorting: false,
    meta: { track: 'minmax(6rem, 1fr)', narrow: 'hidden', from: 'md' },
    cell: ({ getValue }) =>
      getValue().map((tag) => (
        <Badge key={tag} size="sm" variant="light" color="gray" tt="none" fw={500}>
          {tag}
        </Badge>
      )),
  }),
  column.display({
    id: 'schedule',
    header: 'Schedule',
    meta: { track: 'minmax(9rem, 1.6fr)', narrow: 'details' },
    cell: ({ row: { original: task } }) => <Schedules task={task} />,
  }),
  column.accessor((task) => nextDue(task)?.at, {
    id: 'next',
    header: 'Next due',
    sortFn: 'basic',
    sortUndefined: 'last',
    meta: { track: 'minmax(9.5rem, 1fr)', narrow: 'details' },
    cell: ({ row: { original: task } }) => <NextDue task={task} />,
  }),
  column.accessor((task) => task.lastRun?.queuedAt, {
    id: 'last',
    header: 'Last run',
    sortFn: 'basic',
    sortUndefined: 'last',
    meta: { track: 'minmax(10.5rem, 1.2fr)', narrow: 'details' },
    cell: ({ row: { original: task } }) =>
      task.lastRun ? (
        <>
          <PageLink to="/runs/$run" params={{ run: task.lastRun.id }} c="inherit" inherit display="inline-flex">
            <RunStateMark state={task.lastRun.state} />
          </PageLink>
          <Text span inherit c="dimmed">
            <Moment at={task.lastRun.finishedAt ?? task.lastRun.startedAt ?? task.lastRun.queuedAt} />
          </Text>
        </>
      ) : (
        <Text span inherit c="dimmed">
          Never ran
        </Text>
      ),
  }),
  column.display({
    id: 'on',
    header: 'On',
    meta: { track: '2.75rem', narrow: 'end' },
    cell: ({ row: { original: task } }) => <TaskSwitch task={task} />,
  }),
  column.display({
    id: 'menu',
    header: '',
    meta: { track: '2rem', narrow: 'end', align: 'end', label: 'Actions' },
    cell: ({ row: { original: task } }) => <TaskMenu task={task} />,
  }),
]);

function NextDue({ task }: { task: TaskView }) {
  const pause = pauseOf(task.entries, useNow());
  const next = nextDue(task);
  if (pause?.extent === 'all') return <TaskPaused task={task} until={pause.until} />;
  if (next) return <Moment at={next.at} timeZone={next.timeZone} />;
  return (
    <Text span inherit c="dimmed" aria-label="nothing to come" visibleFrom="sm">
      –
    </Text>
  );
}

function TaskPaused({ task, until }: { task: TaskView; until: number | null }) {
  const { resume } = usePause();
  const label = `Resume ${task.name}`;
  return (
    <Group gap={2} wrap="nowrap" miw={0}>
      <PausedMark until={until} isBrief />
      <Tooltip label={label}>
        <ActionIcon
          variant="subtle"
          size="sm"
          aria-label={label}
          loading={resume.isPending}
          onClick={() => resume.mutate({ entries: { task: task.id }, what: `“${task.name}”` })}
        >
          <IconPlayerPlay size={15} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}

function Schedules({ task }: { task: TaskView }) {
  const [first, ...others] = task.entries;
  if (!first) {
    return (
      <Text span inherit c="dimmed">
        Only by hand
      </Text>
    );
  }
  return (
    <>
      <Text span inherit truncate="end" title={first.sentence}>
        {first.sentence}
      </Text>
      {others.length > 0 && (
        <Tooltip label={others.map(({ sentence }) => sentence).join(' · ')} multiline maw={360}>
          <Text span inherit c="dimmed" flex="none">
            +{others.length} more
          </Text>
        </Tooltip>
      )}
    </>
  );
}
