import { readFileSync, statSync } from 'node:fs';
import { identitiesIn, recipientsIn, requireStrong, type Keys, type Lock } from '../../../seal/seal.js';
import { PassingError } from '../../error.js';

export type { Keys, Lock } from '../../../seal/seal.js';

/** How a file is to be sealed: public keys, files of them, or a file with a passphrase; `clear` where not at all. Paths are absolute. */
export type Sealing = {
  readonly recipients: readonly string[];
  readonly recipientFiles: readonly string[];
  readonly passphraseFile: string | null;
  readonly clear: boolean;
};

/** Null where it is not to be sealed. Throws `not_sealed_for_anybody` where nobody was named and clear was not asked for. */
export function lockOf({ recipients, recipientFiles, passphraseFile, clear }: Sealing): Lock | null {
  const keys = [
    ...new Set([
      ...recipientsIn(recipients.join('\n')),
      ...recipientFiles.flatMap((file) => recipientsIn(keyText(file))),
    ]),
  ];
  const ways = [keys.length > 0, passphraseFile !== null, clear].filter(Boolean).length;
  if (ways === 1) {
    if (keys.length > 0) return { by: 'recipients', recipients: keys };
    return passphraseFile === null
      ? null
      : { by: 'passphrase', passphrase: requireStrong(passphraseOf(passphraseFile)) };
  }
  const says = ways === 0 ? 'nobody is named who may open the file' : 'the file can be sealed in one way only';
  throw new PassingError('not_sealed_for_anybody', says, {
    hint: 'Seal it with --recipient age1..., --recipients-file or --passphrase-file; --clear writes it for whoever finds it.',
    exit: 2,
  });
}

/** What may open a sealed file. */
export type KeyFiles = { readonly identityFiles: readonly string[]; readonly passphraseFile: string | null };

/** Null where no key was named. */
export function keysOf({ identityFiles, passphraseFile }: KeyFiles): Keys | null {
  if (identityFiles.length === 0 && passphraseFile === null) return null;
  return {
    identities: identityFiles.flatMap((file) => identitiesIn(keyText(file))),
    passphrase: passphraseFile === null ? null : passphraseOf(passphraseFile),
  };
}

/** The first line of a file. */
function passphraseOf(file: string): string {
  const [first = ''] = keyText(file).split(/\r?\n/u);
  if (first !== '') return first;
  throw unreadable(file);
}

const MOST_BYTES = 1_000_000;

function keyText(file: string): string {
  const info = statSync(file, { throwIfNoEntry: false });
  if (info?.isFile() !== true || info.size > MOST_BYTES) throw unreadable(file);
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

function unreadable(file: string, cause?: unknown): PassingError {
  return new PassingError('unreadable_key', 'the file of the key or passphrase is not there, empty or cannot be read', {
    where: { file },
    hint: 'Name a file with keys, one a line, or with a passphrase on its first line.',
    exit: 2,
    cause,
  });
}
