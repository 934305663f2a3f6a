import { Group, Input, type InputWrapperProps, NumberInput, Select } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { type DurationUnit, durationUnits, joinDuration, splitDuration } from './duration-units.ts';

interface DurationFieldProps extends Pick<InputWrapperProps, 'flex'> {
  label: string;
  description?: string;
  /** What an empty field means. */
  emptyLabel: string;
  value: number | null;
  onChange: (ms: number | null) => void;
  error?: ReactNode;
}

/** A length of time as number and unit; empty stands for none. */
export function DurationField({
  label,
  description,
  emptyLabel,
  value,
  onChange,
  error,
  ...place
}: DurationFieldProps) {
  const [unit, setUnit] = useState<DurationUnit>(() => (value === null ? 'min' : splitDuration(value).unit));
  const [amount, setAmount] = useState<number | string>(() => (value === null ? '' : splitDuration(value).amount));
  const id = useId();
  const tell = (nextAmount: number | string, nextUnit: DurationUnit) => {
    setAmount(nextAmount);
    setUnit(nextUnit);
    onChange(nextAmount === '' ? null : joinDuration(Number(nextAmount), nextUnit));
  };
  return (
    <Input.Wrapper id={id} label={label} labelElement="div" description={description} error={error} {...place}>
      <Group gap={6} wrap="nowrap" mt={description ? 6 : 0} maw={320}>
        <NumberInput
          aria-label={label}
          placeholder={emptyLabel}
          min={0}
          allowNegative={false}
          value={amount}
          onChange={(next) => tell(next, unit)}
          error={Boolean(error)}
          // The complaint stands below both fields, which the field's own attributes know nothing of.
          {...(error ? { withAria: false, 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {})}
          flex={1}
        />
        <Select
          aria-label={`Unit of ${label.toLowerCase()}`}
          allowDeselect={false}
          data={durationUnits.map(({ value: unitValue, label: unitLabel }) => ({ value: unitValue, label: unitLabel }))}
          value={unit}
          onChange={(next) => next && tell(amount, next as DurationUnit)}
          flex={1}
        />
      </Group>
    </Input.Wrapper>
  );
}
