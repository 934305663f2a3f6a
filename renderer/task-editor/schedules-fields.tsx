import { Button, Text, Title } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useOrpc } from '../api/api-context.tsx';
import { useEditorForm } from './editor-form.ts';
import { EntryCard } from './entry-card.tsx';
import { newEntry } from './new-values.ts';
import classes from './schedules-fields.module.css';

/** When to run it: any number of schedules, none for a task that is only run by hand. */
export function SchedulesFields() {
  const form = useEditorForm();
  const { data: status } = useQuery(useOrpc().system.status.queryOptions());
  const { entries } = form.values;
  return (
    <section className={classes.schedules} aria-label="Schedules">
      <Title order={2} size="h5">
        When to run it
      </Title>
      {entries.length === 0 && (
        <Text size="sm" c="dimmed">
          Only by hand so far.
        </Text>
      )}
      {entries.map(({ key }, at) => (
        <EntryCard key={key} at={at} />
      ))}
      <Button
        variant="light"
        leftSection={<IconCalendarPlus size={17} aria-hidden />}
        onClick={() => form.insertListItem('entries', newEntry(status?.timeZone ?? 'UTC'))}
      >
        {entries.length === 0 ? 'Add a schedule' : 'Add another schedule'}
      </Button>
    </section>
  );
}
