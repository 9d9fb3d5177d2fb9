import { Decrypter, Encrypter } from 'age-encryption';
import { SealError } from './error.js';

/** For whom a file is sealed: public keys of age, or a passphrase. */
export type Lock =
  | { readonly by: 'recipients'; readonly recipients: readonly string[] }
  | { readonly by: 'passphrase'; readonly passphrase: string };

/** What may open it. */
export type Keys = { readonly identities: readonly string[]; readonly passphrase: string | null };

const MOST_KEYS = 100;
/** UTF-16 units. A passphrase can be tried at leisure by whoever has the file. */
const SHORTEST = 16;

/** Public keys of age, one a line; lines with # are comments. Throws `bad_recipient`. */
export function recipientsIn(text: string): string[] {
  const keys = keyLines(text);
  for (const key of keys) requireRecipient(key);
  return keys;
}

/** Secret keys as `age-keygen` writes them. Throws `bad_identity`. */
export function identitiesIn(text: string): string[] {
  const keys = keyLines(text);
  if (keys.length === 0) throw badIdentity();
  for (const key of keys) requireIdentity(key);
  return keys;
}

/** A passphrase to seal with. Throws `weak_passphrase`. */
export function requireStrong(passphrase: string): string {
  if (passphrase.length >= SHORTEST) return passphrase;
  throw new SealError('weak_passphrase', 'the passphrase is too short to seal a file that leaves the house', {
    hint: `Use at least ${SHORTEST} characters, for example five random words, and send it by another way than the file.`,
  });
}

function keyLines(text: string): string[] {
  const lines = text.split(/\r?\n/u).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== '' && !line.startsWith('#')))].slice(0, MOST_KEYS + 1);
}

function requireRecipient(key: string): void {
  if (/^AGE-SECRET-KEY-/iu.test(key)) {
    throw new SealError('bad_recipient', 'that is a secret key, and would open the file', {
      hint: 'Give the public key that belongs to it: it begins with age1. Keep the secret key to yourself.',
    });
  }
  try {
    new Encrypter().addRecipient(key);
  } catch (cause) {
    throw new SealError('bad_recipient', 'that is no public key of age', {
      hint: 'Give the line that begins with age1, as `age-keygen` printed it.',
      cause,
    });
  }
}

function requireIdentity(key: string): void {
  try {
    new Decrypter().addIdentity(key);
  } catch {
    throw badIdentity();
  }
}

function badIdentity(): SealError {
  return new SealError('bad_identity', 'the file holds no secret key of age that can be read', {
    hint: 'Name the file that `age-keygen` wrote, with AGE-SECRET-KEY-1...; one that is itself sealed must be opened first.',
  });
}
