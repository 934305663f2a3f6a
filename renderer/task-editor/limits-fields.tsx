import { Group, NumberInput, SimpleGrid } from '@mantine/core';
import { DurationField } from './duration-field.tsx';
import { useEditorForm } from './editor-form.ts';
import { MomentField } from './moment-field.tsx';

/** From when, until when, how often at most, and how much its due times are spread. */
export function LimitsFields({ at }: { at: number }) {
  const form = useEditorForm();
  const entry = form.values.entries[at];
  if (!entry) return null;
  const path = `entries.${at}`;
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        <MomentField label="Not before" path={`${path}.limits.start`} />
        <MomentField label="Not after" path={`${path}.limits.end`} />
      </SimpleGrid>
      <Group gap="md" align="flex-start">
        <NumberInput
          label="At most so many runs"
          placeholder="any number"
          min={1}
          max={1_000_000_000}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          flex="1 1 9rem"
          {...form.getInputProps(`${path}.limits.maxRuns`)}
        />
        <DurationField
          label="Spread by up to"
          description="So that not everything starts on the full minute."
          emptyLabel="none"
          flex="1 1 14rem"
          value={entry.spreadMs === 0 ? null : entry.spreadMs}
          onChange={(ms) => form.setFieldValue(`${path}.spreadMs`, ms ?? 0)}
          error={form.errors[`${path}.spreadMs`]}
        />
      </Group>
    </>
  );
}
