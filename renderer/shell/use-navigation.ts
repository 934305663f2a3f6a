import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { NavigationEntry } from './navigation-entry.ts';

/** A page one can go to from anywhere. */
export interface NavigationItem extends NavigationEntry {
  path: string;
}

/** The pages that asked to be in the navigation, in the order of the routes. */
export function useNavigation(): NavigationItem[] {
  const router = useRouter();
  return useMemo(
    () =>
      Object.values(router.routesById).flatMap(({ fullPath, options }) => {
        const entry = options.staticData?.navigation;
        return entry ? [{ path: fullPath, ...entry }] : [];
      }),
    [router],
  );
}
