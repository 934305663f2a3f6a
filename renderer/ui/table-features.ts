import {
  createSortedRowModel,
  metaHelper,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
} from '@tanstack/react-table';

/** How a column behaves in `DataTable`. */
export interface ColumnLayout {
  /** Its share of the width as a CSS grid track, such as `minmax(10rem, 2fr)`. */
  track: string;
  /**
   * Where it goes when there is no room for columns: the row's `title`, at the `end` of the title's line, among the
   * `details` below, or nowhere.
   */
  narrow: 'title' | 'end' | 'details' | 'hidden';
  /** Left out below this width of the window. */
  from?: 'md' | 'lg';
  align?: 'end';
  /** Says what the column holds where its header shows no words. */
  label?: string;
}

/** What every list in the window can do. */
export const listFeatures = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
  columnMeta: metaHelper<ColumnLayout>(),
});

/** The features' type, for column helpers. */
export type ListFeatures = typeof listFeatures;
