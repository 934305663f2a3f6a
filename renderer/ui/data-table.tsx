import { useElementScrollRestoration } from '@tanstack/react-router';
import type { ReactTable, Row, RowData } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './data-table.module.css';
import { DataTableHeader } from './data-table-header.tsx';
import { DataTableRow } from './data-table-row.tsx';
import type { ListFeatures } from './table-features.ts';
import { useTableLayout } from './table-layout.ts';
import { useRowKeys } from './use-row-keys.ts';

interface DataTableProps<Item extends RowData> {
  /** What the table lists, for screen readers. */
  label: string;
  table: ReactTable<ListFeatures, Item>;
  /** Opens a row: a click on it or Enter. */
  onOpen?: (item: Item) => void;
  /** Called when the end comes near; asks for more. */
  onEndReached?: (() => void) | undefined;
  /** How many there are in all, where that is known. */
  total?: number;
  /** Holds the rows in view in their place when new ones appear above them. */
  holdsPlace?: boolean;
  /** What the list shows; when it changes the list begins at its top again. */
  view?: string;
  isMuted?: (item: Item) => boolean;
  /** Stands below the last row. */
  footer?: ReactNode;
}

/** A list of any length that draws only what is in view; on a narrow screen each row becomes a small card. */
export function DataTable<Item extends RowData>(props: DataTableProps<Item>) {
  const { label, table, onOpen, onEndReached, total, holdsPlace = false, view, isMuted, footer } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const layout = useTableLayout(table.getAllLeafColumns());
  const rows: Row<ListFeatures, Item>[] = table.getRowModel().rows;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => layout.rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 10,
    initialOffset: useElementScrollRestoration({ id: label })?.scrollY ?? 0,
    // At the top new rows push in; further down they must not move what somebody reads.
    anchorTo: holdsPlace && (scroller.current?.scrollTop ?? 0) > 0 ? 'end' : 'start',
  });
  const items = virtualizer.getVirtualItems();
  const lastDrawn = items.at(-1)?.index ?? -1;
  const keys = useRowKeys(rows.length, (index) => virtualizer.scrollToIndex(index), scroller);

  useEffect(() => {
    if (lastDrawn >= rows.length - 20) onEndReached?.();
  }, [lastDrawn, rows.length, onEndReached]);

  const shownView = useRef(view);
  useEffect(() => {
    if (shownView.current !== view) virtualizer.scrollToOffset(0);
    shownView.current = view;
  }, [view, virtualizer]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: heights were measured for the other layout
  useEffect(() => virtualizer.measure(), [layout.isNarrow, virtualizer]);

  return (
    <div
      className={classes.scroller}
      ref={scroller}
      data-scroll-restoration-id={label}
      data-narrow={layout.isNarrow || undefined}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: rows are positioned one by one, which table elements cannot be */}
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={(total ?? rows.length) + 1}
        aria-readonly
        className={classes.grid}
        onKeyDown={keys.onKeyDown}
      >
        <DataTableHeader table={table} layout={layout} />
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        <div role="rowgroup" className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <DataTableRow
                  key={item.key}
                  row={row}
                  index={item.index}
                  start={item.start}
                  measure={virtualizer.measureElement}
                  layout={layout}
                  isCurrent={keys.current === item.index}
                  onFocus={keys.setCurrent}
                  onOpen={onOpen}
                  isMuted={isMuted?.(row.original) ?? false}
                />
              )
            );
          })}
        </div>
      </div>
      {footer}
    </div>
  );
}
