import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { isSameDigest, secretDigest } from '../../base/secret.js';
import type { Actor } from '../context.js';
import { ServerError } from '../error.js';
import type { Gate } from './gate.js';
import type { Sessions } from './session.js';

/** Whoever was given the address with the token sits at this machine, and may do what the command line can. */
export type SoloGate = Gate & {
  readonly token: string;
  /** Throws `wrong_token`. */
  readonly enter: (context: Context, token: string) => void;
};

export function openSolo(sessions: Sessions, user: string): SoloGate {
  const token = randomBytes(32).toString('base64url');
  const actor: Actor = {
    user,
    role: null,
    rights: ['write', 'privileged', 'clear'],
    stillIn: (context) => Promise.resolve(sessions.stillHeld(context) !== null),
  };
  return {
    isTeam: false,
    token,
    enter: (context, given) => {
      if (!isSameDigest(secretDigest(given), secretDigest(token))) throw wrongToken();
      sessions.begin(context, { name: user, epoch: 0 });
    },
    actor: (context) => Promise.resolve(sessions.holder(context) === null ? null : actor),
    key: (context) => sessions.holder(context)?.name ?? '',
    leave: (context) => {
      sessions.end(context);
      return Promise.resolve();
    },
  };
}

function wrongToken(): ServerError {
  return new ServerError('wrong_token', 'the token in this address is not the one of this server', {
    hint: 'Open the address that `assay serve` printed last.',
  });
}
