import { Badge, Group, Skeleton, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { EntryView, TaskView } from '../../shared/api.ts';
import type { CatchUp, Overlap } from '../../shared/model/entry.ts';
import { useOrpc } from '../api/api-context.tsx';
import { DueTimes } from '../ui/due-times.tsx';
import { formatDuration } from '../ui/duration.ts';
import { ButtonLink } from '../ui/links.tsx';
import classes from './task-page.module.css';

const shownCount = 5;

/** When a task runs: each schedule in words, with its next due times and policies. */
export function TaskSchedules({ task }: { task: TaskView }) {
  return (
    <section className={classes.section} aria-label="Schedules">
      <Title order={2} size="h5">
        When it runs
      </Title>
      {task.entries.length === 0 && (
        <Group gap="sm">
          <Text c="dimmed">Only by hand.</Text>
          <ButtonLink size="compact-sm" variant="light" to="/tasks/$task/edit" params={{ task: task.id }}>
            Add a schedule
          </ButtonLink>
        </Group>
      )}
      <ul className={classes.entries}>
        {task.entries.map((entry) => (
          <EntryItem key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  );
}

function EntryItem({ entry }: { entry: EntryView }) {
  const preview = useQuery({
    ...useOrpc().schedule.preview.queryOptions({
      // The host knows where the rhythm stands; the schedule alone tells how it goes on from there.
      input: {
        schedule: entry.schedule,
        count: shownCount,
        ...(entry.nextRunAt === null ? {} : { after: Math.max(0, entry.nextRunAt - 1) }),
      },
      enabled: entry.enabled,
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <li className={classes.entry}>
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{entry.sentence}</Text>
        {!entry.enabled && (
          <Badge variant="light" color="gray" tt="none">
            Switched off
          </Badge>
        )}
      </Group>
      {entry.schedule.kind === 'crontab' && <code className={classes.code}>{entry.schedule.expression}</code>}
      {entry.enabled && preview.isPending && <Skeleton height={110} radius="sm" />}
      {entry.enabled && preview.data && <DueTimes due={preview.data.due} timeZone={entry.schedule.timeZone} />}
      <Text size="xs" c="dimmed">
        {catchUpSentence(entry.catchUp)} {overlapSentences[entry.overlap]}
      </Text>
    </li>
  );
}

const overlapSentences: Readonly<Record<Overlap, string>> = {
  skip: 'If its previous run is still going, this one is left out.',
  queue: 'If its previous run is still going, it waits.',
  allow: 'It may run several times at once.',
  replace: 'If its previous run is still going, that one is stopped.',
};

function catchUpSentence({ policy, windowMs, limit }: CatchUp): string {
  const window = windowMs === null ? '' : ` if no more than ${formatDuration(windowMs)} late`;
  switch (policy) {
    case 'skip':
      return 'Times missed while the computer slept are left out.';
    case 'latest':
      return `If the computer was asleep, it runs once on waking${window}.`;
    case 'all':
      return `If the computer was asleep, it runs once for each time missed${window}, at most ${limit} times.`;
  }
}
