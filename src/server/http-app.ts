import { OpenAPIHono } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { apiOf } from './api.js';
import type { Actor, ServerBase } from './context.js';
import { ServerError } from './error.js';
import { ENTERING_PATHS, limitBody } from './guard/body.js';
import type { Gate } from './guard/gate.js';
import { safeHeaders } from './guard/headers.js';
import { ownHostOnly, ownOriginOnly } from './guard/host.js';
import { limitRate } from './guard/rate.js';
import { mayWrite } from './guard/rights.js';
import type { SoloGate } from './guard/solo.js';
import type { TeamGate } from './guard/team.js';
import { pages } from './pages.js';
import { problemOf } from './problem.js';
import { enteringRoutes, type Entering } from './routes/team/entering.js';

/** Bytes of a request that is no file; of one that anybody may send. */
const [LARGEST_BODY, LARGEST_OF_ANYBODY] = [8 * 2 ** 20, 4096];

export type HttpOptions = {
  readonly server: ServerBase;
  readonly gate: SoloGate | TeamGate;
  /** Where browsers ask for this server. */
  readonly asked: () => readonly URL[];
  readonly pagesFolder: string;
};

/** Everything that is answered, behind the guards. */
export function httpApp({ server, gate, asked, pagesFolder }: HttpOptions) {
  const hosts = (): string[] => asked().map(({ host }) => host);
  const origins = (): string[] => asked().map(({ origin }) => origin);
  const clock = (): number => performance.now();
  const app = new OpenAPIHono();
  const failed = problemAnswer(server.dir);
  app.onError(failed);
  app.use(safeHeaders, ownHostOnly(hosts), limitRate({ aSecond: 50, atOnce: 300, key: gate.key, clock }));
  if ('enter' in gate) {
    app.get('/enter', (context) => {
      gate.enter(context, context.req.query('token') ?? '');
      return context.redirect('/', 303);
    });
  }
  app.use('/api/*', ownOriginOnly(origins));
  // Whoever is not in yet can guess at passwords, each of which takes a while to hold against what is kept.
  const guesses = limitRate({ aSecond: 0.5, atOnce: 30, key: gate.key, clock });
  for (const path of ['/api/sign-in', '/api/invitation']) app.use(path, guesses);
  for (const path of ENTERING_PATHS) app.use(path, limitBody(LARGEST_OF_ANYBODY));
  const entering = enteringRoutes(gate, 'signIn' in gate ? gate : null);
  app.route('/api', entering);
  const routes = new WeakMap<Actor, OpenAPIHono>();
  app.all('/api/*', async (context) => {
    const actor = await gate.actor(context);
    if (actor === null) throw noSession(gate);
    const own = routes.get(actor) ?? routesOf(server, actor, { entering, failed });
    routes.set(actor, own);
    return own.fetch(context.req.raw, context.env);
  });
  app.route('/', pages(pagesFolder));
  return app;
}

type Shared = { readonly entering: Entering; readonly failed: ReturnType<typeof problemAnswer> };

/** What one who is let in may ask: routes of their own, which know them by name and rights. */
function routesOf(server: ServerBase, actor: Actor, { entering, failed }: Shared): OpenAPIHono {
  const own = new OpenAPIHono();
  own.onError(failed);
  own.use(mayWrite(actor), limitBody(LARGEST_BODY));
  own.route('/api', entering); // answered before; they stand in the description
  const app = { ...server.app, sees: { privileged: actor.rights.includes('privileged') } };
  own.route('/api', apiOf({ ...server, ...actor, app }));
  own.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Assay', version: server.version, description: 'What the page of `assay serve` asks.' },
  });
  own.all('/api/*', () => {
    throw new ServerError('no_such_page', 'there is nothing here', { hint: '/api/openapi.json says what there is.' });
  });
  return own;
}

function problemAnswer(dir: string) {
  return (error: Error): Response => {
    const problem = problemOf(error instanceof HTTPException ? malformed(error) : error, dir);
    const headers = { 'Content-Type': 'application/problem+json' };
    return new Response(JSON.stringify(problem), { status: problem.status, headers });
  };
}

/** What the library below refuses before a schema is asked, such as a body that is no JSON. */
function malformed(cause: HTTPException): ServerError {
  return new ServerError('bad_request', 'the request cannot be read', {
    hint: '/api/openapi.json says what each route takes.',
    cause,
  });
}

function noSession({ isTeam }: Gate): ServerError {
  const hint = isTeam
    ? 'Sign in. A session ends after 12 hours, after 2 hours without a request, and with the server.'
    : 'Open the address that `assay serve` printed, with its token. A session ends after 12 hours, and with the server.';
  return new ServerError('no_session', 'this browser is not signed in', { hint });
}
