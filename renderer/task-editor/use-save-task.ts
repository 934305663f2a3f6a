import type { UseFormReturnType } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { FieldIssue } from '../../shared/error.ts';
import { useOrpc } from '../api/api-context.tsx';
import { type Explanation, explainError } from '../api/explain-error.ts';
import { issueSentence } from '../ui/issue-sentence.ts';
import { toastDone } from '../ui/toast.tsx';
import type { EditorValues } from './editor-values.ts';
import { fieldOfIssue } from './field-of-issue.ts';
import { entriesFromValues, issuesOfForm, taskFromValues } from './input-from-values.ts';

/** Saves the form in one call and puts each complaint at its field. */
export function useSaveTask(form: UseFormReturnType<EditorValues>, taskId: string | undefined) {
  const orpc = useOrpc();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isSaved, setIsSaved] = useState(false);
  const [problem, setProblem] = useState<Explanation | null>(null);

  useEffect(() => {
    if (problem) focusFirstError();
  }, [problem]);

  const show = (explanation: Explanation, values: EditorValues) => {
    const errors: Record<string, string> = {};
    const homeless: FieldIssue[] = [];
    for (const issue of explanation.issues) {
      const field = fieldOfIssue(issue.path, values);
      if (field === null) homeless.push(issue);
      else errors[field] ??= issueSentence(issue.message);
    }
    form.setErrors(errors);
    setProblem(
      Object.keys(errors).length > 0
        ? { ...explanation, ...atFields(Object.values(errors)), issues: homeless }
        : explanation,
    );
  };

  const mutation = useMutation({
    mutationFn: (values: EditorValues) => {
      const input = { task: taskFromValues(values), entries: entriesFromValues(values.entries) };
      return taskId === undefined ? orpc.task.create.call(input) : orpc.task.update.call({ id: taskId, ...input });
    },
    onSuccess: async (task) => {
      // Drawn at once: a busy page would still take the form for unsaved when it is left below.
      flushSync(() => setIsSaved(true));
      setProblem(null);
      queries.setQueryData(orpc.task.get.queryKey({ input: { task: task.id } }), task);
      await queries.invalidateQueries({ queryKey: orpc.task.list.key() });
      toastDone(taskId === undefined ? `“${task.name}” was created.` : `“${task.name}” was saved.`);
      await navigate({ to: '/tasks/$task', params: { task: task.id } });
    },
    onError: (error, values) => show(explainError(error), values),
  });

  const save = (values: EditorValues) => {
    if (mutation.isPending) return;
    const issues = issuesOfForm(values);
    if (issues.length > 0) {
      show(
        {
          code: 'INVALID',
          message: 'Something in the form is not valid.',
          wayOut: 'Correct the fields marked below.',
          issues,
        },
        values,
      );
      return;
    }
    mutation.mutate(values);
  };

  return { save, isSaving: mutation.isPending, isSaved, problem };
}

function focusFirstError(): void {
  const field = document.querySelector<HTMLElement>('form [aria-invalid="true"]');
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}

// The complaints stand at their fields; above the form it is enough to say where to look.
function atFields(sentences: readonly string[]): Pick<Explanation, 'message' | 'wayOut'> {
  const [only] = sentences;
  return {
    message:
      sentences.length === 1 && only !== undefined ? `${only}.` : `${sentences.length} fields are not right yet.`,
    wayOut: 'Nothing was changed. Correct what is marked below and save again.',
  };
}
