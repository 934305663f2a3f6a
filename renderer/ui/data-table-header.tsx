import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Header, ReactTable, RowData } from '@tanstack/react-table';
import classes from './data-table.module.css';
import type { ColumnLayout, ListFeatures } from './table-features.ts';
import type { TableLayout } from './table-layout.ts';

interface DataTableHeaderProps<Item extends RowData> {
  table: ReactTable<ListFeatures, Item>;
  layout: TableLayout;
}

/** The line of column headers; a click on one sorts. */
export function DataTableHeader<Item extends RowData>({ table, layout }: DataTableHeaderProps<Item>) {
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are positioned one by one, which table elements cannot be
    <div role="rowgroup" className={classes.header}>
      {/* biome-ignore lint/a11y: as above; focus belongs to the rows and to what is inside the headers */}
      <div
        role="row"
        aria-rowindex={1}
        className={classes.headerRow}
        style={{ gridTemplateColumns: layout.gridTemplate }}
      >
        {headers
          .filter((header) => layout.shows(header.column.columnDef.meta as ColumnLayout | undefined))
          .map((header) => (
            <HeaderCell key={header.id} table={table} header={header} />
          ))}
      </div>
    </div>
  );
}

function HeaderCell<Item extends RowData>({
  table,
  header,
}: {
  table: ReactTable<ListFeatures, Item>;
  header: Header<ListFeatures, Item>;
}) {
  const layout = header.column.columnDef.meta as ColumnLayout | undefined;
  const sorted = header.column.getIsSorted();
  const content = layout?.label ? (
    <VisuallyHidden>{layout.label}</VisuallyHidden>
  ) : (
    <table.FlexRender header={header} />
  );
  return (
    // biome-ignore lint/a11y: rows are positioned one by one, which table elements cannot be
    <div
      role="columnheader"
      className={classes.headerCell}
      data-align={layout?.align}
      {...(sorted ? { 'aria-sort': sorted === 'asc' ? ('ascending' as const) : ('descending' as const) } : {})}
    >
      {header.column.getCanSort() ? (
        <UnstyledButton className={classes.sort} onClick={header.column.getToggleSortingHandler()}>
          {content}
          {sorted === 'asc' && <IconArrowUp size={13} aria-hidden />}
          {sorted === 'desc' && <IconArrowDown size={13} aria-hidden />}
        </UnstyledButton>
      ) : (
        content
      )}
    </div>
  );
}
