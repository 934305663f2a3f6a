import { Switch, Tooltip } from '@mantine/core';
import type { TaskView } from '../../shared/api.ts';
import { isOn } from './next-due.ts';
import { useTaskActions } from './use-task-actions.ts';

/** Switches all of a task's schedules on or off. */
export function TaskSwitch({ task }: { task: TaskView }) {
  const { setOn } = useTaskActions();
  const isScheduled = task.entries.length > 0;
  // Shows what was asked for until the host has answered.
  const on = setOn.isPending ? setOn.variables.on : isOn(task);
  return (
    <Tooltip
      label={
        isScheduled ? (on ? 'Scheduled' : 'Switched off: runs only by hand') : 'Has no schedule: runs only by hand'
      }
    >
      <Switch
        size="sm"
        aria-label={`Schedule of ${task.name}`}
        checked={on}
        disabled={!isScheduled}
        onChange={(event) => setOn.mutate({ task, on: event.currentTarget.checked })}
      />
    </Tooltip>
  );
}
