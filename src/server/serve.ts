import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { holdServing } from '../app/serving.js';
import { workspacePaths } from '../app/paths.js';
import type { AddressInfo } from 'node:net';
import { openBeside } from './beside.js';
import type { ServerContext } from './context.js';
import { ServerError } from './error.js';
import { httpApp } from './http-app.js';
import { openSessions } from './guard/session.js';
import { openJobs } from './jobs/jobs.js';
import { pagesFolder } from './pages.js';

export type ServeOptions = Pick<ServerContext, 'dir' | 'version' | 'user' | 'now' | 'largestFile'> & {
  /** 0 takes any that is free. */
  readonly port: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isExample?: boolean;
};

export type Serving = {
  /** Without the token. */
  readonly origin: string;
  /** Lets a browser in. */
  readonly address: string;
  readonly close: () => Promise<void>;
};

const HOST = '127.0.0.1';

/** Serves a workspace to browsers of this machine. Throws `port_taken`, `already_served`, `no_pages`. */
export async function serve({ port, env, isExample = false, ...options }: ServeOptions): Promise<Serving> {
  const paths = workspacePaths(options.dir);
  const stop = new AbortController();
  const hold = await holdServing(options.dir, stop.signal);
  const beside = openBeside((dir) => serve({ ...options, dir, env, port: 0, isExample: true }));
  const jobs = openJobs({ dir: options.dir, folder: paths.jobs, now: options.now, env });
  try {
    let taken = port;
    const sessions = openSessions({ now: options.now, port: () => taken });
    const server = { ...options, app: { now: options.now, env }, jobs, beside, isExample, signal: stop.signal };
    const hosts = (): string[] => [`${HOST}:${taken}`, `localhost:${taken}`];
    const app = httpApp({ server, sessions, hosts, pagesFolder: pagesFolder() });
    const http = await listening(app.fetch, port);
    taken = portOf(http);
    if (isExample && !existsSync(paths.index)) jobs.start({ kind: 'index' }, options.user);
    const origin = `http://${HOST}:${taken}`;
    hold.tell(origin);
    return {
      origin,
      address: `${origin}/enter?token=${sessions.token}`,
      close: async () => {
        stop.abort();
        await beside.end();
        await jobs.close();
        await ended(http);
        hold.release();
      },
    };
  } catch (error) {
    await jobs.close();
    hold.release();
    throw error;
  }
}

async function listening(fetch: Parameters<typeof getRequestListener>[0], port: number): Promise<Server> {
  // A file of many gigabytes takes longer to come in than Node's five minutes for a request.
  const answer = getRequestListener(fetch);
  const http = createServer({ requestTimeout: 0 }, (request, response) => void answer(request, response));
  return new Promise((resolve, reject) => {
    http.once('error', (cause: NodeJS.ErrnoException) =>
      reject(cause.code === 'EADDRINUSE' || cause.code === 'EACCES' ? portTaken(port, cause) : cause),
    );
    http.listen(port, HOST, () => resolve(http));
  });
}

function portTaken(port: number, cause: Error): ServerError {
  return new ServerError('port_taken', `port ${port} is not free`, {
    hint: 'Another program listens there, perhaps another `assay serve`. Name another with --port, or 0 for any.',
    exit: 2,
    cause,
  });
}

function portOf(http: Server): number {
  const address: AddressInfo | string | null = http.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function ended(http: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    http.close(() => resolve());
    http.closeAllConnections();
  });
}
