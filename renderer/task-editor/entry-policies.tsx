import { NumberInput, Select } from '@mantine/core';
import { DurationField } from './duration-field.tsx';
import { useEditorForm } from './editor-form.ts';

const catchUps = [
  { value: 'skip', label: 'leave out what was missed' },
  { value: 'latest', label: 'run once on waking' },
  { value: 'all', label: 'run once for each time missed' },
];

const overlaps = [
  { value: 'skip', label: 'leave this one out' },
  { value: 'queue', label: 'wait until it has ended' },
  { value: 'allow', label: 'run both at once' },
  { value: 'replace', label: 'stop it and begin anew' },
];

/** What happens when the rhythm cannot be kept, as sentences to complete. */
export function EntryPolicies({ at }: { at: number }) {
  const form = useEditorForm();
  const entry = form.values.entries[at];
  if (!entry) return null;
  return (
    <>
      <Select
        label="If the computer was asleep or Downbeat was closed"
        allowDeselect={false}
        data={catchUps}
        {...form.getInputProps(`entries.${at}.catchUp`)}
      />
      {entry.catchUp !== 'skip' && (
        <DurationField
          label="…but only if no more late than"
          emptyLabel="automatic"
          description="Automatic: 24 hours for daily and rarer schedules, one period for the rest."
          value={entry.catchUpWindowMs}
          onChange={(value) => form.setFieldValue(`entries.${at}.catchUpWindowMs`, value)}
          error={form.errors[`entries.${at}.catchUpWindowMs`]}
        />
      )}
      {entry.catchUp === 'all' && (
        <NumberInput
          label="…and at most so many runs"
          min={1}
          max={1_000}
          allowDecimal={false}
          maw={200}
          {...form.getInputProps(`entries.${at}.catchUpLimit`)}
        />
      )}
      {entry.catchUp !== 'skip' && (
        <DurationField
          label="…starting at some moment within"
          emptyLabel="at once"
          description="So that waking up is no stampede when many tasks have something to catch up on."
          value={entry.catchUpStartWithinMs === 0 ? null : entry.catchUpStartWithinMs}
          onChange={(value) => form.setFieldValue(`entries.${at}.catchUpStartWithinMs`, value ?? 0)}
          error={form.errors[`entries.${at}.catchUpStartWithinMs`]}
        />
      )}
      <Select
        label="If its previous run is still going"
        allowDeselect={false}
        data={overlaps}
        {...form.getInputProps(`entries.${at}.overlap`)}
      />
    </>
  );
}
