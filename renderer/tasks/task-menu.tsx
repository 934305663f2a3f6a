import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDotsVertical, IconHistory, IconPencil, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { TaskView } from '../../shared/api.ts';
import { useTaskActions } from './use-task-actions.ts';

/** What can be done to a task in a list. */
export function TaskMenu({ task }: { task: TaskView }) {
  const navigate = useNavigate();
  const { run, remove } = useTaskActions();
  return (
    <Menu position="bottom-end" width={180} withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${task.name}`}>
          <IconDotsVertical size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={() => run.mutate({ task: task.id })}>
          Run now
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={() => void navigate({ to: '/tasks/$task/edit', params: { task: task.id } })}
        >
          Edit
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopy size={16} aria-hidden />}
          onClick={() => void navigate({ to: '/tasks/new', search: { copy: task.id } })}
        >
          Duplicate
        </Menu.Item>
        <Menu.Item
          leftSection={<IconHistory size={16} aria-hidden />}
          onClick={() => void navigate({ to: '/runs', search: { task: task.id } })}
        >
          Show runs
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => remove.mutate(task)}>
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
