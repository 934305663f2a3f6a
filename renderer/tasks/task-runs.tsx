import { Group, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TaskView } from '../../shared/api.ts';
import type { Run } from '../../shared/model/run.ts';
import { useOrpc } from '../api/api-context.tsx';
import { explainError } from '../api/explain-error.ts';
import { formatDuration } from '../ui/duration.ts';
import { PageLink } from '../ui/links.tsx';
import { Moment } from '../ui/moment.tsx';
import { useNow } from '../ui/now.tsx';
import { Problem } from '../ui/problem.tsx';
import { RunStateMark } from '../ui/run-state-mark.tsx';
import { RunWait, waitsUntil } from '../ui/run-wait.tsx';
import classes from './task-page.module.css';

const shownCount = 12;

/** A task's last runs. */
export function TaskRuns({ task }: { task: TaskView }) {
  const runs = useQuery(useOrpc().run.list.queryOptions({ input: { filter: { taskId: task.id }, limit: shownCount } }));
  return (
    <section className={classes.section} aria-label="Last runs">
      <Group justify="space-between">
        <Title order={2} size="h5">
          Last runs
        </Title>
        <PageLink to="/runs" search={{ task: task.id }} size="sm">
          All runs of this task
        </PageLink>
      </Group>
      {runs.isPending && <Skeleton height={200} radius="sm" />}
      {runs.error && (
        <Problem
          title="The runs could not be loaded"
          {...explainError(runs.error)}
          onRetry={() => void runs.refetch()}
        />
      )}
      {runs.data?.runs.length === 0 && <Text c="dimmed">It has not run yet. “Run now” tries it at once.</Text>}
      {runs.data && runs.data.runs.length > 0 && (
        <ul className={classes.runs}>
          {runs.data.runs.map((run) => (
            <RunItem key={run.id} run={run} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RunItem({ run }: { run: Run }) {
  const now = useNow();
  return (
    <li>
      <Link to="/runs/$run" params={{ run: run.id }} className={classes.run}>
        <RunStateMark state={run.state} />
        <span>
          <Moment at={run.startedAt ?? run.scheduledFor ?? run.queuedAt} />
        </span>
        <span>{run.startedAt === null ? '' : formatDuration((run.finishedAt ?? now) - run.startedAt)}</span>
        <Text span c="dimmed" className={classes.reason ?? ''}>
          {waitsUntil(run, now) ? <RunWait run={run} /> : run.reason}
        </Text>
      </Link>
    </li>
  );
}
