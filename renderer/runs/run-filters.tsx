import { Button, MultiSelect, Pill } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { runStates, Trigger } from '../../shared/model/run.ts';
import { useOrpc } from '../api/api-context.tsx';
import { runStateLooks, triggerWords } from '../ui/run-state.ts';
import { SearchBox } from '../ui/search-box.tsx';
import { useAddressText } from '../ui/use-address-text.ts';
import classes from './run-filters.module.css';
import type { RunsSearch } from './runs-search.ts';

const states = runStates.map((value) => ({ value, label: runStateLooks[value].word }));
const triggers = Trigger.options.map((value) => ({ value, label: triggerWords[value] }));

interface RunFiltersProps {
  search: RunsSearch;
  onChange: (part: Partial<RunsSearch>) => void;
}

/** What narrows the list of runs; all of it is in the address. */
export function RunFilters({ search, onChange }: RunFiltersProps) {
  const task = useQuery(
    useOrpc().task.get.queryOptions({ input: { task: search.task ?? '' }, enabled: search.task !== undefined }),
  );
  const [typed, setTyped] = useAddressText(search.text ?? '', (text) => onChange({ text: text || undefined }));
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  return (
    <search className={classes.filters} aria-label="Filter runs">
      <SearchBox label="Search by task" className={classes.text} value={typed} onChange={setTyped} />
      <MultiSelect
        aria-label="Filter by state"
        placeholder={search.states?.length ? '' : 'Any state'}
        className={classes.choice ?? ''}
        data={states}
        value={search.states ?? []}
        onChange={(chosen) => onChange({ states: chosen.length === 0 ? undefined : (chosen as RunsSearch['states']) })}
      />
      <MultiSelect
        aria-label="Filter by trigger"
        placeholder={search.triggers?.length ? '' : 'Any trigger'}
        className={classes.choice ?? ''}
        data={triggers}
        value={search.triggers ?? []}
        onChange={(chosen) =>
          onChange({ triggers: chosen.length === 0 ? undefined : (chosen as RunsSearch['triggers']) })
        }
      />
      {search.task !== undefined && (
        <Pill
          size="md"
          withRemoveButton
          onRemove={() => onChange({ task: undefined })}
          removeButtonProps={{ 'aria-label': 'Show all tasks', tabIndex: 0, 'aria-hidden': false }}
        >
          Task: {task.data?.name ?? '…'}
        </Pill>
      )}
      {isFiltered && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconFilterOff size={15} aria-hidden />}
          onClick={() => onChange({ text: undefined, task: undefined, states: undefined, triggers: undefined })}
        >
          Show all
        </Button>
      )}
    </search>
  );
}
