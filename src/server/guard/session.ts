import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { secretDigest } from '../../base/secret.js';

const HOUR = 3_600_000;
const LONGEST = 12 * HOUR;
const MOST = 512;

/** Who holds a session: an account as it stood at that epoch, or the user of this machine. */
export type Holder = { readonly name: string; readonly epoch: number };

/** Who was let in. Sessions live in memory, and end with the server. */
export type Sessions = {
  /** Begins a session and sets its cookie. */
  readonly begin: (context: Context, holder: Holder) => void;
  /** Null where there is none, or it is over. */
  readonly holder: (context: Context) => Holder | null;
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

export function openSessions({ now, cookie, secure, idleHours }: SessionOptions): Sessions {
  const begun = new Map<string, { readonly holder: Holder; readonly since: number; readonly seen: number }>();
  const name = (): string => (secure ? `__Host-${cookie()}` : cookie());
  const kept = (context: Context): string | null => {
    const id = getCookie(context, name());
    return id === undefined ? null : secretDigest(id);
  };
  const holder: Sessions['holder'] = (context) => {
    const key = kept(context);
    const session = key === null ? undefined : begun.get(key);
    if (key === null || session === undefined) return null;
    const at = now().getTime();
    if (at - session.since >= LONGEST || at - session.seen >= idleHours * HOUR) {
      begun.delete(key);
      return null;
    }
    begun.set(key, { ...session, seen: at });
    return session.holder;
  };
  return {
    begin: (context, held) => {
      const id = randomBytes(32).toString('base64url');
      const [oldest] = begun.keys();
      if (begun.size >= MOST && oldest !== undefined) begun.delete(oldest);
      const at = now().getTime();
      begun.set(secretDigest(id), { holder: held, since: at, seen: at });
      setCookie(context, name(), id, { httpOnly: true, sameSite: 'Strict', path: '/', secure, maxAge: LONGEST / 1000 });
    },
    holder,
    end: (context) => {
      const held = holder(context);
      const key = kept(context);
      if (key !== null) begun.delete(key);
      deleteCookie(context, name(), { path: '/', secure });
      return held;
    },
  };
}
