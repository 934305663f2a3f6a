import { useNavigate } from '@tanstack/react-router';
import { type SortingState, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { TaskView } from '../../shared/api.ts';
import { DataTable } from '../ui/data-table.tsx';
import { listFeatures } from '../ui/table-features.ts';
import { isOn } from './next-due.ts';
import { taskColumns } from './task-columns.tsx';
import type { TasksSearch } from './tasks-search.ts';

type Sort = NonNullable<TasksSearch['sort']>;

interface TaskTableProps {
  tasks: TaskView[];
  /** What the list was narrowed to. */
  view: string;
  sort: Sort;
  onSort: (sort: Sort | undefined) => void;
}

/** The list of tasks. */
export function TaskTable({ tasks, view, sort, onSort }: TaskTableProps) {
  const navigate = useNavigate();
  // The same array as long as the order is the same, or ten thousand rows would be sorted at every letter typed.
  const sorting: SortingState = useMemo(() => [{ id: sort.replace('-', ''), desc: sort.startsWith('-') }], [sort]);
  const table = useTable({
    features: listFeatures,
    columns: taskColumns,
    data: tasks,
    getRowId: ({ id }) => id,
    state: { sorting },
    enableSortingRemoval: false,
    enableMultiSort: false,
    sortDescFirst: false,
    onSortingChange: (update) => {
      const [first] = typeof update === 'function' ? update(sorting) : update;
      const next = `${first?.desc ? '-' : ''}${first?.id ?? 'name'}` as Sort;
      onSort(next === 'name' ? undefined : next);
    },
  });
  return (
    <DataTable
      label="Tasks"
      view={`${view} ${sort}`}
      table={table}
      isMuted={(task) => !isOn(task)}
      onOpen={({ id }) => void navigate({ to: '/tasks/$task', params: { task: id } })}
    />
  );
}
