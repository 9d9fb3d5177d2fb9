import { appendFileSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseSchema, caseVerificationSchema, casesSchema } from '../../src/model/case-documents.js';
import { validatorOf } from '../schemas.js';
import { AUTHORITY, makeAuthority, stampWith } from '../store/authority.js';
import { folder, run, runPacked } from './command.js';

let dir = '';
beforeAll(() => {
  dir = folder();
  const settings = 'organisation: { name: Northwind Wireless, sector: communications, state: WA }\nsystems: {}\n';
  writeFileSync(path.join(dir, 'assay.yaml'), settings);
  writeFileSync(path.join(dir, 'post.txt'), 'I sell a database of 100 million customers.\n');
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** What a command prints where it succeeds. */
async function said(...args: readonly string[]): Promise<string> {
  const ended = await run(args, dir);
  if (ended.code !== 0) throw new Error(ended.stderr);
  return ended.stdout.trimEnd();
}

async function validated(schema: string, ...args: readonly string[]): Promise<unknown> {
  const document: unknown = JSON.parse(await said(...args, '--json'));
  const valid = validatorOf(schema);
  valid(document);
  expect(valid.errors).toBeNull();
  return document;
}

test('a case is begun, added to, shown and proved, and scripts get ids', async () => {
  const packed = await runPacked(['case', 'new', 'Carrier 2021', '--by', 'ada'], dir);
  expect(packed).toMatchObject({ code: 0, stdout: 'carrier-2021\n' });
  expect(await said('case', 'new', 'Carrier: 2021!', '--by', 'ada')).toBe('carrier-2021-2');
  expect(await said('case', 'add', 'note', 'carrier-2021', 'A reporter called', '--by', 'ben')).toBe('carrier-2021/2');
  const from = ['--from', 'a reporter', '--when', '2021-08-15', '--how', 'by e-mail', '--basis', '2'];
  expect(await said('case', 'add', 'evidence', 'carrier-2021', 'post.txt', ...from)).toBe('carrier-2021/3');
  const at = '2021-08-12T09:00-07:00';
  expect(await said('case', 'add', 'anchor', 'carrier-2021', 'discovered', at)).toBe('carrier-2021/4');
  const cases = casesSchema.parse(await validated('assay.cases-1', 'case', 'list'));
  expect(cases.cases.map(({ case: id, events }) => [id, events])).toEqual([
    ['carrier-2021', 4],
    ['carrier-2021-2', 1],
  ]);
  const kept = caseSchema.parse(await validated('assay.case-1', 'case', 'show', 'carrier-2021'));
  expect(kept.events.map(({ kind }) => kind)).toEqual(['opened', 'note', 'evidence', 'anchor']);
  expect(kept.events[2]?.basis).toEqual(['carrier-2021/2']);
  await validated('assay.case-event-1', 'case', 'show', 'carrier-2021', '2');
  await validated('assay.case-head-1', 'case', 'head', 'carrier-2021');
  const proof = caseVerificationSchema.parse(await validated('assay.case-verification-1', 'case', 'verify'));
  expect(proof).toMatchObject({ sound: true, database: [] });
  const view = await said('case', 'show', 'carrier-2021');
  for (const text of ['· ben · note', 'A reporter called', 'post.txt, 44 bytes', 'discovered: 2021-08-12T09:00-07:00'])
    expect(view).toContain(text);
});

test('facts that do not hold together are not written', async () => {
  const set = (fact: string) => run(['case', 'add', 'facts', 'carrier-2021', '--set', fact], dir);
  expect((await set('exposure.people.total=500')).code).toBe(0);
  for (const fact of ['exposure.people.totl=5', 'exposure.people.by_jurisdiction.WA=501', 'nothing', 'done.us-xx=x'])
    expect(await set(fact)).toMatchObject({ code: 2, stdout: '' });
  writeFileSync(
    path.join(dir, 'some.yaml'),
    'incident: { kind: [data_breach] }\nexposure: { elements: [full_name, ssn] }\n',
  );
  expect((await run(['case', 'add', 'facts', 'carrier-2021', 'some.yaml'], dir)).code).toBe(0);
  const late = await run(['case', 'add', 'anchor', 'carrier-2021', 'discoverd', '2021-08-12T09:00Z'], dir);
  expect(late).toMatchObject({ code: 2, stderr: expect.stringContaining('`discovered`') });
  const unzoned = await run(['case', 'add', 'anchor', 'carrier-2021', 'determined', '2021-08-16T17:00'], dir);
  expect(unzoned).toMatchObject({ code: 2, stderr: expect.stringContaining('with its zone') });
});

test('a head is stamped by an authority, and the stamp is kept and checked', async () => {
  const authority = path.join(dir, 'authority');
  mkdirSync(authority);
  makeAuthority(authority);
  await said('case', 'head', 'carrier-2021', '--tsq', 'head.tsq', '--quiet');
  writeFileSync(path.join(dir, 'head.tsr'), stampWith(authority, readFileSync(path.join(dir, 'head.tsq'))));
  const root = path.join(authority, 'root.pem');
  const other = await run(['case', 'add', 'stamp', 'carrier-2021-2', 'head.tsr', '--ca', root], dir);
  expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('no event of this case') });
  await said('case', 'add', 'stamp', 'carrier-2021', 'head.tsr', '--ca', root);
  expect(await said('case', 'verify', 'carrier-2021', '--ca', root)).toContain(`${AUTHORITY} stamped event 6`);
  expect(await said('case', 'verify', 'carrier-2021')).toContain('was not checked (--ca)');
});

