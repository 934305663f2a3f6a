import { IconArrowsExchange, IconChecklist, IconHistory } from '@tabler/icons-react';
import {
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router';
import { RunsSearch } from './runs/runs-search.ts';
import { Shell } from './shell/shell.tsx';
import { EditorSearch } from './task-editor/editor-search.ts';
import { TaskSearch } from './tasks/task-search.ts';
import { TasksSearch } from './tasks/tasks-search.ts';
import { TransferSearch } from './transfer/transfer-search.ts';

// One line makes a page: its address, what its address holds, how the navigation shows it, and where it lives.
const root = createRootRoute({ component: Shell });
const getParentRoute = () => root;

// Its own type stays out of the routes' type, which pages refer to in turn.
function lazyPage<Name extends string>(load: () => Promise<Record<Name, RouteComponent>>, name: Name): RouteComponent {
  return lazyRouteComponent(load, name) as RouteComponent;
}

// Apart from addChildren, whose parameter type would turn every route's type into any.
const pages = [
  createRoute({
    getParentRoute,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/tasks', replace: true });
    },
  }),
  createRoute({
    getParentRoute,
    path: '/tasks',
    validateSearch: TasksSearch,
    staticData: { navigation: { label: 'Tasks', icon: IconChecklist } },
    component: lazyPage(() => import('./tasks/tasks-page.tsx'), 'TasksPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/tasks/new',
    validateSearch: EditorSearch,
    component: lazyPage(() => import('./task-editor/new-task-page.tsx'), 'NewTaskPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/tasks/$task',
    validateSearch: TaskSearch,
    component: lazyPage(() => import('./tasks/task-page.tsx'), 'TaskPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/tasks/$task/edit',
    component: lazyPage(() => import('./task-editor/edit-task-page.tsx'), 'EditTaskPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/runs',
    validateSearch: RunsSearch,
    staticData: { navigation: { label: 'Runs', icon: IconHistory } },
    component: lazyPage(() => import('./runs/runs-page.tsx'), 'RunsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/runs/$run',
    component: lazyPage(() => import('./runs/run-page.tsx'), 'RunPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/transfer',
    validateSearch: TransferSearch,
    staticData: { navigation: { label: 'Import / Export', icon: IconArrowsExchange, apart: true } },
    component: lazyPage(() => import('./transfer/transfer-page.tsx'), 'TransferPage'),
  }),
] as const;

/** Every page of the window. */
export const routeTree = root.addChildren(pages);
