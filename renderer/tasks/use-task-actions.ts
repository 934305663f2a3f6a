import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { TaskView } from '../../shared/api.ts';
import { useOrpc } from '../api/api-context.tsx';
import { explainError } from '../api/explain-error.ts';
import { toastDone, toastProblem } from '../ui/toast.tsx';

/** What can be done to a task from a list or its page; each says how it went. */
export function useTaskActions() {
  const orpc = useOrpc();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const refresh = () => queries.invalidateQueries({ queryKey: orpc.task.key() });

  const restore = useMutation(
    orpc.task.restore.mutationOptions({
      onSuccess: (task) => {
        toastDone(`“${task.name}” is back.`);
        return refresh();
      },
      onError: (error) => toastProblem('The task could not be brought back', explainError(error)),
    }),
  );

  const run = useMutation(
    orpc.task.run.mutationOptions({
      onSuccess: ({ id, taskName }) =>
        toastDone(`“${taskName}” was started.`, {
          label: 'Show the run',
          run: () => void navigate({ to: '/runs/$run', params: { run: id } }),
        }),
      onError: (error, { parameters }) => {
        const explanation = explainError(error);
        // Complaints about parameters stand at their fields.
        if (!parameters || explanation.issues.length === 0) toastProblem('The task could not be started', explanation);
      },
    }),
  );

  const remove = useMutation({
    mutationFn: (task: TaskView) => orpc.task.remove.call({ task: task.id }),
    onSuccess: async ({ id }, task) => {
      toastDone(`“${task.name}” was removed.`, { run: () => restore.mutate({ id }) });
      await refresh();
    },
    onError: (error) => toastProblem('The task could not be removed', explainError(error)),
  });

  const setOn = useMutation({
    mutationFn: ({ task, on }: { task: TaskView; on: boolean }) =>
      Promise.all(
        task.entries
          .filter(({ enabled }) => enabled !== on)
          .map(({ id }) => orpc.entry.setEnabled.call({ id, enabled: on })),
      ),
    onSuccess: refresh,
    onError: (error) => toastProblem('The schedule could not be switched', explainError(error)),
  });

  return { run, remove, setOn };
}
