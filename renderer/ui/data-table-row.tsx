import { FlexRender, type Row, type RowData } from '@tanstack/react-table';
import type { KeyboardEvent, MouseEvent } from 'react';
import classes from './data-table.module.css';
import type { ColumnLayout, ListFeatures } from './table-features.ts';
import type { TableLayout } from './table-layout.ts';

interface DataTableRowProps<Item extends RowData> {
  row: Row<ListFeatures, Item>;
  index: number;
  start: number;
  measure: (element: HTMLElement | null) => void;
  layout: TableLayout;
  isCurrent: boolean;
  isMuted: boolean;
  onFocus: (index: number) => void;
  onOpen: ((item: Item) => void) | undefined;
}

/** One row, placed by the virtual list; the whole of it opens the item. */
export function DataTableRow<Item extends RowData>(props: DataTableRowProps<Item>) {
  const { row, index, start, measure, layout, isCurrent, isMuted, onFocus, onOpen } = props;

  const open = (event: MouseEvent | KeyboardEvent) => {
    // A link, button or switch inside the row does its own thing; marking text with the mouse opens nothing.
    const isOwn =
      event.target instanceof Element && event.target.closest('a, button, input, label, [role="menu"]') !== null;
    if (isOwn || (event.type === 'click' && window.getSelection()?.toString())) return;
    onOpen?.(row.original);
  };

  const cells = row
    .getAllCells()
    .map((cell) => ({ cell, column: cell.column.columnDef.meta as ColumnLayout | undefined }))
    .filter(({ column }) => layout.shows(column));

  return (
    // biome-ignore lint/a11y: rows are positioned one by one, which table elements cannot be
    <div
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      data-muted={isMuted || undefined}
      data-opens={onOpen !== undefined || undefined}
      ref={measure}
      tabIndex={isCurrent ? 0 : -1}
      className={classes.row}
      style={{
        transform: `translateY(${start}px)`,
        ...(layout.isNarrow ? {} : { gridTemplateColumns: layout.gridTemplate }),
      }}
      onClick={open}
      onFocus={() => onFocus(index)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget) open(event);
      }}
    >
      {cells.map(({ cell, column }) => (
        // biome-ignore lint/a11y: as above
        <div
          role="gridcell"
          key={cell.id}
          className={classes.cell}
          data-align={column?.align}
          data-narrow={column?.narrow}
        >
          <FlexRender cell={cell} />
        </div>
      ))}
    </div>
  );
}
