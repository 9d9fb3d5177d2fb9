import { expect, test } from 'vitest';
import { factsOf } from '../../../test/fixtures/facts.js';
import { exportVeris } from './veris.js';
import { spanBetween } from './veris-words.js';

const asOf = { day: '2021-08-20', instant: null };

/** What verisc.json of VERIS 1.4.1 requires at the top of an incident. */
const REQUIRED = [
  'actor',
  'action',
  'discovery_method',
  'schema_version',
  'asset',
  'timeline',
  'incident_id',
  'security_incident',
  'summary',
];

test('on full facts the incident has all that VERIS requires', () => {
  const { incident, unknown } = exportVeris(factsOf('TEXT'), asOf);
  expect(REQUIRED.filter((key) => !(key in incident))).toEqual([]);
  expect(incident).toMatchObject({
    security_incident: 'Confirmed',
    timeline: {
      incident: { year: 2021, month: 7, day: 22 },
      discovery: { unit: 'Days', value: 21 },
      containment: { unit: 'Days', value: 3 },
    },
    victim: { industry: '517', government: ['NA'], country: ['US'], state: 'WA' },
    action: { malware: { variety: ['Ransomware'] } },
    attribute: { confidentiality: { data_disclosure: 'Yes', data_total: 200_000, state: ['Stored unencrypted'] } },
  });
  expect(unknown).toEqual(['victim.employee_count', 'asset.assets.variety', 'asset.cloud', 'discovery_method']);
});

test('on bare facts nothing is claimed: what VERIS requires is listed as unknown', () => {
  const { incident, unknown, placed } = exportVeris({ organisation: { name: 'Example' }, incident: {} }, asOf);
  expect(placed).toEqual([{ fact: 'organisation.name', to: 'victim.victim_id' }]);
  expect(incident).not.toHaveProperty('timeline');
  expect(incident).not.toHaveProperty('attribute');
  expect(incident).not.toHaveProperty('security_incident');
  expect(unknown.join('\n')).toContain('security_incident');
});

test('every fact that is said is either placed or listed as having no place', () => {
  const { placed, no_place: rest } = exportVeris(factsOf('TEXT'), asOf);
  const facts = placed.map(({ fact }) => fact);
  expect(rest).toContain('incident.narrative');
  expect(rest).toContain('exposure.people.total');
  expect(rest.filter((path) => facts.includes(path))).toEqual([]);
});

test('a log-in is credentials, a health number is medical, a name is personal', () => {
  const { incident } = exportVeris(
    {
      organisation: { name: 'Example' },
      incident: {},
      exposure: { elements: ['full_name', 'password', 'health_insurance_id'] },
    },
    asOf,
  );
  expect(incident.attribute?.confidentiality).toMatchObject({
    data_disclosure: 'Unknown',
    data: [{ variety: 'Credentials' }, { variety: 'Medical' }, { variety: 'Personal' }],
  });
});

test('time is told in the largest unit that keeps it', () => {
  const from = '2021-08-12T00:00Z';
  expect(spanBetween(from, '2021-08-12T01:30Z')).toEqual({ unit: 'Minutes', value: 90 });
  expect(spanBetween(from, '2021-08-13T23:00Z')).toEqual({ unit: 'Hours', value: 47 });
  expect(spanBetween(from, '2021-08-14T00:00Z')).toEqual({ unit: 'Days', value: 2 });
});
