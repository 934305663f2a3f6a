import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustments, IconChevronDown, IconPencil, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { TaskView } from '../../shared/api.ts';
import { ButtonLink } from '../ui/links.tsx';
import { useNow } from '../ui/now.tsx';
import { isOn } from './next-due.ts';
import { PauseButton } from './pause-button.tsx';
import { pauseOf } from './pause-state.ts';
import { RunDialog } from './run-dialog.tsx';
import classes from './task-actions.module.css';
import { useTaskActions } from './use-task-actions.ts';

/** What can be done to a task on its page. */
export function TaskActions({ task }: { task: TaskView }) {
  const navigate = useNavigate();
  const now = useNow();
  const { run, remove } = useTaskActions();
  const [isAsking, dialog] = useDisclosure(false);
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
      {isOn(task) && (
        <PauseButton
          entries={{ task: task.id }}
          what={`“${task.name}”`}
          isPaused={pauseOf(task.entries, now)?.extent === 'all'}
        />
      )}
      <ButtonLink
        variant="default"
        leftSection={<IconPencil {...icon} />}
        to="/tasks/$task/edit"
        params={{ task: task.id }}
      >
        Edit
      </ButtonLink>
      <Button.Group>
        <Button
          leftSection={<IconPlayerPlay {...icon} />}
          loading={run.isPending}
          onClick={() => run.mutate({ task: task.id })}
        >
          Run now
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button px={9} className={classes.other ?? ''} aria-label="Other ways to run it">
              <IconChevronDown {...icon} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconAdjustments size={16} aria-hidden />} onClick={dialog.open}>
              Run with other parameters…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Button.Group>
      <RunDialog task={task} opened={isAsking} onClose={dialog.close} />
    </>
  );
}
