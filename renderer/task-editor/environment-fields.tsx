import { ActionIcon, Button, Input, TextInput } from '@mantine/core';
import { randomId } from '@mantine/hooks';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useEditorForm } from './editor-form.ts';
import classes from './environment-fields.module.css';

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
      <div className={classes.rows}>
        {environment.map(({ key }, at) => (
          <div key={key} className={classes.row}>
            <TextInput
              aria-label={`Name of variable ${at + 1}`}
              placeholder="NAME"
              spellCheck={false}
              classNames={{ input: classes.mono ?? '' }}
              {...form.getInputProps(`environment.${at}.name`)}
            />
            <TextInput
              aria-label={`Value of variable ${at + 1}`}
              placeholder="value"
              spellCheck={false}
              classNames={{ input: classes.mono ?? '' }}
              {...form.getInputProps(`environment.${at}.value`)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={`Remove variable ${at + 1}`}
              onClick={() => form.removeListItem('environment', at)}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => form.insertListItem('environment', { key: randomId(), name: '', value: '' })}
        >
          Add variable
        </Button>
      </div>
    </Input.Wrapper>
  );
}
