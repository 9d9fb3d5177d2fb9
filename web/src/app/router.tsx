import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { dutiesSearch } from '../screens/duties/search.js';
import { Shell } from './shell.js';
import { NotFound, Failed } from './fallback.js';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Failed });

const cases = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../screens/cases/cases.js'), 'Cases'),
});
const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$case',
  component: lazyRouteComponent(() => import('../screens/case/case.js'), 'Case'),
});
const timeline = createRoute({
  getParentRoute: () => oneCase,
  path: '/',
  component: lazyRouteComponent(() => import('../screens/timeline/timeline.js'), 'Timeline'),
});
const record = createRoute({
  getParentRoute: () => oneCase,
  path: '/record',
  component: lazyRouteComponent(() => import('../screens/record/record.js'), 'Record'),
});

const duties = createRoute({
  getParentRoute: () => oneCase,
  path: '/duties',
  component: lazyRouteComponent(() => import('../screens/duties/duties.js'), 'Duties'),
  validateSearch: dutiesSearch,
});
const board = createRoute({
  getParentRoute: () => duties,
  path: '/',
  component: lazyRouteComponent(() => import('../screens/duties/board/board.js'), 'Board'),
});
const calendar = createRoute({
  getParentRoute: () => duties,
  path: '/calendar',
  component: lazyRouteComponent(() => import('../screens/duties/calendar/calendar.js'), 'Calendar'),
});
const facts = createRoute({
  getParentRoute: () => duties,
  path: '/facts',
  component: lazyRouteComponent(() => import('../screens/duties/facts/facts.js'), 'Facts'),
});
const drafts = createRoute({
  getParentRoute: () => duties,
  path: '/drafts',
  component: lazyRouteComponent(() => import('../screens/duties/drafts/drafts.js'), 'Drafts'),
});
const draft = createRoute({
  getParentRoute: () => duties,
  path: '/drafts/$event',
  component: lazyRouteComponent(() => import('../screens/duties/drafts/draft.js'), 'Draft'),
});
const dutyScreens = duties.addChildren([board, calendar, facts, drafts, draft]);

const tree = root.addChildren([cases, oneCase.addChildren([timeline, dutyScreens, record])]);

export const router = createRouter({ routeTree: tree, defaultErrorComponent: Failed, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
