import { expect, test } from 'vitest';
import { BARE, draftOn } from '../../../test/duties/drafting.js';
import { factsOf } from '../../../test/fixtures/facts.js';
import type { Facts } from '../../model/facts.js';
import { FORMS } from '../../model/form.js';

const fieldOf = (report: ReturnType<typeof draftOn>, id: string) => report.fields.find((field) => field.id === id);

test.each(FORMS)('on bare facts, %s answers nothing but the name and what was asked for', (form) => {
  const { fields } = draftOn(BARE, form);
  const facts = new Set(fields.flatMap(({ answers }) => answers.map(({ fact }) => fact)));
  expect([...facts].filter((fact) => fact !== 'organisation.name' && fact !== 'report.as_of')).toEqual([]);
});

test.each(FORMS)('on full facts, every answer of %s is a fact of the file or a result', (form) => {
  const report = draftOn(factsOf('TEXT'), form);
  const answers = report.fields.flatMap((field) => field.answers);
  expect(answers.filter(({ fact, text }) => fact.includes('$state') || text.trim() === '')).toEqual([]);
  const wrong = report.fields.filter(
    ({ state, answers: own, missing }) =>
      (state === 'answered' && missing.length > 0) || (state === 'unknown' && own.length > 0),
  );
  expect(wrong).toEqual([]);
  expect(report.counts.fields).toBe(report.fields.length);
});

test('a field says from which fact it is answered, and since when that is known', () => {
  const facts: Facts = {
    ...BARE,
    incident: { started: '2021-08-12T09:00-07:00' },
    known: { incident: { at: '2021-08-13T09:00-07:00', by: 'incident team' } },
  };
  expect(fieldOf(draftOn(facts, 'cisa'), 'incident_datetime')).toMatchObject({
    state: 'answered',
    required: 'yes',
    answers: [
      {
        fact: 'incident.started',
        text: '2021-08-12 09:00 -07:00',
        known_at: '2021-08-13T09:00-07:00',
        known_by: 'incident team',
      },
    ],
  });
});

test('a fact that only helps leaves the field open; one that is lacking is named', () => {
  const report = draftOn({ ...BARE, incident: { discovered: '2021-08-12T09:00-07:00' } }, 'cisa');
  expect(fieldOf(report, 'incident_datetime')).toMatchObject({
    state: 'in_part',
    missing: [{ fact: 'incident.started' }],
  });
  expect(fieldOf(draftOn(BARE, 'fcc-cpni'), 'carrier')).toMatchObject({
    state: 'in_part',
    missing: [{ fact: 'organisation.address' }],
  });
});

test('what no fact answers is left to a person, also where all facts are there', () => {
  expect(fieldOf(draftOn(factsOf('TEXT'), 'hhs'), 'discovery_end')).toMatchObject({ state: 'unknown', answers: [] });
  expect(fieldOf(draftOn(factsOf('TEXT'), 'circia'), 'national_security_system')).toMatchObject({ state: 'unknown' });
});

test('an event after the day asked for has not happened', () => {
  const facts: Facts = { ...BARE, incident: { material: '2021-08-25T09:00-07:00' } };
  expect(fieldOf(draftOn(facts, 'sec-8k'), 'report_date')).toMatchObject({ state: 'unknown' });
});

test('the generic form is narrowed to a state; the forms of one state take its residents', () => {
  const facts: Facts = { ...BARE, exposure: { people: { by_jurisdiction: { WA: 501, ME: 7 } } } };
  const washington = draftOn(facts, 'state-ag', { state: 'WA' });
  expect(fieldOf(washington, 'people_state')?.answers).toMatchObject([
    { fact: 'exposure.people.by_jurisdiction.WA', text: '501' },
  ]);
  expect(fieldOf(washington, 'wisp')).toMatchObject({ state: 'not_asked', answers: [] });
  expect(fieldOf(draftOn(facts, 'state-ag'), 'people_state')).toMatchObject({ state: 'unknown' });
  const maine = draftOn(facts, 'ag-maine');
  expect(JSON.stringify(maine.fields)).toContain('exposure.people.by_jurisdiction.ME');
});

