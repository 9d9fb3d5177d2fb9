import { expect, test } from 'vitest';
import { WHOLE_CLAIM, chainOf } from '../../test/fixtures/cases.js';
import { asJson, type CaseEvent, type Payload } from '../model/case.js';
import type { Claim } from '../model/claim.js';
import { claimIn } from './claims.js';
import { keepsIdentity } from './identity.js';
import { standing, standingOf } from './standing.js';

const OTHER = 'f'.repeat(64);
const FILE: Payload<'evidence'> = {
  sha256: 'a'.repeat(64),
  size: 9,
  name: 'post',
  media_type: 'text/plain',
  kept: 'copy',
  custody: {},
};
const {
  further_stories: _none,
  schema: _schema,
  text_sha256: _digest,
  text: _text,
  date: _date,
  ...story
} = WHOLE_CLAIM;
const CLAIM: Claim = { ...WHOLE_CLAIM, further_stories: [{ ...story, span: [5, 9] }] };

const BAD_FILES: readonly object[] = [
  { sha256: OTHER },
  { size: 10 },
  { kept: 'reference' },
  { path: '/dev/zero' },
  { stamp: { of: 1, head: OTHER, time: 'x', authority: 'x' } },
];
const BAD_CLAIMS: readonly object[] = [
  { text_sha256: OTHER },
  { text: { ...CLAIM.text, length: 900 } },
  { span: [0, 900] },
  { further_stories: [] },
  { further_stories: [{ ...story, span: [0, 900] }] },
  { further_stories: [...CLAIM.further_stories, { ...story, span: [0, 900] }] },
];

const BEGUN = { kind: 'opened', payload: { name: 'x' } };
const correction = (payload: object) => ({ kind: 'correction', payload: asJson(payload) });

function corrected(kind: 'evidence' | 'claim', payload: object, replacement: object): CaseEvent[] {
  return chainOf([BEGUN, { kind, payload: asJson(payload) }, correction({ of: 2, why: 'x', replacement })]);
}

test.each(BAD_FILES)('no correction makes evidence another file: %j', (change) => {
  const events = corrected('evidence', FILE, { ...FILE, name: 'letter', ...change });
  const [, event] = events;
  expect(event && keepsIdentity(event, asJson({ ...FILE, ...change }))).toBe(false);
  expect(standingOf(standing(events), 'evidence').map(({ payload }) => payload)).toEqual([{ ...FILE, name: 'letter' }]);
});

test.each(BAD_CLAIMS)('no correction makes a claim one of another text: %j', (change) => {
  const events = corrected('claim', { document: CLAIM }, { document: { ...CLAIM, date: '2021-08-15', ...change } });
  const [, event] = events;
  expect(event && keepsIdentity(event, asJson({ document: { ...CLAIM, ...change } }))).toBe(false);
  const read = standingOf(standing(events), 'claim').map(({ payload }) => claimIn(payload));
  expect(read).toEqual([{ ...CLAIM, date: '2021-08-15' }]);
});

test('names, custody and what a text says may be set right', () => {
  const [, file] = corrected('evidence', FILE, FILE);
  const [, claim] = corrected('claim', { document: CLAIM }, { document: CLAIM });
  const named = { ...FILE, name: 'letter', media_type: 'text/html', custody: { from: 'a reporter' } };
  expect(file && keepsIdentity(file, asJson(named))).toBe(true);
  expect(claim && keepsIdentity(claim, asJson({ document: { ...CLAIM, people: null } }))).toBe(true);
});

test('a correction of a correction makes no other file of it either, nor does one of what is withheld', () => {
  const replacement = { ...FILE, kept: 'reference', path: '/dev/zero' };
  const again = chainOf([
    BEGUN,
    { kind: 'evidence', payload: asJson(FILE) },
    correction({ of: 2, why: 'x', replacement: FILE }),
    correction({ of: 3, why: 'x', replacement: { of: 2, why: 'x', replacement } }),
  ]);
  expect(standingOf(standing(again), 'evidence').map(({ payload }) => payload)).toEqual([FILE]);
  const withheld = again.map((event) => (event.seq === 2 ? { ...event, payload: null } : event));
  expect(standingOf(standing(withheld), 'evidence')).toEqual([]);
});
