import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useOrpc } from '../api/api-context.tsx';
import { explainError } from '../api/explain-error.ts';
import { ButtonLink, PageLink } from '../ui/links.tsx';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { TaskActions } from './task-actions.tsx';
import { TaskDefinition } from './task-definition.tsx';
import classes from './task-page.module.css';
import { TaskRuns } from './task-runs.tsx';
import { TaskSchedules } from './task-schedules.tsx';
import { TaskSwitch } from './task-switch.tsx';
import { WhyDialog } from './why-dialog.tsx';

const route = getRouteApi('/tasks/$task');

/** The page of one task: when it runs, how it went, what it is. */
export function TaskPage() {
  const { task: ref } = route.useParams();
  const { data: task, error, refetch } = useQuery(useOrpc().task.get.queryOptions({ input: { task: ref } }));
  const back = (
    <PageLink to="/tasks" size="sm" c="dimmed">
      Tasks
    </PageLink>
  );
  if (error) {
    return (
      <Page title="Task" before={back}>
        <Problem title="The task could not be loaded" {...explainError(error)} onRetry={() => void refetch()}>
          <ButtonLink size="xs" variant="default" to="/tasks">
            To the tasks
          </ButtonLink>
        </Problem>
      </Page>
    );
  }
  if (!task) {
    return (
      <Page title="Task" before={back}>
        <RowsSkeleton label="Loading the task…" />
      </Page>
    );
  }
  return (
    <Page title={task.name} before={back} beside={<TaskSwitch task={task} />} actions={<TaskActions task={task} />}>
      <div className={classes.columns}>
        <TaskSchedules task={task} />
        <TaskDefinition task={task} />
      </div>
      <TaskRuns task={task} />
      <WhyDialog task={task} />
    </Page>
  );
}
