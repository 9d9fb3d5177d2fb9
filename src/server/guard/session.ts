import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { ServerError } from '../error.js';

const HOURS = 12;
const LONGEST = HOURS * 3_600_000;
const MOST = 64;

/** Who may use the page: whoever was given the address with the token. Sessions live in memory, and end with the server. */
export type Sessions = {
  readonly token: string;
  /** Begins a session and sets its cookie. Throws `wrong_token`. */
  readonly begin: (context: Context, token: string) => void;
  readonly holds: (context: Context) => boolean;
  readonly end: (context: Context) => void;
};

export function openSessions({ now, port }: { readonly now: () => Date; readonly port: () => number }): Sessions {
  const token = randomBytes(32).toString('base64url');
  const begun = new Map<string, number>();
  // Cookies are of a host, not of a port: servers of two workspaces must not take each other's.
  const name = (): string => `assay-${port()}`;
  return {
    token,
    begin: (context, given) => {
      if (!same(given, token)) throw wrongToken();
      const id = randomBytes(32).toString('base64url');
      const [oldest] = begun.keys();
      if (begun.size >= MOST && oldest !== undefined) begun.delete(oldest);
      begun.set(digestOf(id), now().getTime());
      setCookie(context, name(), id, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: LONGEST / 1000 });
    },
    holds: (context) => {
      const id = getCookie(context, name());
      const since = id === undefined ? undefined : begun.get(digestOf(id));
      return since !== undefined && now().getTime() - since < LONGEST;
    },
    end: (context) => {
      const id = getCookie(context, name());
      if (id !== undefined) begun.delete(digestOf(id));
      deleteCookie(context, name(), { path: '/' });
    },
  };
}

export function sessionOnly(sessions: Sessions) {
  return createMiddleware(async (context, next) => {
    if (sessions.holds(context)) return next();
    throw new ServerError('no_session', 'this browser is not signed in', {
      hint: 'Open the address that `assay serve` printed, with its token. A session ends after 12 hours, and with the server.',
    });
  });
}

function wrongToken(): ServerError {
  return new ServerError('wrong_token', 'the token in this address is not the one of this server', {
    hint: 'Open the address that `assay serve` printed last.',
  });
}

function digestOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}

function same(given: string, kept: string): boolean {
  const [one, other] = [given, kept].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
