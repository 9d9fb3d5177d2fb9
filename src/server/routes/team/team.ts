import { createRoute, z } from '@hono/zod-openapi';
import {
  addAccount,
  closeAccount,
  invite,
  listTeam,
  readTeamLog,
  reopenAccount,
  setRole,
  type TeamEntry,
} from '../../../app/team/accounts.js';
import { invitationSchema, roleSchema } from '../../../model/team.js';
import type { TeamStore } from '../../../app/team/open.js';
import type { ServerContext } from '../../context.js';
import { only } from '../../guard/rights.js';
import { sourceOf } from '../../guard/source.js';
import { answers, body } from '../answers.js';
import { router } from '../router.js';
import { noTeam } from './entering.js';
import { shownLog, shownLogSchema, shownTeam, shownTeamSchema } from './shown.js';

const nameParam = z.object({ name: z.string().min(1).max(60) });
/** Lines of the log that are shown at once. */
const PAGE = 100;

const list = createRoute({
  method: 'get',
  path: '/team',
  summary: 'The accounts',
  responses: answers(shownTeamSchema, 'All accounts, by name'),
});
const add = createRoute({
  method: 'post',
  path: '/team',
  summary: 'Add an account and invite whoever it is for',
  request: { body: body(z.object({ name: z.string().min(1).max(60), role: roleSchema })) },
  responses: answers(invitationSchema, 'Their invitation, which is shown once'),
});
const inviting = createRoute({
  method: 'post',
  path: '/team/{name}/invitation',
  summary: 'Invite anew whoever forgot a password',
  request: { params: nameParam },
  responses: answers(invitationSchema, 'The invitation, which is shown once'),
});
const role = createRoute({
  method: 'post',
  path: '/team/{name}/role',
  summary: 'Give an account another role',
  request: { params: nameParam, body: body(z.object({ role: roleSchema })) },
  responses: answers(shownTeamSchema, 'All accounts as they stand now'),
});
const close = createRoute({
  method: 'post',
  path: '/team/{name}/close',
  summary: 'Close an account; whoever is signed in with it is out',
  request: { params: nameParam },
  responses: answers(shownTeamSchema, 'All accounts as they stand now'),
});
const open = createRoute({
  method: 'post',
  path: '/team/{name}/open',
  summary: 'Open a closed account again',
  request: { params: nameParam },
  responses: answers(invitationSchema, 'The invitation, which is shown once'),
});
const log = createRoute({
  method: 'get',
  path: '/team/log',
  summary: 'Who signed in, who was refused, and what was changed in accounts',
  request: {
    query: z.object({
      before: z
        .string()
        .regex(/^[1-9]\d{0,8}$/u)
        .optional(),
    }),
  },
  responses: answers(shownLogSchema, 'At most 100 lines, the newest first, those before the one that is named'),
});

export function teamRoutes(server: ServerContext) {
  const routes = router();
  routes.use('/team', only(server, 'accounts'));
  routes.use('/team/*', only(server, 'accounts'));
  const team = (): TeamStore => {
    if (server.team === null) throw noTeam();
    return server.team;
  };
  const accounts = async () => shownTeam(await listTeam(team()), server.now());
  const entry = (context: Parameters<typeof sourceOf>[0]): TeamEntry => ({
    by: server.user,
    source: sourceOf(context),
    now: server.now(),
  });
  return routes
    .openapi(log, async (context) => {
      const { before } = context.req.valid('query');
      const page = { before: before === undefined ? null : Number(before), limit: PAGE };
      return context.json(shownLog(await readTeamLog(team(), page)), 200);
    })
    .openapi(list, async (context) => context.json(await accounts(), 200))
    .openapi(add, async (context) => {
      const { name, role: given } = context.req.valid('json');
      return context.json(await addAccount(team(), name, given, entry(context)), 200);
    })
    .openapi(inviting, async (context) =>
      context.json(await invite(team(), context.req.valid('param').name, entry(context)), 200),
    )
    .openapi(open, async (context) =>
      context.json(await reopenAccount(team(), context.req.valid('param').name, entry(context)), 200),
    )
    .openapi(role, async (context) => {
      await setRole(team(), context.req.valid('param').name, context.req.valid('json').role, entry(context));
      return context.json(await accounts(), 200);
    })
    .openapi(close, async (context) => {
      await closeAccount(team(), context.req.valid('param').name, entry(context));
      return context.json(await accounts(), 200);
    });
}
