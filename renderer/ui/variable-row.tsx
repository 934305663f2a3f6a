import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import classes from './variable-row.module.css';

interface VariableRowProps {
  /** Which one it is; the first is 0. */
  at: number;
  name: TextInputProps;
  value: TextInputProps;
  onRemove: () => void;
}

/** One environment variable to fill in. */
export function VariableRow({ at, name, value, onRemove }: VariableRowProps) {
  const mono = { input: classes.mono ?? '' };
  return (
    <div className={classes.row}>
      <TextInput
        aria-label={`Name of variable ${at + 1}`}
        placeholder="NAME"
        spellCheck={false}
        classNames={mono}
        {...name}
      />
      <TextInput
        aria-label={`Value of variable ${at + 1}`}
        placeholder="value"
        spellCheck={false}
        classNames={mono}
        {...value}
      />
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Remove variable ${at + 1}`} onClick={onRemove}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}
