import { createRoute, z } from '@hono/zod-openapi';
import { ServerError } from '../../error.js';
import { sessionOf, sessionSchema, type Gate } from '../../guard/gate.js';
import type { TeamGate } from '../../guard/team.js';
import { answers, body } from '../answers.js';
import { router } from '../router.js';

const password = z.string().min(1).max(1000);

const show = createRoute({
  method: 'get',
  path: '/session',
  summary: 'Who is signed in, and how one signs in',
  responses: answers(sessionSchema, 'Who asks'),
});
const enter = createRoute({
  method: 'post',
  path: '/sign-in',
  summary: 'Sign in',
  request: { body: body(z.object({ name: z.string().min(1).max(100), password })) },
  responses: answers(sessionSchema, 'Who is signed in'),
});
const take = createRoute({
  method: 'post',
  path: '/invitation',
  summary: 'Take up an invitation: set the password of its account, and sign in',
  request: { body: body(z.object({ code: z.string().min(1).max(200), password })) },
  responses: answers(sessionSchema, 'Who is signed in'),
});

const leave = createRoute({
  method: 'post',
  path: '/leave',
  summary: 'Sign out',
  responses: { 204: { description: 'The session has ended' } },
});

/** What is answered to those who are not in yet. */
export function enteringRoutes(gate: Gate, team: TeamGate | null) {
  const accounts = (): TeamGate => {
    if (team === null) throw noTeam();
    return team;
  };
  return router()
    .openapi(show, async (context) => context.json(sessionOf(gate, await gate.actor(context)), 200))
    .openapi(enter, async (context) => {
      const actor = await accounts().signIn(context, context.req.valid('json'));
      return context.json(sessionOf(gate, actor), 200);
    })
    .openapi(take, async (context) => {
      const actor = await accounts().takeInvitation(context, context.req.valid('json'));
      return context.json(sessionOf(gate, actor), 200);
    })
    .openapi(leave, async (context) => {
      await gate.leave(context);
      return context.body(null, 204);
    });
}
export type Entering = ReturnType<typeof enteringRoutes>;

export function noTeam(): ServerError {
  return new ServerError('no_team', 'this page is of whoever sits at its machine: it has no accounts', {
    hint: 'A team is served by `assay serve --team`.',
  });
}
