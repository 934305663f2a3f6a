import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useOrpc } from '../api/api-context.tsx';
import { explainError } from '../api/explain-error.ts';
import { toastDone, toastProblem } from '../ui/toast.tsx';

/** Pauses the beat, or lets it go on. */
export function usePauseResume() {
  const orpc = useOrpc();
  const queries = useQueryClient();
  const { data: status } = useQuery(orpc.system.status.queryOptions());
  const isPaused = status?.beat === 'paused';
  const refresh = () => queries.invalidateQueries({ queryKey: orpc.system.status.key() });
  const pause = useMutation(
    orpc.system.pause.mutationOptions({
      onSuccess: () => {
        toastDone('Paused: due times are recorded as skipped until you resume.');
        return refresh();
      },
      onError: (error) => toastProblem('The beat could not be paused', explainError(error)),
    }),
  );
  const resume = useMutation(
    orpc.system.resume.mutationOptions({
      onSuccess: () => {
        toastDone('The beat goes on.');
        return refresh();
      },
      onError: (error) => toastProblem('The beat could not be resumed', explainError(error)),
    }),
  );
  return {
    isPaused,
    isPending: pause.isPending || resume.isPending,
    toggle: () => (isPaused ? resume.mutate(undefined) : pause.mutate(undefined)),
  };
}
