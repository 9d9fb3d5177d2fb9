import { expect, test } from 'vitest';
import { CLAIM, chainOf } from '../../../test/fixtures/cases.js';
import { HOSTILE, VERDICT_EXAMPLES, authentic, hostile } from '../../../test/fixtures/verdicts.js';
import { namedUuid } from '../../app/uuid.js';
import { asJson, type JsonValue } from '../../model/case.js';
import { factsSchema, type Facts } from '../../model/facts.js';
import { TLP } from '../../model/tlp.js';
import { mispOf } from './misp.js';
import { sharedOf, type Shared } from './shared.js';
import { stixOf, type StixObject } from './stix.js';

const FACTS: Facts = factsSchema.parse({
  organisation: { name: 'Northwind Wireless', sector: 'communications', state: 'WA' },
  incident: { kind: ['data_breach'], discovered: '2021-08-12T09:00-07:00', material: '2021-08-20T09:00-07:00' },
  exposure: { elements: ['full_name', 'ssn'], people: { total: 48_600_000 } },
});

type Contents = readonly { readonly kind: string; readonly payload: JsonValue }[];
const OPENED = { kind: 'opened', payload: { name: 'Carrier 2021' } };
const claimed = (document: JsonValue) => ({ kind: 'claim', payload: { document } });
const judged = (verdict: object) => ({ kind: 'verdict', payload: { document: asJson(verdict) } });
const shared = (contents: Contents, facts = FACTS): Shared => sharedOf(chainOf([OPENED, ...contents]), facts);

const full = shared([claimed(CLAIM), judged(authentic)]);
const ofType = (objects: readonly StixObject[], type: string) => objects.filter((each) => each.type === type);

test('STIX says who, what happened, what is claimed and what was found, each where it has a place', () => {
  const { objects } = stixOf(full, 'amber+strict', namedUuid);
  const types = 'marking-definition report identity incident threat-actor note file observed-data note opinion';
  expect(objects.map(({ type }) => type).join(' ')).toBe(types);
  expect(ofType(objects, 'identity')[0]).toMatchObject({ name: 'Northwind Wireless', sectors: ['telecommunications'] });
  const [actor] = ofType(objects, 'threat-actor');
  expect(actor).toMatchObject({ name: 'greywolf', labels: ['as-claimed'], confidence: 15 });
  expect(actor?.['description']).toContain('Nobody checked');
  expect(ofType(objects, 'opinion')[0]).toMatchObject({ opinion: 'agree' });
  expect(ofType(objects, 'incident')[0]?.['description']).toContain('48,600,000');
  expect(ofType(objects, 'file')[0]).toMatchObject({ hashes: { 'SHA-256': authentic.sample.files[0]?.sha256 } });
});

test('every object of STIX has what the standard requires, a marking, and refers to what is there', () => {
  for (const tlp of TLP) {
    const { objects } = stixOf(full, tlp, namedUuid);
    const ids = objects.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const [marking] = objects;
    for (const object of objects) {
      expect(object.id).toMatch(
        new RegExp(`^${object.type}--[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`, 'u'),
      );
      expect(object['spec_version']).toBe('2.1');
      expect(object['object_marking_refs']).toEqual(object === marking ? undefined : [marking?.id]);
      const required = REQUIRED[object.type];
      for (const name of required ?? ['unknown type'])
        expect([object.type, name, object[name]]).not.toContain(undefined);
      const refs = object['object_refs'];
      for (const ref of Array.isArray(refs) ? refs : []) expect(ids).toContain(ref);
    }
  }
});

