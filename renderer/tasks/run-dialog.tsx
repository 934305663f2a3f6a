import { Button, Group, Input, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { randomId } from '@mantine/hooks';
import { IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import type { TaskView } from '../../shared/api.ts';
import { explainError } from '../api/explain-error.ts';
import { Dialog } from '../ui/dialog.tsx';
import { issueSentence } from '../ui/issue-sentence.ts';
import { VariableRow } from '../ui/variable-row.tsx';
import classes from './run-dialog.module.css';
import { fieldOfParameter, parametersFromValues, problemOfArguments, valuesOfTask } from './run-parameters.ts';
import { useTaskActions } from './use-task-actions.ts';

interface RunDialogProps {
  task: TaskView;
  opened: boolean;
  onClose: () => void;
}

/** Runs a task once with other arguments or variables than its own. */
export function RunDialog({ task, opened, onClose }: RunDialogProps) {
  return (
    <Dialog title={`Run “${task.name}” with…`} opened={opened} onClose={onClose}>
      <RunForm task={task} onClose={onClose} />
    </Dialog>
  );
}

function RunForm({ task, onClose }: Omit<RunDialogProps, 'opened'>) {
  const { run } = useTaskActions();
  const form = useForm({ mode: 'controlled', initialValues: valuesOfTask(task) });
  const { variables } = form.values;
  const isCommand = task.options.kind === 'command';

  const submit = form.onSubmit((values) => {
    const problem = problemOfArguments(values);
    if (problem) {
      form.setFieldError('args', issueSentence(problem));
      return;
    }
    const parameters = parametersFromValues(values, task);
    run.mutate(
      { task: task.id, ...(parameters && { parameters }) },
      {
        onSuccess: onClose,
        onError: (error) => {
          for (const { path, message } of explainError(error).issues)
            form.setFieldError(fieldOfParameter(path, values), issueSentence(message));
        },
      },
    );
  });

  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          For this one run; the task stays as it is.
        </Text>
        {isCommand && (
          <Textarea
            label="Arguments"
            description="In place of its own. Quotation marks keep blanks together."
            classNames={{ input: classes.mono ?? '' }}
            autosize
            minRows={1}
            maxRows={6}
            spellCheck={false}
            autoCapitalize="off"
            data-autofocus
            {...form.getInputProps('args')}
          />
        )}
        <Input.Wrapper label="Variables" labelElement="div" description="On top of the environment it gets anyway.">
          <Stack gap={6} mt={6} align="flex-start">
            {variables.map(({ key }, at) => (
              <VariableRow
                key={key}
                at={at}
                name={form.getInputProps(`variables.${at}.name`)}
                value={form.getInputProps(`variables.${at}.value`)}
                onRemove={() => form.removeListItem('variables', at)}
              />
            ))}
            <Button
              size="compact-sm"
              variant="light"
              leftSection={<IconPlus size={15} aria-hidden />}
              data-autofocus={!isCommand || undefined}
              onClick={() => form.insertListItem('variables', { key: randomId(), name: '', value: '' })}
            >
              Add variable
            </Button>
          </Stack>
        </Input.Wrapper>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={run.isPending} leftSection={<IconPlayerPlay size={17} aria-hidden />}>
            Run
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
