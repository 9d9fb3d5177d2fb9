import { Decrypter, Encrypter } from 'age-encryption';
import { SealError } from './error.js';
import type { Keys, Lock } from './keys.js';

export { identitiesIn, recipientsIn, requireStrong, type Keys, type Lock } from './keys.js';

type Bytes = ReadableStream<Uint8Array>;

/** The first line of a file that age sealed, up to its version. */
export const SEALED = 'age-encryption.org/';

/** Seals a stream with age (age-encryption.org/v1). `workFactor` is that of scrypt, for a passphrase: base-2 logarithm. */
export async function seal(plain: Bytes, lock: Lock, workFactor = 18): Promise<Bytes> {
  const encrypter = new Encrypter();
  if (lock.by === 'passphrase') {
    encrypter.setScryptWorkFactor(workFactor);
    encrypter.setPassphrase(lock.passphrase);
  } else for (const recipient of lock.recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(plain);
}

/**
 * Unseals a stream. What comes out is what was sealed, up to the first byte that is not: there it throws `seal_damaged`, and
 * also where the file was cut off. Throws `wrong_key` before anything comes out.
 */
export async function* unseal(sealed: Bytes, keys: Keys): AsyncGenerator<Uint8Array> {
  const plain = await opened(sealed, keys);
  try {
    yield* plain;
  } catch (cause) {
    throw damaged(cause);
  }
}

async function opened(sealed: Bytes, { identities, passphrase }: Keys): Promise<Bytes> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  if (passphrase !== null) decrypter.addPassphrase(passphrase);
  try {
    return await decrypter.decrypt(sealed);
  } catch (cause) {
    throw isWrongKey(cause) ? wrongKey(cause) : damaged(cause);
  }
}

function damaged(cause: unknown): SealError {
  return new SealError('seal_damaged', 'the sealed file was altered or cut off', {
    hint: 'Have it sent again. Nothing was changed.',
    cause,
  });
}

/** The library tells it by its words only. */
function isWrongKey(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('no identity matched');
}

function wrongKey(cause: unknown): SealError {
  return new SealError('wrong_key', 'the file is not sealed for that key or passphrase', {
    hint: 'Name the key that belongs to one of the public keys it was sealed for, or ask who sent it.',
    cause,
  });
}
