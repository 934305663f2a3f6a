import { Button, Input, Stack } from '@mantine/core';
import { randomId } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { VariableRow } from '../ui/variable-row.tsx';
import { useEditorForm } from './editor-form.ts';

/** Environment variables, a line each. */
export function EnvironmentFields() {
  const form = useEditorForm();
  const { environment } = form.values;
  return (
    <Input.Wrapper
      label="Environment variables"
      description="Added to the environment it gets anyway."
      labelElement="div"
    >
      <Stack gap={6} mt={6} align="flex-start">
        {environment.map(({ key }, at) => (
          <VariableRow
            key={key}
            at={at}
            name={form.getInputProps(`environment.${at}.name`)}
            value={form.getInputProps(`environment.${at}.value`)}
            onRemove={() => form.removeListItem('environment', at)}
          />
        ))}
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => form.insertListItem('environment', { key: randomId(), name: '', value: '' })}
        >
          Add variable
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}
