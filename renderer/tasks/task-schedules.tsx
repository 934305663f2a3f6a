import { Badge, Group, Skeleton, Text, Title } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { EntryView, TaskView } from '../../shared/api.ts';
import type { CatchUp, Overlap } from '../../shared/model/entry.ts';
import { useOrpc } from '../api/api-context.tsx';
import { explainError } from '../api/explain-error.ts';
import { DueTimes } from '../ui/due-times.tsx';
import { formatDuration } from '../ui/duration.ts';
import { ButtonLink } from '../ui/links.tsx';
import { Moment } from '../ui/moment.tsx';
import { useNow } from '../ui/now.tsx';
import { PausedMark } from '../ui/paused-mark.tsx';
import { PauseButton } from './pause-button.tsx';
import { isPaused } from './pause-state.ts';
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
          <EntryItem key={entry.id} entry={entry} isAlone={task.entries.length === 1} />
        ))}
      </ul>
    </section>
  );
}

function EntryItem({ entry, isAlone }: { entry: EntryView; isAlone: boolean }) {
  const paused = isPaused(entry, useNow());
  const isPausedForGood = paused && entry.pausedUntil === null;
  const isAwaited = entry.enabled && entry.schedule.kind === 'event';
  const hasTimes = entry.enabled && !isAwaited && !isPausedForGood;
  // A spread due time comes after the one of the schedule, so what follows it does not begin with it.
  const known = entry.spreadMs > 0 && !paused && entry.nextRunAt !== null ? [entry.nextRunAt] : [];
  const after = entry.nextRunAt === null || known.length > 0 ? entry.nextRunAt : Math.max(0, entry.nextRunAt - 1);
  const preview = useQuery({
    ...useOrpc().schedule.preview.queryOptions({
      // The host knows where the rhythm stands; the schedule alone tells how it goes on from there.
      input: {
        schedule: entry.schedule,
        limits: entry.limits,
        spreadMs: entry.spreadMs,
        exclusions: entry.exclusions,
        id: entry.id,
        count: shownCount,
        ...(after === null ? {} : { after }),
      },
      enabled: hasTimes,
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
        {paused && <PausedMark until={entry.pausedUntil} />}
      </Group>
      {entry.schedule.kind === 'crontab' && <code className={classes.code}>{entry.schedule.expression}</code>}
      {entry.schedule.kind === 'rrule' && <code className={classes.code}>{entry.schedule.rule}</code>}
      {hasTimes && preview.isPending && <Skeleton height={110} radius="sm" />}
      {hasTimes && preview.data && (
        <DueTimes due={[...known, ...preview.data.due].slice(0, shownCount)} timeZone={entry.schedule.timeZone} />
      )}
      {hasTimes && preview.error && (
        <Text size="sm" c="dimmed">
          Its next due times cannot be told: {explainError(preview.error).message}
        </Text>
      )}
      {isAwaited && !paused && (
        <Text size="sm" c="dimmed">
          {entry.nextRunAt === null ? (
            'Waits until that happens.'
          ) : (
            <>
              It has happened: due <Moment at={entry.nextRunAt} />.
            </>
          )}
        </Text>
      )}
      {paused && (
        <Text size="xs" c="dimmed">
          What is due while it is paused is recorded as skipped.
        </Text>
      )}
      {entry.limits.maxRuns !== null && (
        <Text size="xs" c="dimmed">
          {entry.runCount} of at most {entry.limits.maxRuns} runs so far.
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {catchUpSentence(entry.catchUp)} {overlapSentences[entry.overlap]}
      </Text>
      <Group gap="xs" mt={2}>
        {entry.enabled && (!isAlone || paused) && (
          <PauseButton entries={{ ids: [entry.id] }} what={`“${entry.sentence}”`} isPaused={paused} size="compact-sm" />
        )}
        <ButtonLink
          size="compact-sm"
          variant="default"
          leftSection={<IconHelpCircle size={15} aria-hidden />}
          to="/tasks/$task"
          params={{ task: entry.taskId }}
          search={{ why: entry.id }}
          replace
        >
          Why did it not run?
        </ButtonLink>
      </Group>
    </li>
  );
}

const overlapSentences: Readonly<Record<Overlap, string>> = {
  skip: 'If its previous run is still going, this one is left out.',
  queue: 'If its previous run is still going, it waits.',
  allow: 'It may run several times at once.',
  replace: 'If its previous run is still going, that one is stopped.',
};

function catchUpSentence({ policy, windowMs, limit, startWithinMs }: CatchUp): string {
  const within = startWithinMs === 0 ? '' : `, starting within ${formatDuration(startWithinMs)}`;
  const window = windowMs === null ? '' : ` if no more than ${formatDuration(windowMs)} late`;
  switch (policy) {
    case 'skip':
      return 'Times missed while the computer slept are left out.';
    case 'latest':
      return `If the computer was asleep, it runs once on waking${window}${within}.`;
    case 'all':
      return `If the computer was asleep, it runs once for each time missed${window}, at most ${limit} times${within}.`;
  }
}
