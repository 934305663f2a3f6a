import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { type Api, ApiProvider } from './api/api-context.tsx';
import { desktopBridge } from './api/desktop-bridge.ts';
import { routeTree } from './routes.tsx';
import { PageMissing } from './shell/page-missing.tsx';
import { PageProblem } from './shell/page-problem.tsx';
import { cssVariables, theme } from './ui/theme.ts';

const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: PageProblem,
  defaultNotFoundComponent: PageMissing,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

const colorScheme = localStorageColorSchemeManager({ key: 'downbeat-color-scheme' });

/** The whole window. */
export function App({ api }: { api: Api }) {
  useEffect(() => desktopBridge()?.onOpen((path) => router.history.push(path)), []);
  useEffect(() => {
    // A page must open even when the host has gone away since the window was loaded.
    const idle = window.setTimeout(() => {
      for (const route of Object.values(router.routesById)) void router.loadRouteChunk(route);
    }, 1_000);
    return () => window.clearTimeout(idle);
  }, []);
  return (
    <ApiProvider api={api}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={colorScheme}
        defaultColorScheme="auto"
      >
        <Notifications position="bottom-right" />
        <RouterProvider router={router} />
      </MantineProvider>
    </ApiProvider>
  );
}
