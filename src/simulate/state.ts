import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { canonicalJson } from '../base/canonical-json.js';
import { seedOf, splitRandom } from '../base/random.js';
import { signedText, type BundleContents } from '../model/posture-bundle.js';
import { contentsOf } from './state-bundle.js';
import { statePlant } from './state-plant.js';

const PLANTS = 150;
/** What the plants sent: most of them twice, some not for long, some for the first time. */
const EARLIER = '2021-05-28';
const LATER = '2021-11-26';

/** A state that looks after 150 invented plants: their signed bundles, one a line. */
export function writeState(dir: string): void {
  mkdirSync(dir, { recursive: true });
  const seed = seedOf('state');
  const plants = Array.from({ length: PLANTS }, (_, number) => statePlant(splitRandom(seed, 'plant', number), number));
  const early = plants.filter(({ number }) => number % 3 !== 0);
  const silent = early.filter(({ number }) => number % 17 === 4).map(({ number }) => number);
  const late = plants.filter(({ number }) => !silent.includes(number));
  writeLines(
    path.join(dir, 'bundles-2021-05.jsonl'),
    early.map((plant) => contentsOf(plant, EARLIER, false)),
  );
  writeLines(
    path.join(dir, 'bundles-2021-11.jsonl'),
    late.map((plant) => contentsOf(plant, LATER, plant.number % 10 === 1)),
  );
}

function writeLines(file: string, contents: readonly BundleContents[]): void {
  writeFileSync(file, contents.map((each) => `${signed(each)}\n`).join(''));
}

/** PKCS 8 of an Ed25519 key, up to its 32 bytes (RFC 8410). */
const PKCS8 = '302e020100300506032b657004220420';

/** With a key that anybody can reckon from the plant's number: for examples only. */
function signed(contents: BundleContents): string {
  const bytes = createHash('sha256').update(`example ${contents.plant.id}`).digest();
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from(PKCS8, 'hex'), bytes]),
    format: 'der',
    type: 'pkcs8',
  });
  const raw = Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url');
  const hex = createHash('sha256').update(raw).digest('hex').slice(0, 32);
  const fingerprint = (hex.match(/.{4}/gu) ?? []).join(' ');
  const unsigned = { ...contents, key: { algorithm: 'Ed25519' as const, public: raw.toString('base64'), fingerprint } };
  const signature = sign(null, Buffer.from(signedText(unsigned)), key).toString('base64');
  return canonicalJson({ ...unsigned, signature });
}
