import { useMediaQuery } from '@mantine/hooks';
import type { Column, RowData } from '@tanstack/react-table';
import type { ColumnLayout, ListFeatures } from './table-features.ts';

/** How a table is laid out at the present width of the window. */
export interface TableLayout {
  isNarrow: boolean;
  rowHeight: number;
  gridTemplate: string;
  /** Whether a column is drawn at all. */
  shows: (layout: ColumnLayout | undefined) => boolean;
}

/** Chooses columns and tracks for the width of the window. */
export function useTableLayout<Item extends RowData>(columns: readonly Column<ListFeatures, Item>[]): TableLayout {
  // The navigation takes 13 em of the width, and columns that scroll sideways hide what is on their right.
  const isNarrow = useMediaQuery('(max-width: 64em)', undefined, { getInitialValueInEffect: false });
  const isMd = useMediaQuery('(min-width: 74em)', undefined, { getInitialValueInEffect: false });
  const isLg = useMediaQuery('(min-width: 80em)', undefined, { getInitialValueInEffect: false });
  const shows = (layout: ColumnLayout | undefined) => {
    if (isNarrow) return layout?.narrow !== 'hidden';
    return layout?.from === 'lg' ? isLg : layout?.from === 'md' ? isMd : true;
  };
  const tracks = columns.map(({ columnDef }) => columnDef.meta as ColumnLayout | undefined).filter(shows);
  return {
    isNarrow,
    rowHeight: isNarrow ? 68 : 44,
    gridTemplate: tracks.map((layout) => layout?.track ?? 'minmax(0, 1fr)').join(' '),
    shows,
  };
}
