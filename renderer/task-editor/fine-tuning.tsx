import { Select } from '@mantine/core';
import { useEditorForm } from './editor-form.ts';

const dialects = [
  { value: 'vixie', label: 'cron: day or weekday' },
  { value: 'celery', label: 'Celery: day and weekday' },
];

const modes = [
  { value: 'calendar', label: 'the same time of day, also when clocks change' },
  { value: 'elapsed', label: 'so many hours, whatever the clock says' },
];

/** What most schedules never need: the crontab's dialect, what a day is. */
export function FineTuning({ at }: { at: number }) {
  const form = useEditorForm();
  const entry = form.values.entries[at];
  if (entry?.kind === 'crontab') {
    return (
      <Select
        label="Dialect"
        description="Which days count when both a day of the month and a weekday are given."
        allowDeselect={false}
        data={dialects}
        {...form.getInputProps(`entries.${at}.dialect`)}
      />
    );
  }
  if (entry?.kind !== 'interval' || (entry.unit !== 'day' && entry.unit !== 'week')) return null;
  return (
    <Select
      label={`A ${entry.unit} is`}
      allowDeselect={false}
      data={modes}
      {...form.getInputProps(`entries.${at}.mode`)}
    />
  );
}
