import { expect, test } from 'vitest';
import { answer7489, answer9989 } from './answer.js';
import { walkNames, type Level } from './collect.js';
import { isDmarc, isNearMiss, parseDmarc } from './record.js';

const level = (domain: string, ...records: string[]): Level => ({
  domain,
  records: records.map((record) => parseDmarc(`v=DMARC1; ${record}`)),
  nearMisses: [],
  unanswered: null,
});
const silent = (domain: string): Level => ({ ...level(domain), unanswered: 'timeout' });
const both = (own: Level, organisational: Level, above: readonly Level[] = []) => ({
  old: answer7489(own, organisational),
  recent: answer9989([own, ...(own === organisational ? [] : [organisational]), ...above]),
});
const applied = (policy: string, subdomains = policy, missing = subdomains) => ({
  state: 'applied',
  policy,
  subdomains,
  missing_subdomains: missing,
});

test('the record of the domain itself counts by both', () => {
  const own = level('town.example', 'p=reject; sp=quarantine');
  const { old, recent } = both(own, own, [level('example')]);
  for (const answer of [old, recent])
    expect(answer).toMatchObject({ ...applied('reject', 'quarantine'), at: 'town.example', percent: 100 });
});

test('np and t count by RFC 9989 only, pct by RFC 7489 only', () => {
  const own = level('town.example', 'p=reject; np=none; t=y; pct=20');
  const { old, recent } = both(own, own);
  expect(old).toMatchObject({ ...applied('reject'), percent: 20 });
  expect(recent).toMatchObject({ ...applied('quarantine', 'quarantine', 'none'), percent: 100 });
});

test('a subdomain without a record has the sp of its organisation', () => {
  const { old, recent } = both(level('mail.town.example'), level('town.example', 'p=reject; sp=none'), [
    level('example'),
  ]);
  for (const answer of [old, recent]) expect(answer).toMatchObject({ ...applied('none'), at: 'town.example' });
});

test('of several records none counts; RFC 9989 then looks further up', () => {
  const own = level('mail.town.example', 'p=reject', 'p=none');
  const { old, recent } = both(own, level('town.example', 'p=quarantine'));
  expect(old).toMatchObject({ state: 'not_applied', at: 'mail.town.example', policy: null });
  expect(recent).toMatchObject({ ...applied('quarantine'), at: 'town.example' });
});

test('a record between the domain and its organisation is passed over by both', () => {
  const own = level('a.mail.town.example');
  const between = level('mail.town.example', 'p=reject');
  const organisational = level('town.example', 'p=none');
  expect(answer7489(own, organisational)).toMatchObject({ ...applied('none'), at: 'town.example' });
  expect(answer9989([own, between, organisational, level('example')])).toMatchObject({
    ...applied('none'),
    at: 'town.example',
  });
  expect(answer9989([own, between, level('town.example'), level('example')])).toMatchObject({
    at: 'mail.town.example',
  });
});

test('psd=y puts the organisation one label below, and lends its policy where that has none', () => {
  const suffix = level('k12.example', 'p=reject; psd=y; np=reject; sp=quarantine');
  const own = level('school.k12.example');
  expect(answer9989([own, suffix])).toMatchObject({
    ...applied('quarantine', 'quarantine', 'reject'),
    at: 'k12.example',
    organisational_domain: 'school.k12.example',
  });
  const deep = [level('mail.school.k12.example'), level('school.k12.example', 'p=none'), suffix];
  expect(answer9989(deep)).toMatchObject({ ...applied('none'), at: 'school.k12.example' });
});

test('psd=n makes a domain its own organisation', () => {
  expect(answer9989([level('town.example', 'p=reject; psd=n')])).toMatchObject({
    organisational_domain: 'town.example',
  });
});

test.each([
  ['no policy and no address for reports', 'pct=100', 'not_applied', null],
  ['no policy, and an address', 'rua=mailto:d@town.example', 'applied', 'none'],
  ['a policy that is none', 'p=block; rua=mailto:d@town.example', 'applied', 'none'],
  ['a bad sp', 'p=reject; sp=all', 'not_applied', null],
])('%s', (_what, record, state, policy) => {
  const own = level('town.example', record);
  const { old, recent } = both(own, own);
  for (const answer of [old, recent]) expect(answer).toMatchObject({ state, policy });
});

test('a bad np spoils the record by RFC 9989, and is unknown to RFC 7489', () => {
  const own = level('town.example', 'p=reject; np=all');
  expect(both(own, own)).toMatchObject({
    old: { state: 'applied', policy: 'reject' },
    recent: { state: 'not_applied' },
  });
});

test('silence is no "none": of the domain itself, of its organisation, of a name on the way', () => {
  const town = level('town.example', 'p=reject');
  expect(both(silent('town.example'), silent('town.example'))).toMatchObject({
    old: { state: 'cannot_tell' },
    recent: { state: 'cannot_tell' },
  });
  expect(both(level('mail.town.example'), silent('town.example'))).toMatchObject({
    old: { state: 'cannot_tell' },
    recent: { state: 'cannot_tell' },
  });
  expect(answer9989([level('a.town.example'), town, silent('example')])).toMatchObject({ state: 'cannot_tell' });
  expect(answer9989([town, silent('example')])).toMatchObject({ state: 'applied', organisational_domain: null });
});

test('the walk has at most eight steps', () => {
  expect(walkNames('town.example')).toEqual(['town.example', 'example']);
  const long = 'a.b.c.d.e.f.g.h.town.example';
  expect(walkNames(long)).toEqual([
    long,
    'd.e.f.g.h.town.example',
    'e.f.g.h.town.example',
    'f.g.h.town.example',
    'g.h.town.example',
    'h.town.example',
    'town.example',
    'example',
  ]);
  expect(walkNames('b.c.d.e.f.g.town.example')[1]).toBe('c.d.e.f.g.town.example');
});

test('what begins otherwise is no record', () => {
  for (const text of ['v=DMARC1', 'v=DMARC1; p=none', 'v = DMARC1 ;p=none']) expect(isDmarc(text)).toBe(true);
  for (const text of ['v=dmarc1; p=none', ' v=DMARC1; p=none', 'p=none; v=DMARC1', 'v=DMARC1.0; p=none']) {
    expect(isDmarc(text)).toBe(false);
    expect(isNearMiss(text)).toBe(true);
  }
});
