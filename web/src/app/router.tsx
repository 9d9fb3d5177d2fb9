import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { dayIn, limitsIn } from './limits.js';
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

const posture = createRoute({
  getParentRoute: () => root,
  path: '/posture',
  validateSearch: dayIn,
  component: lazyRouteComponent(() => import('../screens/posture/posture.js'), 'Posture'),
});
const plan = createRoute({
  getParentRoute: () => posture,
  path: '/',
  validateSearch: limitsIn,
  component: lazyRouteComponent(() => import('../screens/posture/plan/plan.js'), 'Plan'),
});
const findings = createRoute({
  getParentRoute: () => posture,
  path: '/findings',
  component: lazyRouteComponent(() => import('../screens/posture/findings.js'), 'Findings'),
});
const machines = createRoute({
  getParentRoute: () => posture,
  path: '/machines',
  component: lazyRouteComponent(() => import('../screens/posture/machines.js'), 'Machines'),
});
const questions = createRoute({
  getParentRoute: () => posture,
  path: '/questions',
  component: lazyRouteComponent(() => import('../screens/posture/questions/questions.js'), 'Questions'),
});
const lists = createRoute({
  getParentRoute: () => posture,
  path: '/lists',
  component: lazyRouteComponent(() => import('../screens/posture/lists/lists.js'), 'Lists'),
});
const training = createRoute({
  getParentRoute: () => posture,
  path: '/training',
  component: lazyRouteComponent(() => import('../screens/posture/training/training.js'), 'Training'),
});
const mail = createRoute({
  getParentRoute: () => posture,
  path: '/mail',
  component: lazyRouteComponent(() => import('../screens/posture/mail/mail.js'), 'Mail'),
});
const forState = createRoute({
  getParentRoute: () => posture,
  path: '/state',
  component: lazyRouteComponent(() => import('../screens/posture/state/for-state.js'), 'ForState'),
});
const oversight = createRoute({
  getParentRoute: () => root,
  path: '/oversight',
  component: lazyRouteComponent(() => import('../screens/oversight/oversight.js'), 'Oversight'),
});

const team = createRoute({
  getParentRoute: () => root,
  path: '/team',
  component: lazyRouteComponent(() => import('../screens/team/team.js'), 'TeamScreen'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../screens/sign-in/invitation.js'), 'Invitation'),
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

const tree = root.addChildren([
  cases,
  oneCase.addChildren([timeline, claim, claimOf, verify, exposure, dutyScreens, say, record]),
  posture.addChildren([plan, findings, machines, questions, lists, training, mail, forState]),
  oversight,
  team,
  invitation,
]);

export const router = createRouter({ routeTree: tree, defaultErrorComponent: Failed, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