/** Required properties of STIX 2.1, beyond those of every object. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'marking-definition': ['created', 'extensions'],
  report: ['created', 'modified', 'created_by_ref', 'name', 'published', 'object_refs'],
  identity: ['created', 'modified', 'name'],
  incident: ['created', 'modified', 'name'],
  'threat-actor': ['created', 'modified', 'name'],
  note: ['created', 'modified', 'content', 'object_refs'],
  opinion: ['created', 'modified', 'opinion', 'object_refs'],
  'observed-data': ['created', 'modified', 'first_observed', 'last_observed', 'number_observed', 'object_refs'],
  file: ['hashes'],
};

test('the same case gives the same document, and a later one the same ids', () => {
  expect(stixOf(full, 'red', namedUuid)).toEqual(stixOf(full, 'red', namedUuid));
  const later = shared([claimed(CLAIM), judged(authentic), { kind: 'note', payload: { text: 'x' } }]);
  const idsOf = (of: Shared) => stixOf(of, 'red', namedUuid).objects.map(({ id }) => id);
  expect(idsOf(later)).toEqual(idsOf(full));
  expect(mispOf(later, 'red', namedUuid).Event.uuid).toBe(mispOf(full, 'red', namedUuid).Event.uuid);
  // RFC 9562, appendix A.4.
  expect(namedUuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  );
});

test('MISP has the label as a tag, spreads nothing that it forbids, and detects nothing', () => {
  const spread = TLP.map((tlp) => mispOf(full, tlp, namedUuid).Event.distribution);
  expect(spread).toEqual(['0', '0', '0', '1', '3']);
  const { Event } = mispOf(full, 'amber+strict', namedUuid);
  expect(Event).toMatchObject({ Tag: [{ name: 'tlp:amber+strict' }], published: false, date: '2021-08-12' });
  expect(Event.Attribute.map(({ type }) => type)).toEqual([
    'text',
    'datetime',
    'text',
    'threat-actor',
    'text',
    'sha256',
  ]);
  for (const { to_ids, distribution } of Event.Attribute) expect([to_ids, distribution]).toEqual([false, '5']);
  const uuids = Event.Attribute.map(({ uuid }) => uuid);
  expect(new Set(uuids).size).toBe(uuids.length);
});

test('an opinion only where the verdict says something of the claim', () => {
  const opinions = Object.values(VERDICT_EXAMPLES).map((verdict) => {
    const { objects } = stixOf(shared([claimed(CLAIM), judged(verdict)]), 'red', namedUuid);
    return [verdict.verdict, ofType(objects, 'opinion')[0]?.['opinion'] ?? null];
  });
  expect(opinions).toContainEqual(['inconclusive', null]);
  expect(opinions).toContainEqual(['fabricated', 'strongly-disagree']);
  expect(ofType(stixOf(shared([judged(authentic)]), 'red', namedUuid).objects, 'opinion')).toEqual([]);
});

const SECRETS = ['Counsel advises', 'Ada Abbott', '206-200-0000', '123-45-6789', 'ada@example.com', '/home/ada'];

test('nothing personal, privileged or hostile goes along, wherever it stands in a case', () => {
  const words = SECRETS.join(' ');
  const at = '2021-08-12T09:00-07:00';
  const evil = shared(
    [
      { kind: 'note', payload: { text: words } },
      {
        kind: 'evidence',
        payload: {
          sha256: 'b'.repeat(64),
          size: 1,
          name: words,
          media_type: 'x',
          kept: 'reference',
          path: '/home/ada/x',
          custody: { from: words, how: words },
        },
      },
      { kind: 'anchor', payload: { anchor: 'discovered', at, why: words } },
      { kind: 'decision', payload: { duty: 'us-wa-ag', follow: false, by: words, at, why: words } },
      { kind: 'statement', payload: { text: words, at, by: words, to: [words], says: {} } },
      { kind: 'measure', payload: { what: words, state: 'taken' } },
      { kind: 'earlier_incident', payload: { name: words, what: words } },
      claimed({
        ...CLAIM,
        actor: { value: words },
        channel: { value: words },
        claimed_on: { value: words },
        people: { value: words },
        elements: [{ value: words }, words],
      }),
      claimed({ schema: 'assay.claim/1', actor: { value: HOSTILE }, elements: 'x', people: { value: -1 } }),
      claimed({ schema: 'assay.claim/1', actor: { value: 'ring 206 200 0000' } }),
      judged(hostile),
    ],
    factsSchema.parse({
      ...FACTS,
      organisation: { name: `North\u202ewind\u0000\u001b[2J`, address: words, phone: words },
      incident: {
        kind: ['data_breach'],
        narrative: words,
        summary: words,
        vector: words,
        actor: words,
        iocs: words,
        systems: [words],
      },
      contact: { counsel: { name: words, email: words } },
      claim: { said: words },
    }),
  );
  for (const document of [stixOf(evil, 'red', namedUuid), mispOf(evil, 'red', namedUuid)]) {
    const text = JSON.stringify(document);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    for (const value of textsOf(document)) expect(value).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  }
  expect(evil.claims.map(({ actor }) => actor)).toEqual([null, expect.anything(), null]);
});

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}
