import { expect, test } from 'vitest';
import { BARE, draftOn } from '../../../test/duties/drafting.js';
import type { Facts } from '../../model/facts.js';
import type { FormId } from '../../model/form.js';

const decidedOn = (facts: Facts, form: FormId, id: string, more: Parameters<typeof draftOn>[2] = {}) =>
  draftOn(facts, form, more).fields.find((field) => field.id === id)?.decided;

const exposing = (exposure: Facts['exposure'], more: Partial<Facts> = {}): Facts => ({ ...BARE, exposure, ...more });

test.each<[what: string, facts: Facts, form: FormId, id: string, holds: string]>([
  [
    'an element that was taken',
    exposing({ elements: ['ssn'] }),
    'ag-massachusetts',
    'credit_monitoring_certificate',
    'yes',
  ],
  ['one that was not', exposing({ elements: ['email'] }), 'ag-massachusetts', 'credit_monitoring_certificate', 'no'],
  ['elements that are not said', BARE, 'ag-massachusetts', 'credit_monitoring_certificate', 'open'],
  [
    'one that is not sure',
    exposing({ elements: ['email'], elements_uncertain: ['ssn'] }),
    'ag-massachusetts',
    'credit_monitoring_certificate',
    'open',
  ],
  [
    'residents of the state of the form, above',
    exposing({ people: { total: 1001, by_jurisdiction: { ME: 1001 } } }),
    'ag-maine',
    'cra_told',
    'yes',
  ],
  ['not above', exposing({ people: { total: 1000, by_jurisdiction: { ME: 1000 } } }), 'ag-maine', 'cra_told', 'no'],
  ['perhaps above', exposing({ people: { total: 5000, by_jurisdiction: { ME: 1 } } }), 'ag-maine', 'cra_told', 'open'],
  ['services that are offered', { ...BARE, services: { offered: true } }, 'ag-maine', 'services_months', 'yes'],
  ['services that are not', { ...BARE, services: { offered: false } }, 'ag-maine', 'services_months', 'no'],
  ['services of which nothing is said', BARE, 'ag-maine', 'services_months', 'open'],
  ['a listed company', { ...BARE, organisation: { name: 'x', listed: true } }, 'board', 'materiality', 'yes'],
  [
    'a fact that is known',
    { ...BARE, incident: { started: '2021-07-22T00:00-07:00' } },
    'ag-california',
    'breach_dates',
    'yes',
  ],
  ['one that is not', BARE, 'ag-california', 'breach_dates', 'no'],
  ['a first report', BARE, 'cisa-irf', 'earlier_report_id', 'no'],
  ['what no fact decides', BARE, 'ag-maine', 'previous_notices', 'open'],
])('%s: %s', (_what, facts, form, id, holds) => {
  const found = decidedOn(facts, form, id);
  expect(found?.holds).toBe(holds);
  expect(found?.because).not.toBe('');
});

test('of a supplement, what is asked of updates is required', () => {
  const report = draftOn(BARE, 'cisa-irf');
  const earlier = { report, sha256: '0' };
  expect(decidedOn(BARE, 'cisa-irf', 'earlier_report_id', { earlier })).toMatchObject({ holds: 'yes' });
});

test('a field whose condition holds counts as required while it is open; one whose condition does not, does not', () => {
  const count = (facts: Facts): number => draftOn(facts, 'ag-maine').counts.required_unknown;
  const none = count({ ...BARE, services: { offered: false } });
  expect(count({ ...BARE, services: { offered: true } })).toBeGreaterThan(none);
});

test('a field without a condition has nothing to decide', () => {
  const plain = draftOn(BARE, 'ag-maine').fields.filter(({ required }) => required !== 'if');
  expect(plain.length).toBeGreaterThan(0);
  expect(plain.every(({ decided }) => decided === undefined)).toBe(true);
});
