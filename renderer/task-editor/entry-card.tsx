import { ActionIcon, Group, Paper, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { DuePreview } from './due-preview.tsx';
import { useEditorForm } from './editor-form.ts';
import type { EntryValues } from './editor-values.ts';
import classes from './entry-card.module.css';
import { EntryPolicies } from './entry-policies.tsx';
import { ExclusionFields } from './exclusion-fields.tsx';
import { FineTuning } from './fine-tuning.tsx';
import { Fold } from './fold.tsx';
import { KindFields } from './kind-fields.tsx';
import { LimitsFields } from './limits-fields.tsx';
import { scheduleKinds } from './schedule-kinds.ts';
import { TimeZoneSelect } from './time-zone-select.tsx';

const kinds = scheduleKinds.map(({ value, label }) => ({ value, label }));

/** One schedule: its rhythm, when that is due next, and what happens when it cannot be kept. */
export function EntryCard({ at }: { at: number }) {
  const form = useEditorForm();
  const entry = form.values.entries[at];
  if (!entry) return null;
  const hasError = (fields: RegExp) =>
    Object.keys(form.errors).some(
      (field) => field.startsWith(`entries.${at}.`) && fields.test(field.slice(`entries.${at}.`.length)),
    );
  const setCount = countSet(entry);
  const isEvent = entry.kind === 'event';
  const zone = <TimeZoneSelect {...form.getInputProps(`entries.${at}.timeZone`)} />;
  return (
    <Paper withBorder className={classes.card ?? ''} role="group" aria-label={`Schedule ${at + 1}`}>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600}>Schedule {at + 1}</Text>
        <Group gap="xs" wrap="nowrap">
          <Switch
            size="sm"
            label="On"
            labelPosition="left"
            {...form.getInputProps(`entries.${at}.enabled`, { type: 'checkbox' })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove schedule ${at + 1}`}
            onClick={() => form.removeListItem('entries', at)}
          >
            <IconTrash size={17} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <div>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="Kind of schedule"
          data={kinds}
          classNames={{ root: classes.kinds ?? '', control: classes.kind ?? '', label: classes.kindLabel ?? '' }}
          {...form.getInputProps(`entries.${at}.kind`)}
        />
        <Text size="xs" c="dimmed" mt={4}>
          {scheduleKinds.find(({ value }) => value === entry.kind)?.hint}
        </Text>
      </div>
      <Stack gap="sm">
        <KindFields at={at} kind={entry.kind} />
        {!isEvent && zone}
        <DuePreview entry={entry} />
        <Fold
          title="Limits and exceptions"
          note={setCount === 0 ? '' : `${setCount} set`}
          isHeldOpen={hasError(/^(limits|spreadMs|exclusions|dialect|mode)/) || (isEvent && hasError(/^timeZone/))}
        >
          <LimitsFields at={at} />
          <ExclusionFields at={at} />
          <FineTuning at={at} />
          {isEvent && zone}
        </Fold>
        <Fold title="If it cannot keep up" isHeldOpen={hasError(/^(catchUp|overlap)/)}>
          <EntryPolicies at={at} />
        </Fold>
      </Stack>
    </Paper>
  );
}

function countSet({ limits, spreadMs, exclusions }: EntryValues): number {
  const { dates, windows, calendars } = exclusions;
  const set = [limits.start.wall !== '', limits.end.wall !== '', limits.maxRuns !== '', spreadMs !== 0];
  return set.filter(Boolean).length + dates.length + windows.length + calendars.length;
}
