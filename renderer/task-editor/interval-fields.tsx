import { Group, NumberInput, Select } from '@mantine/core';
import { useEditorForm } from './editor-form.ts';

const units = [
  { value: 'ms', label: 'milliseconds' },
  { value: 's', label: 'seconds' },
  { value: 'min', label: 'minutes' },
  { value: 'h', label: 'hours' },
  { value: 'day', label: 'days' },
  { value: 'week', label: 'weeks' },
  { value: 'month', label: 'months' },
];

const alignments = [
  { value: 'clock', label: 'by the clock (:00, :15, …)' },
  { value: 'anchor', label: 'from the moment it was created' },
  { value: 'lastStart', label: 'from the start of the last run' },
  { value: 'lastEnd', label: 'from the end of the last run' },
];

/** Every so many units, counted from something. */
export function IntervalFields({ at }: { at: number }) {
  const form = useEditorForm();
  return (
    <Group gap="xs" align="flex-start">
      <NumberInput
        label="Every"
        min={1}
        allowDecimal={false}
        allowNegative={false}
        w={96}
        {...form.getInputProps(`entries.${at}.every`)}
      />
      <Select label="Unit" allowDeselect={false} data={units} w={130} {...form.getInputProps(`entries.${at}.unit`)} />
      <Select
        label="Counted"
        allowDeselect={false}
        data={alignments}
        flex="1 1 13rem"
        {...form.getInputProps(`entries.${at}.align`)}
      />
    </Group>
  );
}
