import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseEvent, EventKind, Payload } from '../../model/case.js';
import { WHOLE_CLAIM } from '../../../test/fixtures/cases.js';
import { tamper } from '../../../test/store/stores.js';
import { addAnchor } from './add-anchor.js';
import { addCorrection } from './add-correction.js';
import { addEvent } from './add.js';
import { addEvidence } from './add-evidence.js';
import { addFactsTo } from './add-facts.js';
import { beginCase } from './begin.js';
import { exportCase } from './bundle/export-case.js';
import { importCase } from './bundle/import-case.js';
import { dutiesOfCase } from './duties.js';
import { keepClaim } from './keep-finding.js';
import { listCases, readCase } from './read.js';
import { say } from './say.js';
import { timelineOfCase } from './timeline.js';
import { verifyCases } from './verify.js';

// Time stands still here: the order of a case is that of its chain.
const app = { now: () => new Date('2021-08-16T09:30:00.000Z'), env: {} };
const signal = new AbortController().signal;
const entry = { caseId: 'x', who: 'ada', basis: [] };
const asOf = { day: '2021-08-20', instant: null };
const WORDS = { asOf, words: ({ kind }: CaseEvent) => kind, besideWords: () => [] };
let [root, count] = ['', 0];
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'assay-cases-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function workspace(): string {
  const dir = path.join(root, `w${(count += 1)}`);
  mkdirSync(dir);
  writeFileSync(path.join(dir, 'assay.yaml'), 'organisation: { name: Northwind Wireless }\nsystems: {}\n');
  return dir;
}

async function begun(): Promise<string> {
  const dir = workspace();
  await beginCase(dir, { name: 'Carrier', id: 'x', who: 'ada' }, app);
  return dir;
}

async function facts(dir: string, set: readonly string[], unset: readonly string[] = []) {
  return addFactsTo(dir, entry, { file: null, set, unset }, app);
}

async function said(dir: string, to: string, says: Payload<'statement'>['says']) {
  const words = { text: 'x', by: 'ada', to: [to], at: '2021-08-16T09:30:00Z', restates: null };
  return say(dir, entry, { ...words, says }, app);
}

async function restatements(dir: string) {
  const { entries } = await timelineOfCase(dir, 'x', WORDS, app);
  return entries
    .filter(({ says, state }) => state !== null && says.startsWith('restatement'))
    .map(({ state }) => state);
}

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );
}

test('what the case knows to be false is told when it is said, with and without a basis, and is owed', async () => {
  const dir = await begun();
  await facts(dir, ['exposure.people.total=48600000', 'exposure.elements=[full_name, ssn]']);
  const { against, owed, event } = await said(dir, 'the press', {
    people: 0,
    ruled_out: ['ssn'],
    status: 'no_personal_data',
  });
  expect(against.map((each) => each.event)).toEqual([2, 2, 2]);
  expect(owed.map(({ payload }) => payload)).toMatchObject([{ statement: event.seq, found_by: 2 }]);
  expect(await restatements(dir)).toEqual(['owed']);
  const right = await said(dir, 'the press', {
    people: 48_600_000,
    confirmed: ['ssn'],
    status: 'personal_data_confirmed',
  });
  expect(right).toMatchObject({ against: [], owed: [] });
  expect(await restatements(dir)).toEqual(['made']);
});

test('of two findings of one second the later one counts', async () => {
  const dir = await begun();
  await facts(dir, ['exposure.people.total=5']);
  await facts(dir, ['exposure.people.total=7']);
  expect((await said(dir, 'the press', { people: 5 })).against).toMatchObject([{ event: 3 }]);
  expect((await said(dir, 'the press', { people: 7 })).against).toEqual([]);
  await facts(dir, ['exposure.people.total=41234567']);
  const open = await said(dir, 'the press', { people: { about: 40_000_000 } });
  expect(open).toMatchObject({ against: [{ event: 7, because: expect.any(String) }], owed: [] });
});

test.each(['statement', 'finding'])(
  'a restatement whose %s was withdrawn has lapsed, and is not made',
  async (which) => {
    const dir = await begun();
    const { event: statement } = await said(dir, 'the press', { people: 5 });
    const { event: finding } = await facts(dir, ['exposure.people.total=7']);
    expect(await restatements(dir)).toEqual(['owed']);
    const of = String(which === 'statement' ? statement.seq : finding.seq);
    await addCorrection(dir, entry, { of, why: 'wrong', replacement: undefined }, app);
    expect(await restatements(dir)).toEqual(['lapsed']);
  },
);

