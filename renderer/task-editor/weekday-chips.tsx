import { Chip, Group, Input } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './weekday-chips.module.css';

// Weeks begin on Monday, as they do in the lists of due times.
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((label, at) => ({
  label,
  value: String((at + 1) % 7),
}));

interface WeekdayChipsProps {
  label: string;
  /** Days as texts; `0` is Sunday. */
  value: string[];
  onChange: (value: string[]) => void;
  error?: ReactNode;
}

/** Any days of the week. */
export function WeekdayChips({ label, value, onChange, error }: WeekdayChipsProps) {
  const id = useId();
  return (
    <Input.Wrapper id={id} label={label} labelElement="div" error={error}>
      <Group gap={4} mt={4} role="group" aria-label={label} {...(error ? { 'aria-describedby': `${id}-error` } : {})}>
        <Chip.Group multiple value={value} onChange={onChange}>
          {weekdays.map((day) => (
            <Chip
              key={day.value}
              size="xs"
              value={day.value}
              classNames={{ label: classes.label ?? '' }}
              {...(error ? { 'aria-invalid': true } : {})}
            >
              {day.label}
            </Chip>
          ))}
        </Chip.Group>
      </Group>
    </Input.Wrapper>
  );
}
