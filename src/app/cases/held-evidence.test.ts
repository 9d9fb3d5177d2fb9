import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asJson, type JsonValue } from '../../model/case.js';
import { addCorrection } from './add-correction.js';
import { addEvent } from './add.js';
import { addEvidence } from './add-evidence.js';
import { beginCase } from './begin.js';
import { exportCase } from './bundle/export-case.js';
import { importCase } from './bundle/import-case.js';
import { claimOfCase } from './claims.js';
import { evidenceFiles } from './evidence-files.js';
import { sha256Of } from './evidence.js';
import { keepClaimText } from './keep-claim-text.js';
import { withCases } from './open.js';
import { verifyCases } from './verify.js';

const signal = new AbortController().signal;
const app = { now: () => new Date('2021-08-16T09:30:00.000Z'), env: {}, signal };
const entry = { caseId: 'x', who: 'ada', basis: [] };
const LEAK = 'name,ssn\nCANARY-HERON,900-00-0001\n';
const POST = 'On a forum somebody sells the data of 5 million people: names, SSNs.';
let root = '';
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'assay-held-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function begun(name: string): Promise<string> {
  const dir = workspace(name);
  await beginCase(dir, { name: 'Carrier', id: 'x', who: 'ada' }, app);
  return dir;
}

function workspace(name: string): string {
  const dir = path.join(root, name);
  mkdirSync(dir);
  writeFileSync(path.join(dir, 'assay.yaml'), 'organisation: { name: Northwind Wireless }\nsystems: {}\n');
  return dir;
}

async function add(dir: string, file: string, text: string, reference = false) {
  writeFileSync(path.join(dir, file), text);
  const options = { reference, mediaType: null, custody: {}, signal };
  return addEvidence(dir, entry, path.join(dir, file), options, app);
}

/** A leak as evidence, event 2; a post, 3; what it claims, 4. */
async function withClaim(
  name: string,
): Promise<{ readonly dir: string; readonly claim: { [key: string]: JsonValue } }> {
  const dir = await begun(name);
  await add(dir, 'leak.csv', LEAK);
  const bytes = new TextEncoder().encode(POST);
  await keepClaimText(dir, entry, { name: 'post.txt', bytes, date: null, custody: {} }, app);
  const { claim } = await claimOfCase(dir, 'x', '4', app);
  return { dir, claim: Object.fromEntries(Object.entries(claim ?? {}).map(([key, value]) => [key, asJson(value)])) };
}

const EVIDENCE = { sha256: sha256Of(LEAK), size: LEAK.length, name: 'leak.csv', media_type: 'text/csv', custody: {} };
const ofLeak = { text_sha256: sha256Of(LEAK), span: [0, LEAK.length] };

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );
}

test('whoever corrects evidence or a claim cannot make another file or text of it', async () => {
  const { dir, claim } = await withClaim('corrected');
  const correct = (of: number, replacement: JsonValue) =>
    codeOf(addCorrection(dir, entry, { of: String(of), why: 'x', replacement }, app));
  const moved = { ...EVIDENCE, kept: 'reference', path: '/etc/passwd' };
  for (const bad of [
    moved,
    { ...EVIDENCE, kept: 'copy', sha256: sha256Of(POST) },
    { ...EVIDENCE, kept: 'copy', size: 1 },
  ])
    expect(await correct(2, bad)).toBe('bad_correction');
  for (const [name, value] of Object.entries({ ...ofLeak, text: { kind: 'plain', encoding: 'utf-8', length: 1 } }))
    expect(await correct(4, { document: { ...claim, [name]: value } })).toBe('bad_correction');
  expect(await correct(2, { ...EVIDENCE, kept: 'copy', name: 'sample.csv' })).toBeNull();
  expect(await correct(4, { document: { ...claim, people: null } })).toBeNull();
  expect(await correct(5, { of: 2, why: 'x', replacement: moved })).toBe('bad_correction');
});

test('a correction that an older version kept makes no other file or text of it', async () => {
  const { dir, claim } = await withClaim('older');
  const moved = { ...EVIDENCE, kept: 'reference', path: '/etc/passwd' };
  await withCases(dir, app, async ({ store }) => {
    const keep = (of: number, replacement: JsonValue) =>
      store.append('x', { kind: 'correction', who: 'eve', basis: [], payload: { of, why: 'x', replacement } });
    await keep(2, moved);
    await keep(4, { document: { ...claim, ...ofLeak } });
  });
  const [leak] = await evidenceFiles(dir, 'x', [EVIDENCE.sha256], app);
  expect(leak?.path).toBe(path.join(dir, '.assay/evidence', EVIDENCE.sha256));
  const seen = await claimOfCase(dir, 'x', '4', app);
  expect(seen.source).toMatchObject({ name: 'post.txt', text: POST });
  expect(seen.versions.map((version) => version.claim?.span)).toEqual([claim['span'], claim['span']]);
});

test('what is only referred to is read where this house named it, while it is the same, and never where a bundle says', async () => {
  const dir = await begun('house');
  const { payload } = await add(dir, 'leak.csv', LEAK, true);
  const find = async (where: string) => evidenceFiles(where, 'x', [EVIDENCE.sha256], app);
  expect(payload).toMatchObject({ kept: 'reference' });
  expect(await find(dir)).toEqual([{ name: 'leak.csv', path: path.join(dir, 'leak.csv') }]);
  const sealing = { recipients: [], recipientFiles: [], passphraseFile: null, clear: true };
  const passing = { file: path.join(dir, 'out'), force: true, sealing, tlp: 'red', to: null, signal } as const;
  await exportCase(dir, entry, { ...passing, withEvidence: false, withPrivileged: false }, () => true, app);
  const other = workspace('other');
  const bundle = { file: passing.file, identityFiles: [], passphraseFile: null, heads: [], signal };
  await importCase(other, bundle, app);
  expect(await codeOf(find(other))).toBe('unreadable_evidence');
  const { cases } = await verifyCases(other, { cases: [], heads: [], trusted: [], signal }, app);
  expect(cases[0]?.evidence).toMatchObject([{ state: 'elsewhere' }]);
  writeFileSync(path.join(dir, 'leak.csv'), LEAK.replace('HERON', 'STORK'));
  expect(await codeOf(find(dir))).toBe('unreadable_evidence');
  await add(other, 'again.csv', LEAK);
  expect(await find(other)).toMatchObject([{ name: 'again.csv' }]);
});

test('no device, folder or pipe is read for a file, wherever it stands', async () => {
  const { dir } = await withClaim('devices');
  const [pipe, link] = [path.join(root, 'pipe'), path.join(root, 'link')];
  execFileSync('mkfifo', [pipe]);
  symlinkSync('/dev/zero', link);
  for (const [at, lies] of ['/dev/zero', root, pipe, link].entries()) {
    const sha256 = String(at).repeat(64);
    const payload = { ...EVIDENCE, sha256, size: 0, kept: 'reference', path: lies } as const;
    await addEvent(dir, entry, 'evidence', payload, app);
    expect(await codeOf(evidenceFiles(dir, 'x', [sha256], app))).toBe('unreadable_evidence');
    const copy = path.join(dir, '.assay/evidence', sha256Of(POST));
    rmSync(copy, { recursive: true, force: true });
    symlinkSync(lies, copy);
    expect(await claimOfCase(dir, 'x', '4', app)).toMatchObject({ source: null });
  }
});
