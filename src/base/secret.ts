import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 in hexadecimal: what is kept of a random secret, so that whoever reads it cannot use it. */
export function secretDigest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether two digests are the same, in a time that tells nothing of where they differ. */
export function isSameDigest(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
