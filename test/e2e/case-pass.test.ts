import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import Database from 'libsql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleVerificationSchema, importedCaseSchema, passedCaseSchema } from '../../src/model/case-passing.js';
import { caseSchema } from '../../src/model/case-documents.js';
import { verisSchema } from '../../src/model/veris.js';
import { WHOLE_CLAIM } from '../fixtures/cases.js';
import { validatorOf } from '../schemas.js';
import { folder, run, runPacked, type Ended } from './command.js';

let [dir, other, recipient] = ['', '', ''];
const SETTINGS = 'organisation: { name: Northwind Wireless, sector: communications, state: WA }\nsystems: {}\n';

beforeAll(async () => {
  dir = folder();
  other = path.join(dir, 'other');
  mkdirSync(other);
  for (const each of [dir, other]) writeFileSync(path.join(each, 'assay.yaml'), SETTINGS);
  writeFileSync(path.join(dir, 'post.txt'), 'I sell a database of 100 million customers.\n');
  writeFileSync(path.join(dir, 'claim.json'), JSON.stringify(WHOLE_CLAIM));
  for (const name of ['counsel', 'stranger']) {
    const identity = await generateX25519Identity();
    writeFileSync(path.join(dir, `${name}.key`), `# a key\n${identity}\n`);
    writeFileSync(path.join(dir, `${name}.pub`), `${await identityToRecipient(identity)}\n`);
  }
  recipient = readFileSync(path.join(dir, 'counsel.pub'), 'utf8').trim();
  for (const args of [
    ['new', 'Carrier 2021', '--by', 'ada'],
    ['add', 'note', 'carrier-2021', 'Counsel advises to wait'],
    ['add', 'evidence', 'carrier-2021', 'post.txt', '--from', 'a reporter'],
    ['add', 'claim', 'carrier-2021', 'claim.json'],
    ['add', 'anchor', 'carrier-2021', 'discovered', '2021-08-12T09:00-07:00'],
    ['add', 'facts', 'carrier-2021', '--set', 'incident.kind=[data_breach]', '--set', 'exposure.people.total=500'],
  ])
    await ok(dir, ...args);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function ok(cwd: string, ...args: readonly string[]): Promise<Ended> {
  return done(await run(['case', ...args], cwd));
}

function done(ended: Ended): Ended {
  if (ended.code !== 0) throw new Error(ended.stderr);
  return ended;
}

async function validated(schema: string, cwd: string, ...args: readonly string[]): Promise<unknown> {
  return documentOf(schema, await ok(cwd, ...args, '--json'));
}

function documentOf(schema: string, { stdout }: Ended): unknown {
  const document: unknown = JSON.parse(stdout);
  const valid = validatorOf(schema);
  valid(document);
  expect(valid.errors).toBeNull();
  return document;
}

test('a case goes out sealed, is kept as having gone, and comes in elsewhere', async () => {
  const args = ['export', 'carrier-2021', '--to', 'case.age', '--recipient', recipient, '--with-evidence'];
  const more = ['--for', 'Harbour LLP', '--tlp', 'TLP:AMBER+STRICT', '--json'];
  const exported = done(await runPacked(['case', ...args, ...more], dir));
  const passed = passedCaseSchema.parse(documentOf('assay.case-passed-1', exported));
  expect(passed).toMatchObject({ tlp: 'TLP:AMBER+STRICT', sealed: 'recipients', through: 6, withheld: [], files: 1 });
  expect(statSync(path.join(dir, 'case.age')).mode & 0o777).toBe(0o600);
  const kept = caseSchema.parse(JSON.parse((await ok(dir, 'show', 'carrier-2021', '--json')).stdout)).events.at(-1);
  expect(kept).toMatchObject({
    kind: 'export',
    payload: { to: 'Harbour LLP', tlp: 'amber+strict', recipients: [recipient], sha256: passed.sha256, through: 6 },
  });
  const received = ['import', '../case.age', '--identity', '../counsel.key'];
  const imported = importedCaseSchema.parse(await validated('assay.case-imported-1', other, ...received));
  expect(imported).toMatchObject({ before: 0, added: 6, files: 1, tlp: 'TLP:AMBER+STRICT' });
  expect((await ok(other, 'verify')).stdout).toContain('whole');
  const again = done(await runPacked(['case', ...received], other));
  expect(again).toMatchObject({ stdout: 'carrier-2021\n', stderr: expect.stringContaining('Nothing new') });
});

test('nothing is written clear, over another file, or for a secret key, unless that is asked for', async () => {
  const secret = readFileSync(path.join(dir, 'counsel.key'), 'utf8').split('\n')[1] ?? '';
  writeFileSync(path.join(dir, 'short'), 'short\n');
  for (const more of [
    [],
    ['--recipient', 'age1nobody'],
    ['--recipient', secret],
    ['--recipient', recipient, '--clear'],
    ['--passphrase-file', 'short'],
    ['--recipients-file', 'nothing'],
    ['--clear', '--tlp', 'purple'],
    ['--clear', '--for', 'two\nlines'],
    ['--clear', '--format', 'stixx'],
    ['--clear', '--format', 'stix', '--with-evidence'],
  ]) {
    const ended = await run(['case', 'export', 'carrier-2021', '--to', 'new.age', ...more], dir);
    expect([more, ended.code, ended.stdout]).toEqual([more, 2, '']);
    expect(ended.stderr).not.toContain(secret);
  }
  const over = ['export', 'carrier-2021', '--to', 'case.age', '--clear'];
  expect((await run(['case', ...over], dir)).code).toBe(2);
  expect((await run(['case', 'export', 'carrier-2021', '--clear'], dir)).code).toBe(2);
  expect(readdirSync(dir)).not.toContain('new.age');
  const dry = await ok(dir, 'export', 'carrier-2021', '--dry-run');
  expect(dry).toMatchObject({ stdout: '', stderr: expect.stringContaining('Nothing was written') });
  expect((await ok(dir, 'verify')).stdout).toContain('7 events');
});

test('a wrong key, no key, a cut, a change, another file and a newer version are told apart', async () => {
  const bytes = readFileSync(path.join(dir, 'case.age'));
  const altered = Buffer.from(bytes);
  altered[bytes.length - 40] = (altered[bytes.length - 40] ?? 0) ^ 1;
  const files = {
    cut: bytes.subarray(0, -100),
    altered,
    packed: 'PK\u0003\u0004',
    newer: '{"schema":"assay.case-bundle/2"}\n',
    empty: '',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(dir, name), content);
  const says: readonly [string, string, readonly string[]][] = [
    ['case.age', 'not sealed for that key', ['--identity', 'stranger.key']],
    ['case.age', 'no key was named', []],
    ['case.age', 'no secret key', ['--identity', 'counsel.pub']],
    ['cut', 'altered or cut off', ['--identity', 'counsel.key']],
    ['altered', 'altered or cut off', ['--identity', 'counsel.key']],
    ['packed', 'no bundle', []],
    ['empty', 'ends before its end', []],
    ['newer', 'this program knows 1', []],
    ['nothing', 'is not there', []],
  ];
  for (const [file, words, keys] of says) {
    const ended = await run(['case', 'import', file, ...keys], dir);
    expect([file, ended]).toEqual([file, { code: 2, stdout: '', stderr: expect.stringContaining(words) }]);
  }
});

test('police get a case that proves the same head and says nothing of what it withholds', async () => {
  const head = (await ok(dir, 'head', 'carrier-2021')).stdout.split(' ')[2]?.trim() ?? '';
  const written = await ok(dir, 'redact', 'carrier-2021', '--for', 'police', '--to', 'police.jsonl', '--clear');
  for (const words of ['Withholds', 'note (2)', 'advice of counsel', 'still readable'])
    expect(written.stderr).toContain(words);
  const text = readFileSync(path.join(dir, 'police.jsonl'), 'utf8');
  for (const secret of ['Counsel advises', 'a reporter', 'Harbour']) expect(text).not.toContain(secret);
  const [first = ''] = text.split('\n');
  expect(JSON.parse(first)).toMatchObject({ tlp: 'TLP:RED', audience: 'police', withheld: [2, 3, 6, 7] });
  for (const line of text.trimEnd().split('\n'))
    expect(validatorOf('assay.case-bundle-1')(JSON.parse(line))).toBe(true);
  const proof = bundleVerificationSchema.parse(
    await validated('assay.bundle-verification-1', other, 'verify', '--bundle', '../police.jsonl', '--head', head),
  );
  expect(proof).toMatchObject({
    whole: true,
    events: 7,
    heads: [head],
    withheld: [{ seq: 2, kind: 'note' }, { seq: 3 }, {}, {}],
  });
  const shown = await ok(dir, 'show', '--bundle', 'police.jsonl');
  expect(shown.stdout).toContain('greywolf');
  expect((await run(['case', 'verify', '--bundle', 'police.jsonl', '--head', 'f'.repeat(64)], dir)).code).toBe(1);
  expect(await run(['case', 'import', '../police.jsonl'], other)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('withholds'),
  });
  const more = ['--withhold', 'claim,anchor', '--withhold-event', '1', '--give-event', '3'];
  await ok(dir, 'redact', 'carrier-2021', '--for', 'police', '--to', 'more.jsonl', '--clear', ...more);
  const view = await ok(dir, 'verify', '--bundle', 'more.jsonl');
  expect(view.stdout.replaceAll(/\s+/gu, ' ')).toContain(
    'opened (1), note (2), claim (4), anchor (5), facts (6), export (7, 8)',
  );
  for (const bad of [
    ['--for', 'press'],
    ['--for', 'police', '--withhold', 'notes'],
    ['--for', 'police', '--withhold-event', '99'],
    [],
  ])
    expect((await run(['case', 'redact', 'carrier-2021', '--to', 'x', '--clear', ...bad], dir)).code).toBe(2);
});

test('STIX, MISP and VERIS bear the label', async () => {
  for (const format of ['stix', 'misp', 'veris'])
    await ok(dir, 'export', 'carrier-2021', '--format', format, '--to', `x.${format}`, '--clear', '--tlp', 'green');
  const read = (format: string): string => readFileSync(path.join(dir, `x.${format}`), 'utf8');
  expect(read('stix')).toContain('marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb');
  expect(read('misp')).toContain('"tlp:green"');
  expect(verisSchema.parse(JSON.parse(read('veris'))).tlp).toBe('TLP:GREEN');
  for (const format of ['stix', 'misp', 'veris'])
    for (const secret of ['Counsel advises', 'a reporter', 'post.txt']) expect(read(format)).not.toContain(secret);
});

test('a store with a tampered row gives nothing out and takes nothing in', async () => {
  const database = new Database(path.join(dir, '.assay/cases.db'));
  for (const name of ['no_update', 'no_delete', 'next']) database.exec(`DROP TRIGGER case_events_${name}`);
  database.exec(`UPDATE case_events SET payload = '{"text":"Counsel agreed"}' WHERE seq = 2`);
  database.close();
  for (const args of [
    ['export', 'carrier-2021', '--to', 'tampered', '--clear'],
    ['redact', 'carrier-2021', '--for', 'counsel', '--to', 'tampered', '--clear'],
    ['export', 'carrier-2021', '--format', 'stix', '--to', 'tampered', '--clear'],
    ['import', 'case.age', '--identity', 'counsel.key'],
  ]) {
    const ended = await run(['case', ...args], dir);
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('event 2') });
  }
  expect(readdirSync(dir)).not.toContain('tampered');
});
