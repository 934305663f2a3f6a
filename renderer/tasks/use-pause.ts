import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { EntrySelection } from '../../shared/api.ts';
import { useOrpc } from '../api/api-context.tsx';
import { explainError } from '../api/explain-error.ts';
import { shortTime } from '../ui/short-time.ts';
import { toastDone, toastProblem } from '../ui/toast.tsx';

/** Which entries, and how to name them to a person: `“Sync notes”`. */
export interface PauseTarget {
  entries: EntrySelection;
  what: string;
}

/** Pauses entries, or lets them go on. */
export function usePause() {
  const orpc = useOrpc();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: orpc.task.key() });

  const resume = useMutation({
    mutationFn: ({ entries }: PauseTarget) => orpc.entry.resume.call({ entries }),
    onSuccess: (_, { what }) => {
      toastDone(`${what} goes on.`);
      return refresh();
    },
    onError: (error) => toastProblem('It could not be resumed', explainError(error)),
  });

  const pause = useMutation({
    mutationFn: ({ entries, until }: PauseTarget & { until: number | null }) =>
      orpc.entry.pause.call({ entries, until }),
    onSuccess: ({ count }, { until, ...target }) => {
      if (count === 0) toastDone(`${target.what} has no schedule that is switched on.`);
      else
        toastDone(`${target.what} is paused${until === null ? '' : ` until ${shortTime(until, Date.now())}`}.`, {
          run: () => resume.mutate(target),
        });
      return refresh();
    },
    onError: (error) => toastProblem('It could not be paused', explainError(error)),
  });

  return { pause, resume };
}
