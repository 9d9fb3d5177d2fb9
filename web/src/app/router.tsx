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
const record = createRoute({
  getParentRoute: () => oneCase,
  path: '/record',
  component: lazyRouteComponent(() => import('../screens/record/record.js'), 'Record'),
});
const verify = createRoute({
  getParentRoute: () => oneCase,
  path: '/verify',
  component: lazyRouteComponent(() => import('../screens/verify/verify.js'), 'Verify'),
});
const exposure = createRoute({
  getParentRoute: () => oneCase,
  path: '/exposure',
  component: lazyRouteComponent(() => import('../screens/exposure/exposure.js'), 'Exposure'),
});

const tree = root.addChildren([cases, oneCase.addChildren([timeline, verify, exposure, record])]);

export const router = createRouter({ routeTree: tree, defaultErrorComponent: Failed, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
