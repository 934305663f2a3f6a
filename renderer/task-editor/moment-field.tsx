import { TextInput } from '@mantine/core';
import { useEditorForm } from './editor-form.ts';

interface MomentFieldProps {
  label: string;
  description?: string;
  /** Where its `MomentValues` are in the form. */
  path: string;
}

/** A date and a time of day in the zone of the schedule. */
export function MomentField({ label, description, path }: MomentFieldProps) {
  const form = useEditorForm();
  return (
    <TextInput
      type="datetime-local"
      label={label}
      description={description}
      max="9999-12-31T23:59"
      {...form.getInputProps(`${path}.wall`)}
    />
  );
}
