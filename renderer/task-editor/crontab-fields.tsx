import { Button, Group, Menu, TextInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import classes from './crontab-fields.module.css';
import { useEditorForm } from './editor-form.ts';

const presets = [
  { expression: '* * * * *', label: 'Every minute' },
  { expression: '*/15 * * * *', label: 'Every 15 minutes' },
  { expression: '0 * * * *', label: 'Every hour' },
  { expression: '0 3 * * *', label: 'Every night at 03:00' },
  { expression: '30 8 * * 1-5', label: 'Weekdays at 08:30' },
  { expression: '0 9 * * 1', label: 'Mondays at 09:00' },
  { expression: '0 9 1 * *', label: 'First of the month at 09:00' },
];

/** A crontab expression, typed or picked. */
export function CrontabFields({ at }: { at: number }) {
  const form = useEditorForm();
  const menu = (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <Button variant="default" flex="none" rightSection={<IconChevronDown size={15} aria-hidden />}>
          Presets
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {presets.map(({ expression, label }) => (
          <Menu.Item key={expression} onClick={() => form.setFieldValue(`entries.${at}.expression`, expression)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
  return (
    <TextInput
      label="Expression"
      description="minute hour day month weekday"
      classNames={{ input: classes.expression ?? '', wrapper: classes.wrapper ?? '' }}
      spellCheck={false}
      autoCapitalize="off"
      inputContainer={(input) => (
        <Group gap="xs" wrap="nowrap" align="flex-start" className={classes.line ?? ''}>
          {input}
          {menu}
        </Group>
      )}
      {...form.getInputProps(`entries.${at}.expression`)}
    />
  );
}
