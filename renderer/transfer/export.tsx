import { Button, EmptyState, Group, MultiSelect, Radio, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconDownload, IconFileOff } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TransferFormat } from '../../shared/model/transfer.ts';
import { useOrpc } from '../api/api-context.tsx';
import { explainError } from '../api/explain-error.ts';
import { downloadFile } from '../ui/download-file.ts';
import { Problem } from '../ui/problem.tsx';
import { toastDone } from '../ui/toast.tsx';
import classes from './transfer.module.css';

const formats = [
  { value: 'yaml', label: 'YAML' },
  { value: 'json', label: 'JSON' },
];

/** Writes all tasks, or chosen ones, to a file. */
export function Export() {
  const orpc = useOrpc();
  const tasks = useQuery(orpc.task.list.queryOptions({ input: {} }));
  const [format, setFormat] = useState<TransferFormat>('yaml');
  const [which, setWhich] = useState<'all' | 'chosen'>('all');
  const [chosen, setChosen] = useState<string[]>([]);
  const exported = useMutation(
    orpc.transfer.export.mutationOptions({
      onSuccess: ({ text, fileName, taskCount }) => {
        downloadFile(fileName, [text], format === 'json' ? 'application/json' : 'application/yaml');
        toastDone(`${taskCount === 1 ? 'One task was' : `${taskCount} tasks were`} exported to ${fileName}.`);
      },
    }),
  );
  if (tasks.error)
    return (
      <Problem
        title="The tasks could not be loaded"
        {...explainError(tasks.error)}
        onRetry={() => void tasks.refetch()}
      />
    );
  if (tasks.data?.length === 0) {
    return (
      <EmptyState
        mt="xl"
        icon={<IconFileOff aria-hidden />}
        title="There is nothing to export"
        description="Tasks you make can be taken to another machine from here."
      />
    );
  }
  return (
    <Stack gap="lg" className={classes.narrow ?? ''}>
      <Text c="dimmed">
        One file with tasks and their schedules, for another machine or a repository. Runs and their output stay here.
      </Text>
      <Radio.Group label="What to export" value={which} onChange={(value) => setWhich(value as 'all' | 'chosen')}>
        <Stack gap="xs" mt={6}>
          <Radio value="all" label={tasks.data ? `All tasks (${tasks.data.length})` : 'All tasks'} />
          <Radio value="chosen" label="Some of them" />
        </Stack>
      </Radio.Group>
      {which === 'chosen' && (
        <MultiSelect
          label="Tasks"
          placeholder={chosen.length === 0 ? 'Type a name' : ''}
          data={tasks.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          value={chosen}
          onChange={setChosen}
          searchable
          hidePickedOptions
          limit={50}
          maxDropdownHeight={280}
          nothingFoundMessage="No task of that name"
        />
      )}
      <div>
        <Text size="sm" fw={500} mb={6} id="export-format">
          Format
        </Text>
        <SegmentedControl
          aria-labelledby="export-format"
          data={formats}
          value={format}
          onChange={(value) => setFormat(value as TransferFormat)}
        />
      </div>
      {exported.error && <Problem title="The tasks were not exported" {...explainError(exported.error)} />}
      <Group>
        <Button
          leftSection={<IconDownload size={17} aria-hidden />}
          loading={exported.isPending}
          disabled={which === 'chosen' && chosen.length === 0}
          onClick={() => exported.mutate({ format, ...(which === 'chosen' ? { tasks: chosen } : {}) })}
        >
          Export
        </Button>
      </Group>
    </Stack>
  );
}
