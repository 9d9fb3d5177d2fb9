import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addEvent } from '../add.js';
import { addEvidence } from '../add-evidence.js';
import { beginCase } from '../begin.js';
import { readCase } from '../read.js';
import { exportCase, redactCase, type Passing } from './export-case.js';
import { importCase, verifyBundle, type BundleRequest } from './import-case.js';

const signal = new AbortController().signal;
const app = { now: () => new Date('2021-08-16T09:30:00.000Z'), env: {} };
let [root, recipient, count] = ['', '', 0];

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'assay-bundle-'));
  const identity = await generateX25519Identity();
  writeFileSync(path.join(root, 'key'), `${identity}\n`);
  recipient = await identityToRecipient(identity);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function workspace(): string {
  const dir = path.join(root, `w${(count += 1)}`);
  mkdirSync(dir);
  writeFileSync(path.join(dir, 'assay.yaml'), 'organisation: { name: Northwind Wireless }\nsystems: {}\n');
  return dir;
}

const entry = { caseId: 'x', who: 'ada', basis: [] };

/** A case of notes, each with a file of evidence that holds its text. */
async function caseOf(texts: readonly string[]): Promise<string> {
  const dir = workspace();
  await beginCase(dir, { name: 'Carrier', id: 'x', who: 'ada' }, app);
  for (const text of texts) {
    await addEvent(dir, entry, 'note', { text }, app);
    writeFileSync(path.join(dir, 'file'), text);
    const options = { reference: false, mediaType: null, custody: {}, signal };
    await addEvidence(dir, entry, path.join(dir, 'file'), options, app);
  }
  return dir;
}

const passing = (file: string, clear: boolean): Passing => ({
  file,
  force: false,
  sealing: { recipients: clear ? [] : [recipient], recipientFiles: [], passphraseFile: null, clear },
  tlp: 'amber',
  to: null,
  signal,
});
const asking = (file: string, heads: readonly string[] = []): BundleRequest => ({
  file,
  identityFiles: [path.join(root, 'key')],
  passphraseFile: null,
  heads,
  signal,
});

async function exported(dir: string, clear: boolean): Promise<string> {
  const file = path.join(dir, `out-${clear ? 'clear' : 'sealed'}`);
  await exportCase(dir, entry, { ...passing(file, clear), withEvidence: true, withPrivileged: false }, () => true, app);
  return file;
}

test('a case goes out and comes in as it was, with its files', async () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string()).filter((each) => /\S/u.test(each));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { maxLength: 4 }), fc.boolean(), async (texts, clear) => {
      const dir = await caseOf(texts);
      const before = await readCase(dir, 'x', app);
      const file = await exported(dir, clear);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const other = workspace();
      const found = await importCase(other, asking(file), app);
      expect(found).toMatchObject({ before: 0, added: before.events.length, sealed: !clear });
      expect(await readCase(other, 'x', app)).toEqual(before);
      const kept = readdirSync(path.join(other, '.assay/evidence'));
      expect(kept.toSorted()).toEqual([...new Set(before.events.flatMap(digestsOf))].toSorted());
      expect((await readCase(dir, 'x', app)).events.at(-1)).toMatchObject({ kind: 'export' });
    }),
    { numRuns: 6 },
  );
});

function digestsOf({ payload }: { readonly payload: unknown }): string[] {
  const isFile = payload !== null && typeof payload === 'object' && 'sha256' in payload;
  return isFile && typeof payload.sha256 === 'string' ? [payload.sha256] : [];
}

