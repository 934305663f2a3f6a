import { useNavigate } from '@tanstack/react-router';
import { useTable } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { Run } from '../../shared/model/run.ts';
import { DataTable } from '../ui/data-table.tsx';
import { listFeatures } from '../ui/table-features.ts';
import { runColumns } from './run-columns.tsx';

interface RunTableProps {
  runs: Run[];
  /** What the list was narrowed to. */
  view: string;
  onEndReached: () => void;
  footer: ReactNode;
}

/** The list of runs, newest first. */
export function RunTable({ runs, view, onEndReached, footer }: RunTableProps) {
  const navigate = useNavigate();
  const table = useTable({
    features: listFeatures,
    columns: runColumns,
    data: runs,
    getRowId: ({ id }) => id,
    enableSorting: false,
  });
  return (
    <DataTable
      label="Runs"
      holdsPlace
      view={view}
      table={table}
      onOpen={({ id }) => void navigate({ to: '/runs/$run', params: { run: id } })}
      onEndReached={onEndReached}
      footer={footer}
    />
  );
}
