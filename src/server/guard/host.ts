import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { ServerError } from '../error.js';

/**
 * Refuses requests that were meant for another host: a page elsewhere can let its own name point here (DNS rebinding), and its
 * scripts would then be of the same origin.
 */
export function ownHostOnly(hosts: () => readonly string[]) {
  return createMiddleware(async (context, next) => {
    const host = context.req.header('host')?.toLowerCase();
    if (host !== undefined && hosts().includes(host)) return next();
    throw new ServerError('foreign_host', 'this request was meant for another host', {
      hint: 'Open the address that `assay serve` printed.',
    });
  });
}

/** Refuses what another site asks for, above all what would change something (cross-site request forgery). */
export function ownOriginOnly(origins: () => readonly string[]) {
  return createMiddleware(async (context, next) => {
    const { method } = context.req;
    const origin = context.req.header('origin');
    const site = context.req.header('sec-fetch-site');
    const isForeign = origin === undefined ? changes(method) : !origins().includes(origin.toLowerCase());
    if (!isForeign && (site === undefined || site === 'same-origin' || site === 'none')) return next();
    if (!isForeign && site === 'same-site' && isArrival(context)) return next();
    throw new ServerError('foreign_origin', 'this request comes from another site', {
      hint: 'Use the page that `assay serve` opened.',
    });
  });
}

/** A page that is gone to by a link of another server of this machine: pages hold no data, and what they ask is of their own origin. */
function isArrival({ req }: Context): boolean {
  return req.header('sec-fetch-mode') === 'navigate' && !req.path.startsWith('/api/');
}

function changes(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}
