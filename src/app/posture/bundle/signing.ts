import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { canonicalJson } from '../../../base/canonical-json.js';
import {
  BUNDLE_LIMITS,
  postureBundleSchema,
  signedText,
  type BundleContents,
  type PostureBundle,
} from '../../../model/posture-bundle.js';
import { OversightError } from '../../../posture/oversight/error.js';
import { fingerprintOf } from './keys.js';

type Signer = { readonly privateKey: KeyObject; readonly public: string; readonly fingerprint: string };

/** The line that a bundle is: canonical JSON, signed, with a line feed. Throws `too_large` or `not_a_bundle` where nobody could take it in. */
export function signedLine(contents: BundleContents, signer: Signer): string {
  const key = { algorithm: 'Ed25519', public: signer.public, fingerprint: signer.fingerprint } as const;
  const unsigned = { ...contents, key };
  const signature = sign(null, Buffer.from(signedText(unsigned)), signer.privateKey).toString('base64');
  const line = canonicalJson({ ...unsigned, signature });
  requireTakable(line);
  return `${line}\n`;
}

function requireTakable(line: string): void {
  if (Buffer.byteLength(line) > BUNDLE_LIMITS.line) {
    throw new OversightError(
      'too_large',
      `the bundle would have more than ${BUNDLE_LIMITS.line} bytes, and be refused`,
      {
        hint: 'Leave out --with-names or --all-products.',
        exit: 2,
      },
    );
  }
  parsed(line);
}

/** A bundle from its line, without the line feed. Throws where it is not whole, not in the one form that it may have, or not signed by its key. */
export function verifiedBundle(line: string): PostureBundle {
  const bundle = parsed(line);
  const { signature, ...unsigned } = bundle;
  const { key } = bundle;
  const exact = [key.public, signature].every((text) => Buffer.from(text, 'base64').toString('base64') === text);
  if (!exact || canonicalJson(bundle) !== line) {
    throw new OversightError('not_canonical', 'the bundle is not written as `assay posture export` writes it', {
      hint: 'Ask for the file as it was written: not opened and saved by another program.',
    });
  }
  if (fingerprintOf(key.public) !== key.fingerprint || !isSigned(unsigned, key.public, signature)) {
    throw new OversightError('bad_signature', 'the signature does not fit: the bundle was changed, or is not whole', {
      hint: 'Ask the plant to send it again.',
    });
  }
  return bundle;
}

function parsed(line: string): PostureBundle {
  if (Buffer.byteLength(line) > BUNDLE_LIMITS.line) {
    throw new OversightError('too_large', 'it is larger than a bundle can be', { hint: 'It is something else.' });
  }
  const read = postureBundleSchema.safeParse(json(line));
  if (read.success) return read.data;
  const at = read.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new OversightError(
    'not_a_bundle',
    `it is no bundle: ${at === '' ? 'not its form' : `something is wrong at ${at.slice(0, 80)}`}`,
    {
      hint: 'It must be a file that `assay posture export` of this version wrote.',
    },
  );
}

function json(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isSigned(unsigned: Omit<PostureBundle, 'signature'>, rawKey: string, signature: string): boolean {
  try {
    const x = Buffer.from(rawKey, 'base64').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, Buffer.from(signedText(unsigned)), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
