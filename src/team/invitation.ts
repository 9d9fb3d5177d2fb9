import { randomBytes } from 'node:crypto';
import { isSameDigest, secretDigest } from '../base/secret.js';

const HOURS = 72;

/** A code that lets whoever has it set the password of an account, once. `digest` alone is kept. */
export type NewInvitation = { readonly code: string; readonly digest: string; readonly until: string };

export function makeInvitation(account: string, now: Date): NewInvitation {
  const secret = randomBytes(24).toString('base64url');
  const until = new Date(now.getTime() + HOURS * 3_600_000).toISOString();
  return { code: `${account}:${secret}`, digest: secretDigest(secret), until };
}

/** The account that a code is for, and its secret; null where it is no code. */
export function readCode(code: string): { readonly account: string; readonly secret: string } | null {
  const [, account, secret] = /^([a-z0-9._-]{1,40}):([A-Za-z0-9_-]{32})$/u.exec(code.trim()) ?? [];
  return account === undefined || secret === undefined ? null : { account, secret };
}

export function isInvited(
  secret: string,
  { invitation, invited_until }: { readonly invitation: string | null; readonly invited_until: string | null },
  now: Date,
): boolean {
  if (invitation === null || invited_until === null || now.getTime() > Date.parse(invited_until)) return false;
  return isSameDigest(secretDigest(secret), invitation);
}
