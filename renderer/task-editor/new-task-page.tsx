import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useOrpc } from '../api/api-context.tsx';
import { explainError } from '../api/explain-error.ts';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { EditorSkeleton } from './editor-skeleton.tsx';
import { machineOf } from './machine.ts';
import { emptyValues } from './new-values.ts';
import { TaskEditor } from './task-editor.tsx';
import { templates } from './templates.ts';
import { valuesForCopy, valuesFromTask } from './values-from-task.ts';

const route = getRouteApi('/tasks/new');

/** The page that makes a task: from nothing, from a template or from another task. */
export function NewTaskPage() {
  const { template, copy } = route.useSearch();
  const orpc = useOrpc();
  const status = useQuery(orpc.system.status.queryOptions());
  const original = useQuery(orpc.task.get.queryOptions({ input: { task: copy ?? '' }, enabled: copy !== undefined }));
  const error = status.error ?? original.error;
  if (error) {
    return (
      <Page title="New task">
        <Problem
          title="The task to copy could not be loaded"
          {...explainError(error)}
          onRetry={() => void original.refetch()}
        />
      </Page>
    );
  }
  if (!status.data || (copy !== undefined && !original.data)) return <EditorSkeleton title="New task" />;
  const machine = machineOf(status.data);
  const initial = original.data
    ? valuesForCopy(valuesFromTask(original.data))
    : template
      ? templates[template](machine)
      : emptyValues(machine);
  return <TaskEditor key={`${template} ${copy}`} title="New task" initial={initial} />;
}
