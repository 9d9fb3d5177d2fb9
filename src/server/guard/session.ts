import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { secretDigest } from '../../base/secret.js';

const HOUR = 3_600_000;
const LONGEST = 12 * HOUR;
/** Sessions of one name: nobody can end those of others by beginning many. */
const MOST_OF_ONE = 10;

/** Who holds a session: an account as it stood at that epoch, or the user of this machine. */
export type Holder = { readonly name: string; readonly epoch: number };

/** Who was let in. Sessions live in memory, and end with the server. */
export type Sessions = {
  /** Begins a session and sets its cookie. Gives who held the session that this browser had, which ends; null where it had none. */
  readonly begin: (context: Context, holder: Holder) => Holder | null;
  /** Whose request it is, which keeps the session going; null where there is none, or it is over. */
  readonly holder: (context: Context) => Holder | null;
  /** As `holder`, long after the request came in: this keeps no session going. */
  readonly stillHeld: (context: Context) => Holder | null;
  /** Ends the session of this browser; null where there was none. */
  readonly end: (context: Context) => Holder | null;
};

export type SessionOptions = {
  readonly now: () => Date;
  /** Cookies are of a host, not of a port: servers of two workspaces must not take each other's. */
  readonly cookie: () => string;
  /** Over TLS only: the browser sends the cookie to nobody else, and keeps what others set out of it. */
  readonly secure: boolean;
  /** Hours without a request after which a session is over. */
  readonly idleHours: number;
};

/** `since` and `seen`: milliseconds. */
type Session = { readonly holder: Holder; readonly since: number; readonly seen: number };

export function openSessions({ now, cookie, secure, idleHours }: SessionOptions): Sessions {
  const begun = new Map<string, Session>(); // the one that was left alone longest first
  const name = (): string => (secure ? `__Host-${cookie()}` : cookie());
  const find = (context: Context): { readonly key: string; readonly session: Session } | null => {
    const id = getCookie(context, name());
    const key = id === undefined ? '' : secretDigest(id);
    const session = begun.get(key);
    if (session === undefined) return null;
    const at = now().getTime();
    if (at - session.since < LONGEST && at - session.seen < idleHours * HOUR) return { key, session };
    begun.delete(key);
    return null;
  };
  const keep = (key: string, session: Omit<Session, 'seen'>): void => {
    begun.delete(key);
    begun.set(key, { ...session, seen: now().getTime() });
  };
  const drop = (context: Context): Holder | null => {
    const found = find(context);
    if (found !== null) begun.delete(found.key);
    return found?.session.holder ?? null;
  };
  return {
    begin: (context, holder) => {
      const ended = drop(context);
      const own = [...begun].filter(([, session]) => session.holder.name === holder.name);
      for (const [key] of own.slice(0, Math.max(0, own.length + 1 - MOST_OF_ONE))) begun.delete(key);
      const id = randomBytes(32).toString('base64url');
      keep(secretDigest(id), { holder, since: now().getTime() });
      setCookie(context, name(), id, { httpOnly: true, sameSite: 'Strict', path: '/', secure, maxAge: LONGEST / 1000 });
      return ended;
    },
    holder: (context) => {
      const found = find(context);
      if (found !== null) keep(found.key, found.session);
      return found?.session.holder ?? null;
    },
    stillHeld: (context) => find(context)?.session.holder ?? null,
    end: (context) => {
      deleteCookie(context, name(), { path: '/', secure });
      return drop(context);
    },
  };
}