test('what is proposed, voluntary or our own is told from law', () => {
  const status = (form: 'circia' | 'cisa' | 'holding' | 'hhs') => draftOn(BARE, form).form.status;
  expect([status('circia'), status('cisa'), status('holding'), status('hhs')]).toEqual([
    'proposed',
    'voluntary',
    'own_design',
    'law',
  ]);
});

test('facts that do not go together are said, and none is changed', () => {
  const facts: Facts = {
    ...BARE,
    incident: { started: '2021-08-12T09:00Z', ended: '2021-08-11T09:00Z', ransom_paid: '2021-08-13T00:00Z' },
    exposure: { people: { total: 5, low: 6, by_jurisdiction: { WA: 1 } } },
    ransom: { paid: false },
    notice: { individuals: { count_by_jurisdiction: { WA: 2 } } },
  };
  const { contradictions } = draftOn(facts, 'cisa');
  expect(contradictions.map(({ facts: paths }) => paths.join(' '))).toEqual([
    'incident.started incident.ended',
    'ransom.paid incident.ransom_paid',
    'exposure.people.total exposure.people.low',
    'notice.individuals.count_by_jurisdiction.WA exposure.people.by_jurisdiction.WA',
  ]);
  expect(draftOn(factsOf('TEXT'), 'cisa').contradictions.map(({ facts: paths }) => paths[0])).toEqual([
    'incident.kind',
    'incident.nciss.functional_impact',
  ]);
});

test('a supplement counts on and names what changed, old and new', () => {
  const first: Facts = { ...BARE, exposure: { people: { total: 48_600_000 }, elements: ['ssn'] } };
  const second: Facts = { ...BARE, exposure: { people: { total: 54_600_000 } }, response: { containment: 'closed' } };
  const earlier = { report: draftOn(first, 'fcc-cpni'), sha256: 'f00d' };
  const report = draftOn(second, 'fcc-cpni', { earlier });
  expect([earlier.report.version, report.version]).toEqual([1, 2]);
  expect(report.supplement).toMatchObject({
    version: 1,
    sha256: 'f00d',
    changes: [
      { field: 'customers', old: '48,600,000', new: '54,600,000' },
      { field: 'data_types', old: 'Social Security number', new: null },
    ],
  });
  expect(draftOn(first, 'fcc-cpni', { earlier }).supplement?.changes).toEqual([]);
});

test('a draft tells what changed where the form asks for it', () => {
  const first = draftOn(BARE, 'circia');
  const facts: Facts = { ...BARE, incident: { narrative: 'somebody was in' } };
  const report = draftOn(facts, 'circia', { earlier: { report: first, sha256: 'f00d' } });
  const told = fieldOf(report, 'new_information')?.answers.find(({ fact }) => fact === 'report.changes');
  expect(told?.text).toContain('unknown -> somebody was in');
  expect(report.supplement?.changes.map(({ field }) => field)).not.toContain('supplement_reason');
});

test('a hold of one law stands over every draft', () => {
  const facts: Facts = {
    organisation: {
      name: 'Northwind Wireless',
      sector: 'communications',
      regulated_as: ['telecommunications_carrier'],
    },
    incident: { kind: ['data_breach'], determined: '2021-08-16T17:00-07:00' },
    exposure: { cpni: true, encrypted: false, elements: ['full_name', 'ssn'] },
    done: { 'us-fcc-64.2011-2007': '2021-08-18T10:00-07:00' },
  };
  expect(draftOn(facts, 'holding').holds.map(({ id }) => id)).toEqual(['us-fcc-64.2011-2007-customers']);
  expect(draftOn(facts, 'fcc-cpni').duties.map(({ id }) => id)).toContain('us-fcc-64.2011-2007');
});

test('a form of one state is for no other, and one that knows no states for none', () => {
  expect(draftOn(BARE, 'ag-maine', { state: 'ME' }).state).toBe('ME');
  for (const form of ['ag-maine', 'cisa'] as const) {
    expect(() => draftOn(BARE, form, { state: 'WA' })).toThrow(expect.objectContaining({ code: 'other_state' }));
  }
  expect(draftOn(BARE, 'state-ag').warnings.join()).toContain('--state');
});

test('a letter needs a state', () => {
  expect(() => draftOn(BARE, 'letter', { state: null })).toThrow(expect.objectContaining({ code: 'no_state' }));
});
