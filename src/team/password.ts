import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { TeamError } from './error.js';

/** Characters: where a password alone lets somebody in, NIST SP 800-63B-4 (3.1.1.2) asks for 15 at least, and that 64 can be had. */
const [SHORTEST, LONGEST] = [15, 200];
/** Characters that differ: `aaaaaaaaaaaaaaa` is long and guessed at once. */
const FEWEST_DIFFERENT = 6;

/** N = 2^17, r = 8, p = 1: 128 MiB and some 0.4 s, the first of the settings in OWASP's Password Storage Cheat Sheet. */
const COST = { ln: 17, r: 8, p: 1 };
const [SALT_BYTES, HASH_BYTES] = [16, 32];
/** Settings that cost more than 2 GB are none of ours. */
const KEPT = /^\$scrypt\$ln=(1[4-9]|20),r=([1-9]),p=([1-9])\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/u;

/** Throws `weak_password`. Nothing of the password is told. */
export function requireStrong(password: string, account: string): void {
  const text = normal(password);
  const { length } = Array.from(text);
  if (length < SHORTEST) throw weak(`has ${length} characters; it needs ${SHORTEST}`);
  if (length > LONGEST) throw weak(`has ${length} characters; at most ${LONGEST} are taken`);
  if (new Set(text.toLowerCase()).size < FEWEST_DIFFERENT) throw weak('repeats a few characters');
  if (text.toLowerCase().replaceAll(account, '').length < SHORTEST - 4)
    throw weak('is made of the name of the account');
}

/** What is kept of a password: scrypt with a salt of its own, and the settings that it was made with. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, COST);
  return `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${base64(salt)}$${base64(hash)}`;
}

/** Takes as long for an account that is not there (`null`) as for one that is. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, ln = '', r = '', p = '', salt = '', hash = ''] = KEPT.exec(kept ?? '') ?? [];
  if (hash === '') {
    await derive(password, Buffer.alloc(SALT_BYTES), COST);
    return false;
  }
  const wanted = Buffer.from(hash, 'base64');
  const found = await derive(password, Buffer.from(salt, 'base64'), { ln: Number(ln), r: Number(r), p: Number(p) });
  return wanted.length === found.length && timingSafeEqual(wanted, found);
}

type Cost = typeof COST;

async function derive(password: string, salt: Uint8Array, { ln, r, p }: Cost): Promise<Buffer> {
  const options = { N: 2 ** ln, r, p, maxmem: 160 * r * 2 ** ln };
  return new Promise((resolve, reject) => {
    scrypt(normal(password), salt, HASH_BYTES, options, (error, hash) =>
      error === null ? resolve(hash) : reject(error),
    );
  });
}

/** The same password typed on another keyboard is the same. */
function normal(password: string): string {
  return password.normalize('NFKC');
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/u, '');
}

function weak(says: string): TeamError {
  return new TeamError('weak_password', `this password ${says}`, {
    hint: `Take ${SHORTEST} characters or more: four words that have nothing to do with each other are good.`,
  });
}