test.each([true, false])(
  'any byte that was changed and any cut is refused, and nothing is written (clear: %s)',
  async (clear) => {
    const file = await exported(await caseOf(['one', 'two']), clear);
    const bytes = readFileSync(file);
    const other = workspace();
    const [changed, refused] = [
      path.join(other, 'changed'),
      /^(?:wrong_key|seal_\w+|bundle_\w+|newer_bundle|not_a_bundle|no_key)$/u,
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, mask, cut) => {
          const given = cut ? bytes.subarray(0, at) : Buffer.from(bytes);
          if (!cut) given[at] = (given[at] ?? 0) ^ mask;
          writeFileSync(changed, given);
          await expect(importCase(other, asking(changed), app)).rejects.toMatchObject({
            code: expect.stringMatching(refused),
          });
        },
      ),
      { numRuns: 25 },
    );
    await expect(readCase(other, 'x', app)).rejects.toMatchObject({ code: 'no_such_case' });
    expect(readdirSync(path.join(other, '.assay/evidence'))).toEqual([]);
  },
);

test('a redacted bundle holds no salt and no word of what it withholds, proves the same head, and is not taken in', async () => {
  const dir = await caseOf(['Counsel advises to wait']);
  const file = path.join(dir, 'redacted');
  const redaction = { audience: 'police' as const, kinds: [], events: [], give: [] };
  await redactCase(dir, entry, { ...passing(file, true), redaction }, () => true, app);
  const { events } = await readCase(dir, 'x', app);
  const text = readFileSync(file, 'utf8');
  for (const secret of ['Counsel', events[1]?.salt ?? '']) expect(text).not.toContain(secret);
  const head = events[2]?.hash ?? '';
  const found = await verifyBundle(asking(file, [head]));
  expect(found).toMatchObject({ whole: true, events: 3, withheld: [{ seq: 2, kind: 'note' }], heads: [head] });
  expect(await verifyBundle(asking(file, ['f'.repeat(64)]))).toMatchObject({
    whole: false,
    first_break: { what: 'head_not_found' },
  });
  await expect(importCase(workspace(), asking(file), app)).rejects.toMatchObject({ code: 'bundle_withholds' });
});

test('what comes in later is added, and where two went apart nothing is', async () => {
  const dir = await caseOf(['one']);
  const other = workspace();
  await importCase(other, asking(await exported(dir, true)), app);
  const sealed = await exported(dir, false);
  expect(await importCase(other, asking(sealed), app)).toMatchObject({ before: 3, added: 1 });
  await addEvent(other, entry, 'note', { text: 'written there' }, app);
  await addEvent(dir, entry, 'note', { text: 'written here' }, app);
  rmSync(sealed);
  const forked = { code: 'forked', message: expect.stringContaining('event 5') };
  await expect(importCase(other, asking(await exported(dir, false)), app)).rejects.toMatchObject(forked);
  const third = await caseOf([]);
  await expect(importCase(third, asking(sealed), app)).rejects.toMatchObject({ code: 'other_case' });
});

test('nothing is left behind where it cannot be written, and no event says that it was', async () => {
  const dir = await caseOf(['one']);
  const before = await readCase(dir, 'x', app);
  const attempt = (changes: Partial<Passing>) =>
    exportCase(
      dir,
      entry,
      { ...passing(path.join(dir, 'out'), true), ...changes, withEvidence: true, withPrivileged: false },
      () => true,
      app,
    );
  const nowhere = path.join(dir, 'no/such/folder');
  await expect(attempt({ file: nowhere })).rejects.toMatchObject({ code: 'output_not_written' });
  await expect(attempt({ file: path.join(dir, 'file') })).rejects.toMatchObject({ code: 'output_exists' });
  const unsealed = { ...passing('', false).sealing, recipients: [] };
  await expect(attempt({ sealing: unsealed })).rejects.toMatchObject({ code: 'not_sealed_for_anybody' });
  expect(
    await exportCase(
      dir,
      entry,
      { ...passing(path.join(dir, 'out'), true), withEvidence: true, withPrivileged: false },
      () => false,
      app,
    ),
  ).toBeNull();
  const evidence = path.join(dir, '.assay/evidence');
  for (const name of readdirSync(evidence)) writeFileSync(path.join(evidence, name), 'two');
  await expect(attempt({})).rejects.toMatchObject({ code: 'file_not_as_added' });
  expect(readdirSync(dir).toSorted()).toEqual(['.assay', 'assay.yaml', 'file']);
  expect(await readCase(dir, 'x', app)).toEqual(before);
});
