import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { useOrpc } from '../api/api-context.tsx';
import { explainError } from '../api/explain-error.ts';
import { shortTime } from '../ui/short-time.ts';
import { toastDone, toastProblem } from '../ui/toast.tsx';

/** Opens the dialog that asks how long to pause everything. */
export const AskForPause = createContext<() => void>(() => undefined);

/** Pauses everything, after asking for how long, or lets it go on. */
export function usePauseResume() {
  const orpc = useOrpc();
  const queries = useQueryClient();
  const ask = use(AskForPause);
  const { data: status } = useQuery(orpc.system.status.queryOptions());
  const isPaused = status?.beat === 'paused';
  const refresh = () => queries.invalidateQueries({ queryKey: orpc.system.status.key() });
  const resume = useMutation(
    orpc.system.resume.mutationOptions({
      onSuccess: () => {
        toastDone('The beat goes on.');
        return refresh();
      },
      onError: (error) => toastProblem('The beat could not be resumed', explainError(error)),
    }),
  );
  const pause = useMutation(
    orpc.system.pause.mutationOptions({
      onSuccess: ({ pausedUntil }) => {
        const end = pausedUntil === null ? 'you resume' : shortTime(pausedUntil, Date.now());
        toastDone(`Paused: due times are recorded as skipped until ${end}.`, { run: () => resume.mutate(undefined) });
        return refresh();
      },
      onError: (error) => toastProblem('The beat could not be paused', explainError(error)),
    }),
  );
  return {
    isPaused,
    isPending: pause.isPending || resume.isPending,
    pause: (until: number | null) => pause.mutate({ until }),
    toggle: () => (isPaused ? resume.mutate(undefined) : ask()),
  };
}
