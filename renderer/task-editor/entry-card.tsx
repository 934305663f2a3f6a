import { ActionIcon, Button, Collapse, Group, Paper, SegmentedControl, Stack, Switch } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { CrontabFields } from './crontab-fields.tsx';
import { DuePreview } from './due-preview.tsx';
import { useEditorForm } from './editor-form.ts';
import classes from './entry-card.module.css';
import { EntryPolicies } from './entry-policies.tsx';
import { FineTuning } from './fine-tuning.tsx';
import { IntervalFields } from './interval-fields.tsx';
import { TimeZoneSelect } from './time-zone-select.tsx';

const kinds = [
  { value: 'interval', label: 'Interval' },
  { value: 'crontab', label: 'Crontab' },
];

/** One schedule: its rhythm, when that is due next, and what happens when it cannot be kept. */
export function EntryCard({ at }: { at: number }) {
  const form = useEditorForm();
  const [isMore, more] = useDisclosure(false);
  const entry = form.values.entries[at];
  if (!entry) return null;
  const hasHiddenError = Object.keys(form.errors).some(
    (field) => field.startsWith(`entries.${at}.`) && /dialect|align|mode|catchUp|overlap/.test(field),
  );
  const isOpen = isMore || hasHiddenError;
  return (
    <Paper withBorder className={classes.card ?? ''} role="group" aria-label={`Schedule ${at + 1}`}>
      <Group justify="space-between" wrap="nowrap">
        <SegmentedControl
          size="xs"
          aria-label="Kind of schedule"
          data={kinds}
          {...form.getInputProps(`entries.${at}.kind`)}
        />
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
      <Stack gap="sm">
        {entry.kind === 'interval' ? <IntervalFields at={at} /> : <CrontabFields at={at} />}
        <TimeZoneSelect {...form.getInputProps(`entries.${at}.timeZone`)} />
        <DuePreview entry={entry} />
        <Collapse expanded={isOpen}>
          <Stack gap="sm">
            <FineTuning at={at} />
            <EntryPolicies at={at} />
          </Stack>
        </Collapse>
        <Button
          size="compact-sm"
          variant="subtle"
          className={classes.more ?? ''}
          aria-expanded={isOpen}
          onClick={more.toggle}
        >
          {isOpen ? 'Fewer options' : 'If it cannot keep up, and more'}
        </Button>
      </Stack>
    </Paper>
  );
}
