import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseEvent } from '../../model/case.js';

import { addCorrection } from './add-correction.js';
import { addEvent } from './add.js';
import { addFactsTo } from './add-facts.js';
import { beginCase } from './begin.js';
import { exportCase, redactCase, type Passing } from './bundle/export-case.js';
import { importCase, showBundle, verifyBundle } from './bundle/import-case.js';
import { shareCase } from './bundle/share-case.js';
import { claimsOfCase } from './claims.js';
import { draftForCase, verisOfCase } from './draft.js';
import { draftsOfCase } from './drafts.js';
import { knowledgeOfCase } from './duties.js';
import { factsInCase } from './facts.js';
import { findingsOfCase } from './findings.js';
import { caseForPosture } from './for-posture.js';
import { asRead, withCases } from './open.js';
import { headOfCase, listCases, readCase, readEvent } from './read.js';
import { saidOfCase } from './said.js';
import { say } from './say.js';
import { timelineOfCase } from './timeline.js';
import { verifyCases } from './verify.js';

const anybody = { now: () => new Date('2021-08-16T09:30:00.000Z'), env: {} };
const counsel = { ...anybody, sees: { privileged: true } };
const signal = new AbortController().signal;
const entry = { caseId: 'x', who: 'ada', basis: [] };
const asOf = { day: '2021-08-20', instant: null };
const shown = { asOf, words: ({ payload }: CaseEvent) => JSON.stringify(payload), besideWords: () => [] };
const SECRETS = ['CANARY-HERON', 'CANARY-STORK', 'CANARY-CRANE'] as const;
const [NOTE, CORRECTION, AGAIN] = [3, 4, 5];
let [root, dir, recipient] = ['', '', ''];

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'assay-privileged-'));
  const identity = await generateX25519Identity();
  writeFileSync(path.join(root, 'key'), `${identity}\n`);
  recipient = await identityToRecipient(identity);
  dir = await caseIn('case');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function workspace(name: string): string {
  const place = path.join(root, name);
  mkdirSync(place);
  writeFileSync(path.join(place, 'assay.yaml'), 'organisation: { name: Northwind Wireless, state: WA }\nsystems: {}\n');
  return place;
}

/** A case with a privileged note, its correction, and the correction of that one. */
async function caseIn(name: string): Promise<string> {
  const place = workspace(name);
  const [heron, stork, crane] = SECRETS;
  await beginCase(place, { name: 'Carrier', id: 'x', who: 'ada' }, anybody);
  await addFactsTo(place, entry, { file: null, set: ['exposure.people.total=500'], unset: [] }, anybody);
  await addEvent(place, entry, 'privileged_note', { text: heron }, counsel);
  await addCorrection(place, entry, { of: '3', why: stork, replacement: { text: stork } }, counsel);
  const again = { of: 3, why: crane, replacement: { text: crane } };
  await addCorrection(place, entry, { of: '4', why: 'slip', replacement: again }, counsel);
  const said = { text: 'x', by: 'ada', to: ['press'], at: '2021-08-16T09:30:00Z', restates: null, says: { people: 5 } };
  await say(place, { ...entry, basis: ['3'] }, said, anybody);
  return place;
}

function passing(name: string, clear = true): Passing {
  const sealing = { recipients: clear ? [] : [recipient], recipientFiles: [], passphraseFile: null, clear };
  return { file: path.join(root, name), force: false, sealing, tlp: 'amber', to: null, signal };
}

const given = (name: string) => {
  const keys = { identityFiles: [path.join(root, 'key')], passphraseFile: null };
  return { file: path.join(root, name), ...keys, heads: [], signal };
};

function expectNoSecret(held: unknown): void {
  const text = typeof held === 'string' ? held : JSON.stringify(held);
  for (const secret of SECRETS) expect(text).not.toContain(secret);
}

/** All that a case is asked for. */
async function answersOf(place: string, context: typeof anybody) {
  const events = await Promise.all(
    [2, NOTE, CORRECTION, AGAIN].map((seq) => readEvent(place, 'x', String(seq), context)),
  );
  const opened = await withCases(place, context, async ({ store }) => [
    await store.first('x'),
    await store.last('x'),
    (await store.wholeEvents('x')).map(asRead),
    await store.events('x'),
  ]);
  return {
    same: {
      facts: await factsInCase(place, 'x', asOf, context),
      knowledge: await knowledgeOfCase(place, 'x', asOf, context),
      veris: await verisOfCase(place, 'x', asOf, context),
      posture: await caseForPosture(place, 'x', asOf.day, context),
      claims: await claimsOfCase(place, 'x', context),
      findings: await findingsOfCase(place, 'x', context),
      cases: await listCases(place, context),
      head: await headOfCase(place, 'x', context),
      proof: await verifyCases(place, { cases: [], heads: [], trusted: [], signal }, context),
    },
    case: await readCase(place, 'x', context),
    said: await saidOfCase(place, 'x', context),
    timeline: await timelineOfCase(place, 'x', shown, context),
    drafts: await draftsOfCase(place, 'x', asOf, context),
    draft: await draftForCase(place, entry, { form: 'cisa', state: null, asOf }, context),
    events,
    opened,
  };
}

