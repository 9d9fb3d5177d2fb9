import { createPublicKey } from 'node:crypto';
import type { DkimKey, MailProblem } from '../../../model/mail-check.js';
import { caution, fault, remark } from '../problem.js';
import { tagsOf } from '../tags.js';

/** A record as far as it is one of DKIM: without `p=` it is something else that stands at that name. */
export function isDkim(record: string): boolean {
  const { first, values } = tagsOf(record);
  return values.has('p') && (!values.has('v') || (first === 'v' && values.get('v') === 'DKIM1'));
}

type Key = Omit<DkimKey, 'selector' | 'named'>;

/** Bits below which a signature proves nothing, and those that signers should use (RFC 8301, 3.2). */
const LEAST_BITS = 1024;
const GOOD_BITS = 2048;

/** What the record of a selector says (RFC 6376, 3.6.1). `name` is where it stands. */
export function readKey(record: string, name: string): Key {
  const { values } = tagsOf(record);
  const kind = (values.get('k') ?? 'rsa').toLowerCase();
  const text = (values.get('p') ?? '').replaceAll(/\s/gu, '');
  const testing = listOf(values.get('t')).includes('y');
  const base = { algorithm: null, bits: null, testing, problems: [] };
  if (text === '') {
    return {
      ...base,
      state: 'revoked',
      problems: [remark('dkim_revoked', name, 'the key was withdrawn: p= is empty')],
    };
  }
  if (kind !== 'rsa' && kind !== 'ed25519') return broken(base, name, `it names a kind of key that DKIM does not have`);
  const bytes = /^[A-Za-z0-9+/]+={0,2}$/u.test(text) ? Buffer.from(text, 'base64') : null;
  const bits = bytes === null ? null : kind === 'rsa' ? modulusBits(bytes) : bytes.length === 32 ? 256 : null;
  if (bits === null) return broken({ ...base, algorithm: kind }, name, 'its key cannot be read');
  const problems = [
    ...(kind === 'rsa' ? sizeProblems(bits, name) : []),
    ...(testing ? [caution('dkim_testing', name, 'the key is marked as a test (t=y): receivers may ignore it')] : []),
    ...hashProblems(values.get('h'), name),
  ];
  return { state: 'valid', algorithm: kind, bits: kind === 'rsa' ? bits : null, testing, problems };
}

function broken(base: Omit<Key, 'state'>, name: string, text: string): Key {
  return { ...base, state: 'broken', problems: [fault('dkim_syntax', name, text)] };
}

function listOf(value: string | undefined): string[] {
  return (value ?? '').split(':').map((each) => each.trim().toLowerCase());
}

function hashProblems(value: string | undefined, name: string): MailProblem[] {
  if (value === undefined || listOf(value).includes('sha256')) return [];
  return [fault('dkim_sha1', name, 'the key may be used with SHA-1 only, which receivers must not accept (RFC 8301)')];
}

function sizeProblems(bits: number, name: string): MailProblem[] {
  if (bits < LEAST_BITS) {
    return [fault('dkim_weak_key', name, `the key has ${bits} bits: it can be broken, and receivers must ignore it`)];
  }
  if (bits < GOOD_BITS) {
    return [
      caution('dkim_short_key', name, `the key has ${bits} bits; ${GOOD_BITS} is what is asked for today (RFC 8301)`),
    ];
  }
  return [];
}

/** Keys are published as SubjectPublicKeyInfo; some as the bare RSAPublicKey of RFC 8017. */
function modulusBits(bytes: Buffer): number | null {
  for (const type of ['spki', 'pkcs1'] as const) {
    try {
      const key = createPublicKey({ key: bytes, format: 'der', type });
      if (key.asymmetricKeyType === 'rsa') return key.asymmetricKeyDetails?.modulusLength ?? null;
    } catch {
      // The other form, or no key at all.
    }
  }
  return null;
}
