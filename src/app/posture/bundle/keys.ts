import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OversightError } from '../../../posture/oversight/error.js';

/** What signs a plant's bundles, and the id that they carry. */
export type PlantKey = {
  readonly plant: string;
  readonly privateKey: KeyObject;
  /** Raw 32 bytes, base64. */
  readonly public: string;
  readonly fingerprint: string;
  /** Where the private key lies. */
  readonly file: string;
  readonly made: boolean;
};

const KEY_FILE = 'posture-key';
const ID_FILE = 'posture-id';

/** The plant's key and id from `.assay` below a folder; made there on first use, readable by its owner alone. */
export function plantKey(dir: string): PlantKey {
  const own = path.join(dir, '.assay');
  const file = path.join(own, KEY_FILE);
  mkdirSync(own, { recursive: true });
  const made = create(file, () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  });
  create(path.join(own, ID_FILE), () => `${randomBytes(16).toString('hex')}\n`);
  const plant = readFileSync(path.join(own, ID_FILE), 'utf8').trim();
  if (!/^[0-9a-f]{32}$/u.test(plant)) throw badKey(path.join(own, ID_FILE));
  return { plant, file, made, ...keyOf(file) };
}

function keyOf(file: string) {
  try {
    const privateKey = createPrivateKey(readFileSync(file, 'utf8'));
    if (privateKey.asymmetricKeyType !== 'ed25519') throw badKey(file);
    const raw = rawPublic(createPublicKey(privateKey));
    return { privateKey, public: raw, fingerprint: fingerprintOf(raw) };
  } catch (cause) {
    throw cause instanceof OversightError ? cause : badKey(file, cause);
  }
}

/** Raw bytes of a public key, base64. */
export function rawPublic(key: KeyObject): string {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64');
}

/** First 16 bytes of the SHA-256 of the raw key, in groups of four digits. */
export function fingerprintOf(rawKey: string): string {
  const hex = createHash('sha256').update(Buffer.from(rawKey, 'base64')).digest('hex');
  return (hex.slice(0, 32).match(/.{4}/gu) ?? []).join(' ');
}

/** Writes a file that is not there yet, whole; false where it was. */
function create(file: string, text: () => string): boolean {
  try {
    writeFileSync(file, text(), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw new OversightError('cannot_write', 'the key cannot be written', {
      where: { file },
      hint: 'Check that the folder may be written to.',
      cause,
    });
  }
}

function badKey(file: string, cause?: unknown): OversightError {
  return new OversightError('bad_key', 'the file of the key is not one of ours', {
    where: { file },
    hint: 'Put the file back from a copy. If there is none, move it away: a new key is made, and the state must be told its fingerprint.',
    exit: 2,
    cause,
  });
}
