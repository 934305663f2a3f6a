import { Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useOrpc } from '../api/api-context.tsx';
import classes from './crontab-fields.module.css';
import { DurationField } from './duration-field.tsx';
import { useEditorForm } from './editor-form.ts';

const events = [
  { value: 'networkUp', label: 'the network is there again' },
  { value: 'wake', label: 'the computer wakes up' },
  { value: 'login', label: 'I log in' },
  { value: 'hostStart', label: 'Downbeat starts' },
  { value: 'fileChanged', label: 'a file or folder changes' },
  { value: 'taskEnded', label: 'another task ends' },
];

const outcomes = [
  { value: 'succeeded', label: 'has succeeded' },
  { value: 'failed', label: 'has failed' },
  { value: 'ended', label: 'has ended in any way' },
];

/** What has to happen, and how long after it. */
export function EventFields({ at }: { at: number }) {
  const form = useEditorForm();
  const entry = form.values.entries[at];
  if (!entry) return null;
  const path = `entries.${at}.event`;
  const { type, delayMs } = entry.event;
  return (
    <Stack gap="sm">
      <Select label="When" allowDeselect={false} data={events} {...form.getInputProps(`${path}.type`)} />
      {type === 'fileChanged' && (
        <TextInput
          label="File or folder"
          description="The full path; in a folder, anything that is added, changed or removed counts."
          placeholder="/home/you/Scans"
          classNames={{ input: classes.expression ?? '' }}
          spellCheck={false}
          {...form.getInputProps(`${path}.path`)}
        />
      )}
      {type === 'taskEnded' && <OtherTask path={path} chosen={entry.event.task} />}
      <DurationField
        label="Wait before it runs"
        description="What happens again meanwhile counts as the same."
        emptyLabel="run at once"
        value={delayMs === 0 ? null : delayMs}
        onChange={(ms) => form.setFieldValue(`${path}.delayMs`, ms ?? 0)}
        error={form.errors[`${path}.delayMs`]}
      />
    </Stack>
  );
}

function OtherTask({ path, chosen }: { path: string; chosen: string }) {
  const form = useEditorForm();
  const { data: tasks = [] } = useQuery(useOrpc().task.list.queryOptions({ input: {} }));
  // A task that was renamed or removed since is still what the schedule says.
  const names = [...new Set([...(chosen === '' ? [] : [chosen]), ...tasks.map(({ name }) => name)])];
  const { value, ...task } = form.getInputProps(`${path}.task`);
  return (
    <>
      <Select
        label="Task"
        placeholder="Which one?"
        data={names}
        searchable
        allowDeselect={false}
        limit={100}
        nothingFoundMessage="No task of that name"
        value={value === '' ? null : value}
        {...task}
      />
      <Select label="And it" allowDeselect={false} data={outcomes} {...form.getInputProps(`${path}.outcome`)} />
    </>
  );
}
