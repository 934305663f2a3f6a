import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { TaskView } from '../../shared/api.ts';
import { useOrpc } from '../api/api-context.tsx';
import { explainError } from '../api/explain-error.ts';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { EditorSkeleton } from './editor-skeleton.tsx';
import { TaskEditor } from './task-editor.tsx';
import { valuesFromTask } from './values-from-task.ts';

const route = getRouteApi('/tasks/$task/edit');

/** The page that changes a task. */
export function EditTaskPage() {
  const { task: ref } = route.useParams();
  const task = useQuery(useOrpc().task.get.queryOptions({ input: { task: ref } }));
  if (task.data) return <EditTask key={task.data.id} task={task.data} />;
  if (task.error) {
    return (
      <Page title="Edit task">
        <Problem
          title="The task could not be loaded"
          {...explainError(task.error)}
          onRetry={() => void task.refetch()}
        />
      </Page>
    );
  }
  return <EditorSkeleton title="Edit task" />;
}

function EditTask({ task }: { task: TaskView }) {
  const [loaded, setLoaded] = useState(task);
  // What is typed here is never overwritten by what happens elsewhere without being asked.
  const isOutdated = task.updatedAt !== loaded.updatedAt;
  return (
    <TaskEditor
      key={loaded.updatedAt}
      title={`Edit ${loaded.name}`}
      taskId={loaded.id}
      initial={valuesFromTask(loaded)}
      notice={
        isOutdated && (
          <Group role="status" gap="sm">
            <Text size="sm">
              This task was changed elsewhere while you were editing it. Saving replaces that change.
            </Text>
            <Button size="compact-sm" variant="default" onClick={() => setLoaded(task)}>
              Load the change instead
            </Button>
          </Group>
        )
      }
    />
  );
}
