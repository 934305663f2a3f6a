import type { TablerIcon } from '@tabler/icons-react';

/** How a page shows in the navigation. */
export interface NavigationEntry {
  label: string;
  icon: TablerIcon;
  /** Stands apart, below a line. */
  apart?: boolean;
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    navigation?: NavigationEntry;
  }
}