test('who does not see it reads no word of it anywhere, and the case comes out the same', async () => {
  const place = await caseIn('asked');
  await draftForCase(place, entry, { form: 'cisa', state: null, asOf }, counsel);
  const [open, closed] = [await answersOf(place, counsel), await answersOf(place, anybody)];
  for (const secret of SECRETS) expect(JSON.stringify(open)).toContain(secret);
  expectNoSecret(closed);
  expect(closed.same).toEqual(open.same);
  expect(closed.same.proof).toMatchObject({ sound: true, cases: [{ withheld: 0 }] });
  expect(closed.case.privileged).toEqual([NOTE, CORRECTION, AGAIN]);
  expect(closed.case.events[NOTE - 1]).toMatchObject({ kind: 'privileged_note', payload: null, salt: null });
  expect(closed.timeline.entries).toContainEqual(expect.objectContaining({ event: NOTE, state: 'for_counsel_only' }));
});

test('who does not see it neither writes it nor corrects it, and no correction is half of it', async () => {
  const refused = { code: 'privileged' };
  const before = await headOfCase(dir, 'x', anybody);
  await expect(addEvent(dir, entry, 'privileged_note', { text: 'x' }, anybody)).rejects.toMatchObject(refused);
  for (const of of [NOTE, CORRECTION, AGAIN]) {
    const asked = { of: String(of), why: 'x', replacement: undefined };
    await expect(addCorrection(dir, entry, asked, anybody)).rejects.toMatchObject(refused);
  }
  const place = await caseIn('corrected');
  await addCorrection(place, entry, { of: '2', why: 'x', replacement: undefined }, anybody);
  const turned = { of: NOTE, why: 'x', replacement: { text: 'x' } };
  const asked = { of: '8', why: 'x', replacement: turned };
  await expect(addCorrection(place, entry, asked, anybody)).rejects.toMatchObject(refused);
  await expect(addCorrection(place, entry, asked, counsel)).rejects.toMatchObject({ code: 'bad_correction' });
  expect(await headOfCase(dir, 'x', anybody)).toEqual(before);
});

test('nothing that leaves holds a word of it, whoever sends it, and the case keeps what was withheld', async () => {
  const place = await caseIn('passed');
  const yes = () => true;
  const whole = { withEvidence: true, withPrivileged: false };
  await exportCase(place, entry, { ...passing('whole'), ...whole }, yes, counsel);
  for (const audience of ['counsel', 'police'] as const) {
    const redaction = { audience, kinds: [], events: [], give: [] };
    await redactCase(place, entry, { ...passing(audience), redaction }, yes, counsel);
    const give = { ...redaction, give: [String(CORRECTION)] };
    const asked = redactCase(place, entry, { ...passing('given'), redaction: give }, yes, counsel);
    await expect(asked).rejects.toMatchObject({ code: 'privileged' });
  }
  for (const format of ['stix', 'misp', 'veris'] as const)
    await shareCase(
      place,
      entry,
      { ...passing(format), format, asOf, print: (document) => JSON.stringify(document), show: yes },
      counsel,
    );
  const files = ['whole', 'counsel', 'police', 'stix', 'misp', 'veris'];
  for (const file of files) expectNoSecret(readFileSync(path.join(root, file), 'latin1'));
  const { events } = await readCase(place, 'x', anybody);
  const exported = events.filter(({ kind }) => kind === 'export');
  expect(exported).toHaveLength(files.length);
  const kept = expect.arrayContaining([NOTE, CORRECTION, AGAIN]);
  for (const { payload } of exported) expect(payload).toMatchObject({ withheld: kept });
});

test('a case without its privileged notes is taken in and proved, and no byte there holds them', async () => {
  const whole = { ...passing('sent'), withEvidence: false, withPrivileged: false };
  await exportCase(dir, entry, whole, () => true, anybody);
  const other = workspace('other');
  expect(await verifyBundle(given('sent'))).toMatchObject({ whole: true, withheld: [{ seq: NOTE }, {}, {}] });
  await importCase(other, given('sent'), anybody);
  const proof = await verifyCases(other, { cases: ['x'], heads: [], trusted: [], signal }, counsel);
  expect(proof).toMatchObject({ sound: true, cases: [{ whole: true, withheld: 3 }] });
  expect((await readCase(other, 'x', counsel)).privileged).toEqual([NOTE, CORRECTION, AGAIN]);
  const stored = readdirSync(path.join(other, '.assay')).filter((name) => name.startsWith('cases.db'));
  for (const name of stored) expectNoSecret(readFileSync(path.join(other, '.assay', name), 'latin1'));
  await addEvent(other, entry, 'note', { text: 'written there' }, anybody);
  const further = await exportCase(other, entry, { ...whole, file: path.join(root, 'further') }, () => true, anybody);
  expect(further).toMatchObject({ withheld: [NOTE, CORRECTION, AGAIN] });
});

test('privileged notes leave in a whole sealed export that says so, and are shown where that is asked for', async () => {
  const place = await caseIn('sealed');
  const ask = (clear: boolean) => ({ ...passing(`sealed-${clear}`, clear), withEvidence: false, withPrivileged: true });
  const refused = { code: 'privileged' };
  await expect(exportCase(place, entry, ask(true), () => true, counsel)).rejects.toMatchObject(refused);
  await expect(exportCase(place, entry, ask(false), () => true, anybody)).rejects.toMatchObject(refused);
  expect(await exportCase(place, entry, ask(false), () => true, counsel)).toMatchObject({ withheld: [] });
  expectNoSecret(await showBundle(given('sealed-false'), { privileged: false }));
  const [heron] = SECRETS;
  expect(JSON.stringify(await showBundle(given('sealed-false'), { privileged: true }))).toContain(heron);
});
