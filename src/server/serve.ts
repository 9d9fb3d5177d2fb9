import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { openDesk } from '../app/posture/desk/seen.js';
import { mayStill } from '../app/team/accounts.js';
import { holdServing } from '../app/serving.js';
import { workspacePaths } from '../app/paths.js';
import type { AddressInfo } from 'node:net';
import { openBeside } from './beside.js';
import type { ServerBase } from './context.js';
import { ServerError } from './error.js';
import { openGate, type ServedFor } from './guard/open-gate.js';
import { httpApp } from './http-app.js';
import { httpServer } from './http-server.js';
import { openJobs, type JobsOptions } from './jobs/jobs.js';
import { pagesFolder } from './pages.js';

export type ServeOptions = Pick<ServerBase, 'dir' | 'version' | 'now' | 'largestFile'> & {
  readonly of: ServedFor;
  /** 0 takes any that is free. */
  readonly port: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isExample?: boolean;
};

export type Serving = {
  /** Without the token. */
  readonly origin: string;
  /** Where a browser begins; with the token that lets it in, where there is one. */
  readonly address: string;
  readonly close: () => Promise<void>;
};

const HOST = '127.0.0.1';

/** Serves a workspace on this machine. Throws `port_taken`, `already_served`, `no_pages`, `no_accounts`. */
export async function serve({ port, env, of, isExample = false, ...options }: ServeOptions): Promise<Serving> {
  const paths = workspacePaths(options.dir);
  const app = { now: options.now, env };
  const stop = new AbortController();
  const hold = await holdServing(options.dir, stop.signal);
  const closing: (() => Promise<void>)[] = [() => Promise.resolve(hold.release())];
  const close = async (): Promise<void> => {
    stop.abort();
    for (const each of closing.toReversed()) await each();
  };
  try {
    let taken = port;
    const { gate, team } = await openGate({ ...options, app }, of, () => taken);
    if (team !== null) closing.push(team.close);
    const may: JobsOptions['may'] = async (by, right) => team === null || mayStill(team, by, right);
    const jobs = openJobs({ dir: options.dir, folder: paths.jobs, now: options.now, env, may });
    closing.push(jobs.close);
    const beside =
      'user' in of ? openBeside((dir) => serve({ ...options, dir, env, of, port: 0, isExample: true })) : null;
    if (beside !== null) closing.push(beside.end);
    const desk = openDesk(options.dir, options.now);
    const server = { ...options, app, jobs, desk, beside, isExample, team, signal: stop.signal };
    const asked = (): readonly URL[] => addressesOf(of, taken);
    const http = await listening(httpApp({ server, gate, asked, pagesFolder: pagesFolder() }).fetch, port);
    closing.push(() => ended(http));
    taken = portOf(http);
    if (isExample && 'user' in of && !existsSync(paths.index)) jobs.start({ kind: 'index' }, of.user);
    const origin = `http://${HOST}:${taken}`;
    hold.tell(origin);
    return { origin, address: 'token' in gate ? `${origin}/enter?token=${gate.token}` : String(asked()[0]), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where browsers ask for this server; nobody may ask for it under another name. */
function addressesOf(of: ServedFor, port: number): readonly URL[] {
  if ('team' in of && of.origin !== null) return [of.origin];
  return [HOST, 'localhost'].map((host) => new URL(`http://${host}:${port}`));
}

async function listening(fetch: Parameters<typeof getRequestListener>[0], port: number): Promise<Server> {
  const answer = getRequestListener(fetch);
  const http = httpServer((request, response) => void answer(request, response));
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
