import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { identitiesIn, recipientsIn, requireStrong, seal, unseal, type Keys, type Lock } from './seal.js';

let [identity, other, lock]: [string, string, Lock] = ['', '', { by: 'recipients', recipients: [] }];
beforeAll(async () => {
  [identity, other] = [await generateX25519Identity(), await generateX25519Identity()];
  lock = { by: 'recipients', recipients: [await identityToRecipient(identity)] };
});

const streamOf = (bytes: Uint8Array) => Readable.toWeb(Readable.from([bytes]));
const sealedOf = async (bytes: Uint8Array, by: Lock, factor?: number) =>
  buffer(await seal(streamOf(bytes), by, factor));
const open = (bytes: Uint8Array, keys: Partial<Keys>) =>
  buffer(unseal(streamOf(bytes), { identities: [], passphrase: null, ...keys }));

test('what is sealed comes out again, for each key and for a passphrase', async () => {
  const text = Buffer.alloc(200_000, 'line\n');
  expect(await open(await sealedOf(text, lock), { identities: [other, identity] })).toEqual(text);
  const phrase: Lock = { by: 'passphrase', passphrase: 'five random words are enough' };
  const sealed = await sealedOf(text, phrase, 10);
  expect(await open(sealed, { passphrase: phrase.passphrase })).toEqual(text);
  await expect(open(sealed, { passphrase: 'another one of that length' })).rejects.toMatchObject({ code: 'wrong_key' });
  await expect(open(sealed, { identities: [identity] })).rejects.toMatchObject({ code: 'wrong_key' });
});

test('a wrong key, a cut and any changed byte are refused', async () => {
  const text = Buffer.alloc(150_000, 'x');
  const sealed = await sealedOf(text, lock);
  await expect(open(sealed, { identities: [other] })).rejects.toMatchObject({ code: 'wrong_key' });
  await fc.assert(
    fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ mask;
      const code = expect.stringMatching(/^(?:wrong_key|seal_damaged)$/u);
      await expect(open(changed, { identities: [identity] })).rejects.toMatchObject({ code });
      const cut = open(sealed.subarray(0, at), { identities: [identity] });
      await expect(cut).rejects.toMatchObject({ code: 'seal_damaged' });
    }),
    { numRuns: 30 },
  );
});

test('keys are read from text, and a secret key is never taken for a public one nor repeated', () => {
  const [recipient = ''] = lock.by === 'recipients' ? lock.recipients : [];
  expect(recipientsIn(`# of ada\n${recipient}\r\n\n${recipient}\n`)).toEqual([recipient]);
  expect(identitiesIn(`# created\n${identity}\n`)).toEqual([identity]);
  expect(() => recipientsIn(identity)).toThrow(expect.objectContaining({ code: 'bad_recipient' }));
  expect(() => recipientsIn(identity)).not.toThrow(identity);
  expect(() => recipientsIn(`${recipient}x`)).toThrow(expect.objectContaining({ code: 'bad_recipient' }));
  for (const text of ['', '# only a comment', recipient, `${identity}x`])
    expect(() => identitiesIn(text)).toThrow(expect.objectContaining({ code: 'bad_identity' }));
  expect(() => requireStrong('too short')).toThrow(expect.objectContaining({ code: 'weak_passphrase' }));
});
