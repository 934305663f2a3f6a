import { Button } from '@mantine/core';
import { IconPencil, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { TaskView } from '../../shared/api.ts';
import { ButtonLink } from '../ui/links.tsx';
import { useTaskActions } from './use-task-actions.ts';

/** What can be done to a task on its page. */
export function TaskActions({ task }: { task: TaskView }) {
  const navigate = useNavigate();
  const { run, remove } = useTaskActions();
  const icon = { size: 17, 'aria-hidden': true };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconTrash {...icon} />}
        loading={remove.isPending}
        onClick={() => remove.mutate(task, { onSuccess: () => void navigate({ to: '/tasks' }) })}
      >
        Remove
      </Button>
      <ButtonLink
        variant="default"
        leftSection={<IconPencil {...icon} />}
        to="/tasks/$task/edit"
        params={{ task: task.id }}
      >
        Edit
      </ButtonLink>
      <Button
        leftSection={<IconPlayerPlay {...icon} />}
        loading={run.isPending}
        onClick={() => run.mutate({ task: task.id })}
      >
        Run now
      </Button>
    </>
  );
}
