import { Alert, Button, Stack } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useOrpc } from '../api/api-context.tsx';
import { explainError } from '../api/explain-error.ts';
import { ButtonLink } from '../ui/links.tsx';
import { Problem } from '../ui/problem.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportSource } from './import-source.tsx';
import { importedSentence } from './imported-sentence.ts';

/** Brings tasks in: choose a source, see what would change, take what is wanted. */
export function Import() {
  const orpc = useOrpc();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const preview = useMutation(orpc.transfer.preview.mutationOptions());
  const apply = useMutation(
    orpc.transfer.apply.mutationOptions({
      onSuccess: () => {
        setText('');
        preview.reset();
        return queries.invalidateQueries({ queryKey: orpc.task.key() });
      },
    }),
  );
  const look = (source: string) => {
    setText(source);
    apply.reset();
    preview.mutate({ text: source });
  };
  const startOver = () => {
    preview.reset();
    apply.reset();
  };

  return (
    <Stack gap="md">
      {apply.data && (
        <Alert color="teal" icon={<IconCircleCheck aria-hidden />} role="status" title="Imported">
          <Stack gap="xs" align="flex-start">
            {importedSentence(apply.data)}
            <ButtonLink size="xs" variant="default" to="/tasks">
              To the tasks
            </ButtonLink>
          </Stack>
        </Alert>
      )}
      {apply.error && <Problem title="Nothing was imported" {...explainError(apply.error)} />}
      {preview.error && (
        <Problem
          title="This cannot be imported"
          {...explainError(preview.error)}
          wayOut="Correct the text below, or choose another file."
        />
      )}
      {preview.data ? (
        <ImportPreview
          items={preview.data.items}
          isApplying={apply.isPending}
          onApply={(plan) => apply.mutate({ text, ...plan })}
          back={
            <Button variant="default" onClick={startOver}>
              Back
            </Button>
          }
        />
      ) : (
        <ImportSource text={text} onText={setText} onLook={look} isLooking={preview.isPending} />
      )}
    </Stack>
  );
}
