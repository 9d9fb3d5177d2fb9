import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AUTHORITY, makeAuthority, openssl, stampWith } from '../../test/store/authority.js';
import { StampError, checkStamp, stampRequest, stampedHash } from './stamp.js';

const STAMPED = new TextEncoder().encode('the very words that were hashed');
const SHA256 = createHash('sha256').update(STAMPED).digest('hex');
const NONCE = Uint8Array.from([0xff, 2, 3, 4, 5, 6, 7, 8]);

let dir = '';
let response: Buffer = Buffer.alloc(0);
let root = '';
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'assay-stamp-'));
  makeAuthority(dir);
  response = stampWith(dir, stampRequest(SHA256, NONCE));
  root = readFileSync(path.join(dir, 'root.pem'), 'utf8');
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('a request is what an authority understands, and its answer is checked', async () => {
  writeFileSync(path.join(dir, 'look.tsq'), stampRequest(SHA256, NONCE));
  const text = openssl(dir, 'ts', '-query', '-in', 'look.tsq', '-text');
  expect(text).toMatch(/sha256[\s\S]+Nonce: 0x7F02030405060708[\s\S]+Certificate required: yes/u);
  expect(stampedHash(response)).toBe(SHA256);
  const checked = await checkStamp(response, STAMPED, [root]);
  expect(checked).toMatchObject({ sha256: SHA256, authority: AUTHORITY, trusted: true });
  expect(Math.abs(Date.parse(checked.time) - Date.now())).toBeLessThan(60_000);
  expect(await checkStamp(response, STAMPED, [])).toMatchObject({ trusted: null });
});

test('openssl says the same of it', () => {
  writeFileSync(path.join(dir, 'answer.tsr'), response);
  const call = ['ts', '-verify', '-digest', SHA256, '-in', 'answer.tsr', '-CAfile', 'root.pem'];
  expect(spawnSync('openssl', call, { cwd: dir, encoding: 'utf8' }).stdout).toContain('Verification: OK');
});

test('what is over other words, by a stranger, altered or no stamp is refused', async () => {
  const other = new TextEncoder().encode('other words');
  await expect(checkStamp(response, other, [root])).rejects.toMatchObject({ code: 'other_hash' });
  const elsewhere = mkdtempSync(path.join(dir, 'other-'));
  makeAuthority(elsewhere);
  const stranger = readFileSync(path.join(elsewhere, 'root.pem'), 'utf8');
  await expect(checkStamp(response, STAMPED, [stranger])).rejects.toMatchObject({ code: 'unknown_authority' });
  await expect(checkStamp(response, STAMPED, ['no pem'])).rejects.toMatchObject({ code: 'no_certificate' });
  const altered = Buffer.from(response);
  altered[altered.length - 3] = (altered.at(-3) ?? 0) ^ 1;
  await expect(checkStamp(altered, STAMPED, [])).rejects.toMatchObject({ code: 'bad_signature' });
  expect(() => stampedHash(Buffer.from('hello'))).toThrowError(expect.objectContaining({ code: 'not_a_stamp' }));
});

test('a certificate for something else stamps nothing', async () => {
  const elsewhere = mkdtempSync(path.join(dir, 'web-'));
  makeAuthority(elsewhere);
  const web = stampWith(elsewhere, stampRequest(SHA256, NONCE));
  const swapped = Buffer.from(
    web.toString('latin1').replaceAll('\x2b\x06\x01\x05\x05\x07\x03\x08', '\x2b\x06\x01\x05\x05\x07\x03\x01'),
    'latin1',
  );
  await expect(checkStamp(swapped, STAMPED, [])).rejects.toMatchObject({ code: 'not_for_stamping' });
});

test('no bytes bring it down, and none that were altered pass for trusted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: response.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const altered = Buffer.from(response);
      altered[at] = (altered[at] ?? 0) ^ change;
      const said = await checkStamp(altered, STAMPED, [root]).then(
        ({ sha256 }) => sha256,
        (error: unknown) => (error instanceof StampError ? SHA256 : error),
      );
      expect(said).toBe(SHA256);
    }),
    { numRuns: 60 },
  );
});
