import { Button, Checkbox, Group, Select, Stack, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { ConflictChoice, ImportItem } from '../../shared/model/transfer.ts';
import { issueSentence } from '../ui/issue-sentence.ts';
import { ChangeMark } from './change-mark.tsx';
import { differenceWords } from './difference-words.ts';
import { choiceFor, choose, countPlan, isTaken, planInput, take, untouchedPlan } from './import-plan.ts';
import classes from './transfer.module.css';

// A page of thousands of rows answers slowly; what is beyond is taken like the rest and can be left out as a whole.
const mostRows = 500;

const choices = [
  { value: 'skip', label: 'Keep mine' },
  { value: 'replace', label: 'Replace mine' },
  { value: 'rename', label: 'Keep both' },
];

interface ImportPreviewProps {
  items: ImportItem[];
  isApplying: boolean;
  onApply: (plan: ReturnType<typeof planInput>) => void;
  back: ReactNode;
}

/** What an import would change, to be decided on task by task. */
export function ImportPreview({ items, isApplying, onApply, back }: ImportPreviewProps) {
  const [plan, setPlan] = useState(untouchedPlan);
  const { created, replaced } = countPlan(plan, items);
  const open = items.filter(({ change }) => change !== 'same');
  const conflicts = items.filter(({ change }) => change === 'conflict').map(({ name }) => name);
  const takenCount = open.filter((item) => isTaken(plan, item)).length;
  const all = open.map(({ name }) => name);

  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h5">
          {items.length === 1 ? 'One task in the file' : `${items.length} tasks in the file`}
        </Title>
        {conflicts.length > 1 && (
          <Select
            aria-label="For all conflicts"
            placeholder="For all conflicts…"
            data={choices}
            value={null}
            onChange={(choice) => choice && setPlan(choose(plan, conflicts, choice as ConflictChoice))}
          />
        )}
      </Group>
      <Table.ScrollContainer minWidth={560}>
        <Table verticalSpacing="xs" aria-label="Tasks in the file">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={40}>
                <Checkbox
                  aria-label="Take all"
                  checked={takenCount === open.length && open.length > 0}
                  indeterminate={takenCount > 0 && takenCount < open.length}
                  disabled={open.length === 0}
                  onChange={(event) => setPlan(take(plan, all, event.currentTarget.checked))}
                />
              </Table.Th>
              <Table.Th>Task</Table.Th>
              <Table.Th>Change</Table.Th>
              <Table.Th>Details</Table.Th>
              <Table.Th w={170}>If it exists</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.slice(0, mostRows).map((item) => (
              <Table.Tr key={item.name}>
                <Table.Td>
                  <Checkbox
                    aria-label={`Take ${item.name}`}
                    checked={isTaken(plan, item)}
                    disabled={item.change === 'same'}
                    onChange={(event) => setPlan(take(plan, [item.name], event.currentTarget.checked))}
                  />
                </Table.Td>
                <Table.Td fw={600}>{item.name}</Table.Td>
                <Table.Td>
                  <ChangeMark change={item.change} />
                </Table.Td>
                <Table.Td>
                  <Details item={item} />
                </Table.Td>
                <Table.Td>
                  {item.change === 'conflict' && (
                    <Select
                      size="xs"
                      aria-label={`If ${item.name} exists`}
                      allowDeselect={false}
                      data={choices}
                      value={choiceFor(plan, item.name)}
                      disabled={!isTaken(plan, item)}
                      onChange={(choice) => choice && setPlan(choose(plan, [item.name], choice as ConflictChoice))}
                    />
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {items.length > mostRows && (
        <Text c="dimmed">And {items.length - mostRows} more, treated as shown by their default.</Text>
      )}
      <Group className={classes.apply ?? ''}>
        {back}
        <Button
          loading={isApplying}
          disabled={created + replaced === 0}
          onClick={() => onApply(planInput(plan, items))}
        >
          Import
        </Button>
        <Text c="dimmed" role="status">
          {created + replaced === 0 ? 'Nothing would change.' : `Would add ${created} and replace ${replaced}.`}
        </Text>
      </Group>
    </Stack>
  );
}

function Details({ item }: { item: ImportItem }) {
  return (
    <>
      <Text c="dimmed">
        {item.change === 'conflict'
          ? `Differs in ${differenceWords(item.differences)}`
          : `${item.entryCount} ${item.entryCount === 1 ? 'schedule' : 'schedules'}`}
      </Text>
      {item.warnings.map((warning) => (
        <Text key={warning} className={classes.warning ?? ''}>
          <IconAlertTriangle size={15} aria-hidden className={classes.icon} />
          {issueSentence(warning.replace(/^[\w.]+: /, ''))}
        </Text>
      ))}
    </>
  );
}
