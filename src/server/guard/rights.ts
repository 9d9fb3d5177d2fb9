import { createMiddleware } from 'hono/factory';
import type { Right } from '../../model/team.js';
import type { Actor } from '../context.js';
import { ServerError } from '../error.js';

/** Posts that change nothing: everybody may ask them. */
const ASKING = [/^\/api\/cases\/[a-z0-9-]+\/statements\/check$/u, /^\/api\/oversight\/advice$/u];

/** Whatever changes something needs the right to write, whether its route says so or not. */
export function mayWrite(actor: Actor) {
  return createMiddleware(async (context, next) => {
    const { method, path } = context.req;
    const isAsking = method === 'GET' || method === 'HEAD' || ASKING.some((each) => each.test(path));
    if (!isAsking) requireRight(actor, 'write');
    return next();
  });
}

/** A route that needs a right of its own. */
export function only(actor: Actor, right: Right) {
  return createMiddleware(async (_context, next) => {
    requireRight(actor, right);
    return next();
  });
}

/** Throws `not_allowed`. */
export function requireRight({ role, rights }: Actor, right: Right): void {
  if (rights.includes(right)) return;
  throw new ServerError('not_allowed', `${role === null ? 'you' : `a ${role}`} may not ${WORDS[right]}`, {
    hint: 'A lead of your team says who has which role.',
  });
}

const WORDS: Readonly<Record<Right, string>> = {
  write: 'change anything',
  privileged: 'see or write what is for counsel only',
  clear: 'look at clear values',
  accounts: 'see or change who is in the team',
};