test('facts move no anchor, and a later anchor takes the place of an earlier one', async () => {
  const dir = await begun();
  const anchor = { anchor: 'discovered', at: '2021-08-12T09:00-07:00' } as const;
  expect((await addAnchor(dir, entry, anchor, app)).before).toBeNull();
  expect(await codeOf(facts(dir, ['incident.discovered=2021-08-14T09:00-07:00']))).toBe('anchor_conflict');
  expect(await codeOf(facts(dir, [], ['incident.discovered']))).toBe('anchor_conflict');
  const { event: same } = await facts(dir, ['incident.discovered=2021-08-12T16:00Z']);
  const replacement = { set: { incident: { discovered: '2021-08-14T09:00Z' } }, unset: [] };
  const correction = addCorrection(dir, entry, { of: String(same.seq), why: 'x', replacement }, app);
  expect(await codeOf(correction)).toBe('anchor_conflict');
  const later = { ...anchor, at: '2021-08-14T09:00-07:00' };
  expect((await addAnchor(dir, entry, later, app)).before).toMatchObject({ event: 2, at: anchor.at });
  const { entries } = await timelineOfCase(dir, 'x', WORDS, app);
  expect(entries.filter(({ state }) => state === 'replaced').map(({ event }) => event)).toEqual([2]);
});

test('a claim is kept with what is known beside it, and the second of one text says so', async () => {
  const dir = await begun();
  await facts(dir, ['exposure.people.total=7']);
  const first = await keepClaim(dir, entry, WHOLE_CLAIM, app);
  expect(first).toMatchObject({ same: null, beside: [{ topic: 'people', known: '7' }] });
  expect((await keepClaim(dir, entry, WHOLE_CLAIM, app)).same).toBe(first.event.seq);
});

test('only what is known can be unknown again', async () => {
  const dir = await begun();
  await facts(dir, ['exposure.people.total=5', 'exposure.cpni=true']);
  expect(await codeOf(facts(dir, [], ['exposure.peple.total']))).toBe('bad_value');
  expect(await codeOf(facts(dir, [], ['exposure.people']))).toBeNull();
  expect(await codeOf(facts(dir, [], ['exposure.people']))).toBe('bad_value');
});

test('evidence that stayed with who sent the case is not missed; evidence that was lost is', async () => {
  const dir = await begun();
  const add = async (name: string, reference: boolean) => {
    writeFileSync(path.join(dir, name), name);
    await addEvidence(dir, entry, path.join(dir, name), { reference, mediaType: null, custody: {}, signal }, app);
  };
  await add('post', false);
  await add('dump', true);
  const file = path.join(dir, 'out');
  const sealing = { recipients: [], recipientFiles: [], passphraseFile: null, clear: true };
  const passing = { file, force: true, sealing, tlp: 'red', to: null, signal } as const;
  await exportCase(dir, entry, { ...passing, withEvidence: false, withPrivileged: false }, () => true, app);
  const other = workspace();
  const bundle = { file, identityFiles: [], passphraseFile: null, heads: [], signal };
  rmSync(path.join(dir, 'dump'));
  expect(await importCase(other, bundle, app)).toMatchObject({ files_elsewhere: 2 });
  const statesIn = async (where: string) => {
    const { sound, cases } = await verifyCases(where, { cases: [], heads: [], trusted: [], signal }, app);
    return [sound, ...cases.flatMap(({ evidence }) => evidence.map(({ state }) => state))];
  };
  expect(await statesIn(other)).toEqual([true, 'elsewhere', 'elsewhere']);
  expect(await statesIn(dir)).toEqual([false, 'same', 'missing']);
  await exportCase(dir, entry, { ...passing, withEvidence: true, withPrivileged: false }, () => true, app);
  await importCase(other, bundle, app);
  expect(await statesIn(other)).toEqual([true, 'same', 'elsewhere']);
  rmSync(path.join(other, '.assay/evidence'), { recursive: true });
  expect(await statesIn(other)).toEqual([false, 'missing', 'elsewhere']);
});

test('a broken chain is told by whatever reads it, and nothing is written on to it', async () => {
  const dir = await begun();
  for (const text of ['one', 'two']) await addEvent(dir, entry, 'note', { text }, app);
  await tamper(
    { at: 'file', file: path.join(dir, '.assay/cases.db') },
    `UPDATE case_events SET who = 'eve' WHERE seq = 2`,
  );
  expect((await readCase(dir, 'x', app)).first_break).toMatchObject({ seq: 2, what: 'event_altered' });
  const answers = [dutiesOfCase(dir, 'x', asOf, app), timelineOfCase(dir, 'x', WORDS, app)];
  for (const { warnings } of await Promise.all(answers)) expect(warnings[0]).toContain('event 2');
  const writers: Promise<unknown>[] = [
    add('note', { text: 'x' }),
    facts(dir, ['exposure.cpni=true']),
    said(dir, 'y', {}),
  ];
  for (const writer of writers) expect(await codeOf(writer)).toBe('not_whole');

  async function add<Kind extends EventKind>(kind: Kind, payload: Payload<Kind>) {
    return addEvent(dir, entry, kind, payload, app);
  }
});

test('a store that was lost beside its evidence does not pass for a new one', async () => {
  const dir = await begun();
  writeFileSync(path.join(dir, 'post'), 'post');
  await addEvidence(
    dir,
    entry,
    path.join(dir, 'post'),
    { reference: false, mediaType: null, custody: {}, signal },
    app,
  );
  rmSync(path.join(dir, '.assay/cases.db'));
  expect(await codeOf(listCases(dir, app))).toBe('store_lost');
  expect(await codeOf(beginCase(dir, { name: 'Anew', id: null, who: 'ada' }, app))).toBe('store_lost');
});
