import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
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
const claim = createRoute({
  getParentRoute: () => oneCase,
  path: '/claim',
  component: lazyRouteComponent(() => import('../screens/claim/claim.js'), 'ClaimScreen'),
});
const claimOf = createRoute({
  getParentRoute: () => oneCase,
  path: '/claim/$event',
  component: lazyRouteComponent(() => import('../screens/claim/claim.js'), 'ClaimScreen'),
});
const say = createRoute({
  getParentRoute: () => oneCase,
  path: '/say',
  component: lazyRouteComponent(() => import('../screens/say/say.js'), 'SayScreen'),
});
const record = createRoute({
  getParentRoute: () => oneCase,
  path: '/record',
  component: lazyRouteComponent(() => import('../screens/record/record.js'), 'Record'),
});

const tree = root.addChildren([cases, oneCase.addChildren([timeline, claim, claimOf, say, record])]);

export const router = createRouter({ routeTree: tree, defaultErrorComponent: Failed, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
