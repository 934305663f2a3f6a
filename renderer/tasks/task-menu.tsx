import { ActionIcon, Menu } from '@mantine/core';
import {
  IconAdjustments,
  IconCopy,
  IconDotsVertical,
  IconHistory,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { TaskView } from '../../shared/api.ts';
import { useNow } from '../ui/now.tsx';
import { PauseDialog } from '../ui/pause-dialog.tsx';
import { isOn } from './next-due.ts';
import { pauseOf } from './pause-state.ts';
import { RunDialog } from './run-dialog.tsx';
import { usePause } from './use-pause.ts';
import { useTaskActions } from './use-task-actions.ts';

interface Asking {
  about: 'parameters' | 'pause';
  isOpen: boolean;
}

/** What can be done to a task in a list. */
export function TaskMenu({ task }: { task: TaskView }) {
  const { pause } = usePause();
  // No dialog is there before it was wanted: each row of a long list has this menu.
  const [asking, setAsking] = useState<Asking | null>(null);
  const stopAsking = () => setAsking((asked) => asked && { ...asked, isOpen: false });
  const target = pauseTarget(task);
  return (
    <>
      <Menu position="bottom-end" width={230} withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${task.name}`}>
            <IconDotsVertical size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Items task={task} onAsk={(about) => setAsking({ about, isOpen: true })} />
        </Menu.Dropdown>
      </Menu>
      {asking?.about === 'parameters' && <RunDialog task={task} opened={asking.isOpen} onClose={stopAsking} />}
      {asking?.about === 'pause' && (
        <PauseDialog
          what={target.what}
          opened={asking.isOpen}
          onClose={stopAsking}
          onPause={(until) => pause.mutate({ ...target, until })}
        />
      )}
    </>
  );
}

function pauseTarget({ id, name }: TaskView) {
  return { entries: { task: id }, what: `“${name}”` };
}

function Items({ task, onAsk }: { task: TaskView; onAsk: (about: Asking['about']) => void }) {
  const navigate = useNavigate();
  const { run, remove } = useTaskActions();
  const { resume } = usePause();
  const isPaused = pauseOf(task.entries, useNow())?.extent === 'all';
  const icon = { size: 16, 'aria-hidden': true };
  return (
    <>
      <Menu.Item leftSection={<IconPlayerPlay {...icon} />} onClick={() => run.mutate({ task: task.id })}>
        Run now
      </Menu.Item>
      <Menu.Item leftSection={<IconAdjustments {...icon} />} onClick={() => onAsk('parameters')}>
        Run with other parameters…
      </Menu.Item>
      {isOn(task) && !isPaused && (
        <Menu.Item leftSection={<IconPlayerPause {...icon} />} onClick={() => onAsk('pause')}>
          Pause…
        </Menu.Item>
      )}
      {isPaused && (
        <Menu.Item leftSection={<IconPlayerPlay {...icon} />} onClick={() => resume.mutate(pauseTarget(task))}>
          Resume
        </Menu.Item>
      )}
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconPencil {...icon} />}
        onClick={() => void navigate({ to: '/tasks/$task/edit', params: { task: task.id } })}
      >
        Edit
      </Menu.Item>
      <Menu.Item
        leftSection={<IconCopy {...icon} />}
        onClick={() => void navigate({ to: '/tasks/new', search: { copy: task.id } })}
      >
        Duplicate
      </Menu.Item>
      <Menu.Item
        leftSection={<IconHistory {...icon} />}
        onClick={() => void navigate({ to: '/runs', search: { task: task.id } })}
      >
        Show runs
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item color="red" leftSection={<IconTrash {...icon} />} onClick={() => remove.mutate(task)}>
        Remove
      </Menu.Item>
    </>
  );
}
