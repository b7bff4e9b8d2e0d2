import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  parseSearchWith,
  stringifySearchWith,
} from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Overview } from '../pages/overview/overview.tsx';
import { PageError } from './page-error.tsx';
import { texts } from './search.ts';
import { Shell } from './shell.tsx';

const NoPage = lazy(() => import('./no-page.tsx'));

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: () => (
    <Suspense>
      <NoPage />
    </Suspense>
  ),
  errorComponent: PageError,
});

const themedPages = lazyRouteComponent(() => import('./themed-pages.tsx'), 'ThemedPages');

const entrance = createRoute({ getParentRoute: () => root, id: 'entrance', component: themedPages });

const login = createRoute({
  getParentRoute: () => entrance,
  path: '/login',
  validateSearch: texts('to', 'failed'),
  component: lazyRouteComponent(() => import('../pages/login/login.tsx'), 'LoginPage'),
});
const setup = createRoute({
  getParentRoute: () => entrance,
  path: '/setup',
  component: lazyRouteComponent(() => import('../pages/login/setup.tsx'), 'SetupPage'),
});
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  validateSearch: texts('week', 'category'),
  component: Overview,
});

const themed = createRoute({ getParentRoute: () => shell, id: 'themed', component: themedPages });

const products = createRoute({
  getParentRoute: () => themed,
  path: '/products',
  validateSearch: texts('week', 'category', 'q', 'page'),
  component: lazyRouteComponent(() => import('../pages/products/products.tsx'), 'Products'),
});
const product = createRoute({
  getParentRoute: () => themed,
  path: '/products/$product',
  validateSearch: texts('week', 'category'),
  component: lazyRouteComponent(() => import('../pages/products/product.tsx'), 'ProductPage'),
});
const alerts = createRoute({
  getParentRoute: () => themed,
  path: '/alerts',
  validateSearch: texts('state', 'key', 'after', 'product'),
  component: lazyRouteComponent(() => import('../pages/alerts/alerts.tsx'), 'Alerts'),
});
const actions = createRoute({
  getParentRoute: () => themed,
  path: '/actions',
  validateSearch: texts('state', 'key'),
  component: lazyRouteComponent(() => import('../pages/actions/actions.tsx'), 'ActionsPage'),
});
const wall = createRoute({
  getParentRoute: () => themed,
  path: '/wall',
  validateSearch: texts('state'),
  component: lazyRouteComponent(() => import('../pages/wall/wall.tsx'), 'WallPage'),
});
const trends = createRoute({
  getParentRoute: () => themed,
  path: '/trends',
  validateSearch: texts('week', 'category', 'weeks'),
  component: lazyRouteComponent(() => import('../pages/trends/trends.tsx'), 'Trends'),
});

const lists = createRoute({
  getParentRoute: () => themed,
  path: '/lists',
  validateSearch: texts('week'),
  component: lazyRouteComponent(() => import('../pages/lists/lists.tsx'), 'ListsPage'),
});
const reports = createRoute({
  getParentRoute: () => themed,
  path: '/reports',
  validateSearch: texts('kind', 'page'),
  component: lazyRouteComponent(() => import('../pages/reports/reports.tsx'), 'Reports'),
});
const report = createRoute({
  getParentRoute: () => themed,
  path: '/reports/$kind/$period',
  validateSearch: texts('scope', 'revision'),
  component: lazyRouteComponent(() => import('../pages/reports/report.tsx'), 'ReportPage'),
});
const items = createRoute({
  getParentRoute: () => themed,
  path: '/items',
  validateSearch: texts('week', 'weeks', 'from', 'to', 'q', 'product', 'category', 'channel', 'item'),
  component: lazyRouteComponent(() => import('../pages/items/items.tsx'), 'Items'),
});
const label = createRoute({
  getParentRoute: () => themed,
  path: '/label',
  validateSearch: texts('week'),
  component: lazyRouteComponent(() => import('../pages/label/label.tsx'), 'LabelPage'),
});
const data = createRoute({
  getParentRoute: () => themed,
  path: '/data',
  validateSearch: texts('tab', 'page', 'week', 'reason'),
  component: lazyRouteComponent(() => import('../pages/data/data.tsx'), 'DataPage'),
});
const users = createRoute({
  getParentRoute: () => themed,
  path: '/admin/users',
  component: lazyRouteComponent(() => import('../pages/admin/users.tsx'), 'UsersPage'),
});
const audit = createRoute({
  getParentRoute: () => themed,
  path: '/admin/audit',
  component: lazyRouteComponent(() => import('../pages/admin/audit.tsx'), 'AuditPage'),
});

const owners = createRoute({
  getParentRoute: () => themed,
  path: '/admin/owners',
  validateSearch: texts('q', 'page'),
  component: lazyRouteComponent(() => import('../pages/admin/owners.tsx'), 'OwnersPage'),
});
const sources = createRoute({
  getParentRoute: () => themed,
  path: '/admin/sources',
  validateSearch: texts('source'),
  component: lazyRouteComponent(() => import('../pages/admin/sources.tsx'), 'SourcesPage'),
});
const robots = createRoute({
  getParentRoute: () => themed,
  path: '/admin/robots',
  validateSearch: texts('robot'),
  component: lazyRouteComponent(() => import('../pages/admin/robots.tsx'), 'RobotsPage'),
});
const schedules = createRoute({
  getParentRoute: () => themed,
  path: '/admin/schedules',
  component: lazyRouteComponent(() => import('../pages/admin/schedules.tsx'), 'SchedulesPage'),
});

const routes = root.addChildren([
  entrance.addChildren([login, setup]),
  shell.addChildren([
    overview,
    themed.addChildren([
      products,
      product,
      alerts,
      actions,
      wall,
      trends,
      lists,
      reports,
      report,
      items,
      label,
      data,
      users,
      audit,
      owners,
      sources,
      robots,
      schedules,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree: routes,
  // Search parameters are texts as they stand: a product named 2031 is no number.
  parseSearch: parseSearchWith((value) => value),
  stringifySearch: stringifySearchWith((value) => String(value)),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
