import { SegmentedControl, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useOrpc } from '../api/api-context.tsx';
import { CommandField } from './command-field.tsx';
import classes from './definition-fields.module.css';
import { DurationField } from './duration-field.tsx';
import { useEditorForm } from './editor-form.ts';
import { EnvironmentFields } from './environment-fields.tsx';
import { Fold } from './fold.tsx';
import { ScriptFields } from './script-fields.tsx';

const kinds = [
  { value: 'command', label: 'Command' },
  { value: 'script', label: 'Script' },
];

/** What to run: the left side of the editor. */
export function DefinitionFields() {
  const form = useEditorForm();
  const { values } = form;
  const isFilledIn =
    values.environment.length > 0 || values.timeLimitMs !== null || values.workingFolder !== '' || values.notes !== '';
  const { data: tasks = [] } = useQuery(useOrpc().task.list.queryOptions({ input: {} }));
  const tags = [...new Set(tasks.flatMap((task) => task.tags))].sort();
  const hasHiddenError = Object.keys(form.errors).some((field) =>
    /^(workingFolder|environment|timeLimitMs|notes|tags)/.test(field),
  );

  return (
    <Stack gap="md" component="section" aria-label="What to run">
      <TextInput
        label="Name"
        required
        withAsterisk={false}
        autoFocus={values.name === ''}
        {...form.getInputProps('name')}
      />
      <div>
        <SegmentedControl fullWidth mb="xs" aria-label="Kind of task" data={kinds} {...form.getInputProps('kind')} />
        {values.kind === 'command' ? <CommandField /> : <ScriptFields />}
      </div>
      <Fold title="Folder, environment, time limit, tags, notes" isHeldOpen={hasHiddenError} isOpenAtFirst={isFilledIn}>
        <TextInput
          label="Working folder"
          description="Where it runs; empty means your home folder."
          placeholder="/home/you/projects"
          classNames={{ input: classes.mono ?? '' }}
          spellCheck={false}
          {...form.getInputProps('workingFolder')}
        />
        <EnvironmentFields />
        <DurationField
          label="Time limit"
          description="A run that takes longer is stopped."
          emptyLabel="No limit"
          value={values.timeLimitMs}
          onChange={(value) => form.setFieldValue('timeLimitMs', value)}
          error={form.errors.timeLimitMs}
        />
        <TagsInput
          label="Tags"
          placeholder={values.tags.length === 0 ? 'Type and press Enter' : ''}
          data={tags}
          {...form.getInputProps('tags')}
        />
        <Textarea label="Notes" autosize minRows={2} maxRows={10} {...form.getInputProps('notes')} />
      </Fold>
    </Stack>
  );
}
