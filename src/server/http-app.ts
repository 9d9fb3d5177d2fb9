import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { apiOf } from './api.js';
import type { ServerContext } from './context.js';
import { ServerError } from './error.js';
import { safeHeaders } from './guard/headers.js';
import { ownHostOnly, ownOriginOnly } from './guard/host.js';
import { limitRate } from './guard/rate.js';
import { sessionOnly, type Sessions } from './guard/session.js';
import { pages } from './pages.js';
import { problemOf } from './problem.js';

/** Bytes of a request that is no file. */
const LARGEST_BODY = 8 * 2 ** 20;

export type HttpOptions = {
  readonly server: ServerContext;
  readonly sessions: Sessions;
  /** `host:port` under which this server may be asked for. */
  readonly hosts: () => readonly string[];
  readonly pagesFolder: string;
};

/** Everything that is answered, behind the guards. */
export function httpApp({ server, sessions, hosts, pagesFolder }: HttpOptions) {
  const app = new OpenAPIHono();
  app.onError((error) => {
    const problem = problemOf(error instanceof HTTPException ? malformed(error) : error, server.dir);
    const headers = { 'Content-Type': 'application/problem+json' };
    return new Response(JSON.stringify(problem), { status: problem.status, headers });
  });
  app.use(
    safeHeaders,
    ownHostOnly(hosts),
    limitRate(() => performance.now()),
  );
  app.get('/enter', (context) => {
    sessions.begin(context, context.req.query('token') ?? '');
    return context.redirect('/', 303);
  });
  app.use(ownOriginOnly(() => hosts().map((host) => `http://${host}`)));
  app.use('/api/*', sessionOnly(sessions), limitBody());
  app.post('/api/leave', (context) => {
    sessions.end(context);
    return context.body(null, 204);
  });
  app.route('/api', apiOf(server));
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Assay', version: server.version, description: 'What the page of `assay serve` asks.' },
  });
  app.all('/api/*', () => {
    throw new ServerError('no_such_page', 'there is nothing here', { hint: '/api/openapi.json says what there is.' });
  });
  app.route('/', pages(pagesFolder));
  return app;
}

/** What the library below refuses before a schema is asked, such as a body that is no JSON. */
function malformed(cause: HTTPException): ServerError {
  return new ServerError('bad_request', 'the request cannot be read', {
    hint: '/api/openapi.json says what each route takes.',
    cause,
  });
}

/** Files come in by a route of their own, which counts their bytes itself. */
function limitBody() {
  const limit = bodyLimit({
    maxSize: LARGEST_BODY,
    onError: () => {
      throw new ServerError('too_large', 'this request is larger than the page takes', {
        hint: 'Give large texts as a file.',
      });
    },
  });
  return (...[context, next]: Parameters<typeof limit>) =>
    context.req.method === 'PUT' ? next() : limit(context, next);
}
