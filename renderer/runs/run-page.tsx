import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { isActive, type Run } from '../../shared/model/run.ts';
import { useOrpc } from '../api/api-context.tsx';
import { explainError } from '../api/explain-error.ts';
import { ButtonLink, PageLink } from '../ui/links.tsx';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { RunStateMark } from '../ui/run-state-mark.tsx';
import { toastDone, toastProblem } from '../ui/toast.tsx';
import { Output } from './output.tsx';
import { RunFacts } from './run-facts.tsx';

const route = getRouteApi('/runs/$run');

/** The page of one run: when, how long, how it ended, and its output. */
export function RunPage() {
  const { run: id } = route.useParams();
  const { data: run, error, refetch } = useQuery(useOrpc().run.get.queryOptions({ input: { id } }));
  const back = (
    <PageLink to="/runs" size="sm" c="dimmed">
      Runs
    </PageLink>
  );
  if (error) {
    return (
      <Page title="Run" before={back}>
        <Problem title="The run could not be loaded" {...explainError(error)} onRetry={() => void refetch()}>
          <ButtonLink size="xs" variant="default" to="/runs">
            To the runs
          </ButtonLink>
        </Problem>
      </Page>
    );
  }
  if (!run) {
    return (
      <Page title="Run" before={back}>
        <RowsSkeleton label="Loading the run…" />
      </Page>
    );
  }
  return (
    <Page
      title={run.taskName}
      before={back}
      beside={<RunStateMark state={run.state} />}
      layout="fill"
      actions={<RunActions run={run} />}
    >
      <RunFacts run={run} />
      <Output key={run.id} run={run} />
    </Page>
  );
}

function RunActions({ run }: { run: Run }) {
  const orpc = useOrpc();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const stop = useMutation(
    orpc.run.stop.mutationOptions({
      onSuccess: (stopped) => {
        queries.setQueryData(orpc.run.get.queryKey({ input: { id: stopped.id } }), stopped);
        toastDone('Asked it to stop.');
      },
      onError: (error) => toastProblem('The run could not be stopped', explainError(error)),
    }),
  );
  const again = useMutation(
    orpc.task.run.mutationOptions({
      onSuccess: ({ id }) => void navigate({ to: '/runs/$run', params: { run: id } }),
      onError: (error) => toastProblem('The task could not be started', explainError(error)),
    }),
  );
  const icon = { size: 17, 'aria-hidden': true };
  return (
    <>
      <ButtonLink variant="default" to="/tasks/$task" params={{ task: run.taskId }}>
        Open the task
      </ButtonLink>
      {isActive(run.state) ? (
        <Button
          color="red"
          variant="filled"
          leftSection={<IconPlayerStop {...icon} />}
          loading={stop.isPending}
          onClick={() => stop.mutate({ id: run.id })}
        >
          Stop
        </Button>
      ) : (
        <>
          {run.parameters !== null && (
            <Button variant="default" disabled={again.isPending} onClick={() => again.mutate({ task: run.taskId })}>
              Run as the task says
            </Button>
          )}
          <Button
            leftSection={<IconPlayerPlay {...icon} />}
            loading={again.isPending}
            onClick={() => again.mutate({ task: run.taskId, ...(run.parameters && { parameters: run.parameters }) })}
          >
            {run.parameters === null ? 'Run again' : 'Run again with the same'}
          </Button>
        </>
      )}
    </>
  );
}