test('a correction is read in place of the event, which stays', async () => {
  const replaced = ['--why', 'a slip', '--with', '{"text":"Two reporters called"}'];
  await said('case', 'add', 'correction', 'carrier-2021', '2', ...replaced);
  const view = await said('case', 'show', 'carrier-2021');
  expect(view).toContain('A reporter called');
  expect(view).toMatch(/ben · note · see event \d/u);
  for (const args of [['2', '--why', 'x', '--with', '{"txt":1}'], ['1', '--why', 'x'], ['99', '--why', 'x'], ['2']])
    expect((await run(['case', 'add', 'correction', 'carrier-2021', ...args], dir)).code).toBe(2);
});

test('a file that changed, an event that changed and an end that was cut off are named', async () => {
  const head = (await said('case', 'head', 'carrier-2021')).split(' ')[2] ?? '';
  expect((await run(['case', 'verify', 'carrier-2021', '--head', head], dir)).code).toBe(0);
  const evidence = path.join(dir, '.assay/evidence');
  const kept = readdirSync(evidence).find((name) => statSync(path.join(evidence, name)).size === 44) ?? '';
  expect(statSync(path.join(evidence, kept)).mode & 0o777).toBe(0o600);
  appendFileSync(path.join(evidence, kept), 'x');
  const changed = await run(['case', 'verify', 'carrier-2021'], dir);
  expect(changed).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('post.txt is not the file that was added'),
  });
  const database = new Database(path.join(dir, '.assay/cases.db'));
  for (const name of ['no_update', 'no_delete', 'next']) database.exec(`DROP TRIGGER case_events_${name}`);
  database.exec(`DELETE FROM case_events WHERE case_id = 'carrier-2021' AND hash = '${head}'`);
  expect((await run(['case', 'verify', 'carrier-2021', '--head', head], dir)).stdout).toContain('head_not_found');
  database.exec(`UPDATE case_events SET who = 'eve' WHERE case_id = 'carrier-2021' AND seq = 2`);
  database.close();
  const broken = await run(['case', 'verify', 'carrier-2021'], dir);
  expect(broken).toMatchObject({ code: 1, stdout: expect.stringContaining('Event 2:') });
  expect((await run(['case', 'verify', 'carrier-2021-2'], dir)).code).toBe(0);
});

test('what is hostile stays inert, and what is not there is told', async () => {
  await said('case', 'new', 'Evil \u001b[31m\u202e name', '--id', 'evil');
  await said('case', 'add', 'note', 'evil', 'text \u001b[2J\u202e\nline');
  // eslint-disable-next-line no-control-regex
  expect(await said('case', 'show', 'evil')).not.toMatch(/[\u001b\u202e]/u);
  for (const args of [
    ['case', 'show', 'nowhere'],
    ['case', 'show', '../../etc'],
    ['case', 'new', 'x', '--id', 'Not an id'],
    ['case', 'new', 'x', '--id', 'evil'],
    ['case', 'new', ''],
    ['case', 'new', '  '],
    ['case', 'add', 'evidence', 'evil', 'nothing.bin'],
    ['case', 'add', 'note', 'evil', 'x', '--basis', '99'],
    ['case', 'verify', 'evil', '--head', 'xyz'],
    ['case', 'add', 'stamp', 'evil', 'post.txt'],
  ])
    expect([args, (await run(args, dir)).code]).toEqual([args, 2]);
});

test('what is for counsel only is shown where that is asked for, and leaves only in a sealed whole', async () => {
  const id = await said('case', 'new', 'Advised');
  const secret = 'Counsel advises to wait';
  await said('case', 'add', 'note', id, secret, '--privileged');
  const correct = ['case', 'add', 'correction', id, '2', '--why', 'slip'];
  expect(await run(correct, dir)).toMatchObject({ code: 2, stderr: expect.stringContaining('for counsel only') });
  const html = path.join(dir, 'advised.html');
  const looks = [
    ['show', id],
    ['show', id, '2'],
    ['show', id, '--json'],
    ['timeline', id, '--html', html],
  ];
  for (const look of looks) {
    const [closed, open] = [await run(['case', ...look], dir), await run(['case', ...look, '--privileged'], dir)];
    expect([look, closed.stdout.includes(secret), closed.stdout.includes('withheld')]).toEqual([
      look,
      false,
      look[2] !== '--json',
    ]);
    expect([look, open.stdout.replaceAll(/\s+/gu, ' ').includes(secret.slice(0, 15))]).toEqual([look, true]);
  }
  expect((await run(['case', 'show', id], dir)).stderr).toContain('--privileged shows');
  expect(readFileSync(html, 'utf8')).toContain(secret);
  await said('case', 'timeline', id, '--html', html);
  expect(readFileSync(html, 'utf8')).not.toContain(secret);
  expect(await validated('assay.case-1', 'case', 'show', id)).toMatchObject({ privileged: [2] });
  for (const format of ['bundle', 'stix'])
    expect(
      await run(['case', 'export', id, '--to', 'out', '--clear', '--privileged', '--format', format], dir),
    ).toMatchObject({ code: 2, stdout: '' });
});
