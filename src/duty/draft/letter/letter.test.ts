import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { BARE, NO_DUTIES, draftOn, formBook } from '../../../../test/duties/drafting.js';
import { factsOf } from '../../../../test/fixtures/facts.js';
import type { Facts } from '../../../model/facts.js';
import { FACT_ELEMENTS } from '../../../model/facts-words.js';
import { JURISDICTIONS, type Jurisdiction } from '../../../model/jurisdiction.js';
import type { Report } from '../../../model/report.js';

const book = formBook('letter');
const states = book.kind === 'letter' ? book.states.states : null;

const letterFor = (state: Jurisdiction, facts: Facts): Report => draftOn(facts, 'letter', { state, duties: NO_DUTIES });
const itemsIn = ({ letter }: Report): string[] =>
  letter?.parts.flatMap(({ paragraphs }) => paragraphs.map(({ item }) => item)) ?? [];
const textOf = ({ letter }: Report): string =>
  letter?.parts
    .flatMap(({ paragraphs }) => paragraphs.map(({ spans }) => spans.map(({ text }) => text).join('')))
    .join('\n') ?? '';

/** Facts of which each text says which fact it is. */
const TELLING: Facts = {
  ...factsOf('TEXT'),
  incident: {
    ...factsOf('TEXT').incident,
    summary: 'SUMMARY of what happened',
    cause_detail: 'CAUSE in detail',
  },
  response: { summary: 'RESPONSE in general words' },
};

test('all 54 jurisdictions are there', () => {
  expect(Object.keys(states ?? {}).sort()).toEqual([...JURISDICTIONS].sort());
});

test.each(JURISDICTIONS)('the letter of %s holds what the state wants and nothing that it forbids', (state) => {
  const elements = fc.option(fc.subarray([...FACT_ELEMENTS]), { nil: undefined });
  const offered = fc.constantFrom(true, false, undefined);
  fc.assert(
    fc.property(elements, offered, fc.boolean(), (given, isOffered, isBare) => {
      const base = isBare ? BARE : TELLING;
      const facts: Facts = {
        ...base,
        exposure: { ...base.exposure, elements: given },
        services: { ...base.services, offered: isOffered },
      };
      const report = letterFor(state, facts);
      const [rules, items] = [states?.[state], itemsIn(report)];
      const fate = (id: string): string => {
        const field = report.fields.find((each) => each.id === id);
        if (field === undefined) return 'lost';
        if (field.state === 'not_asked') return field.notes.length > 1 ? 'not asked, with a reason' : 'not asked';
        return items.includes(id) || field.notes.some((note) => note.startsWith('said by')) ? 'there' : 'lost';
      };
      const must = rules?.must ?? [];
      expect(must.filter(({ item, when }) => when === undefined && fate(item) !== 'there')).toEqual([]);
      expect(must.filter(({ item }) => !['there', 'not asked, with a reason'].includes(fate(item)))).toEqual([]);
      const forbidden = [...(rules?.must_not ?? []).map(({ item }) => item), ...(rules?.keep_out ?? [])];
      expect(items.filter((item) => forbidden.includes(item))).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

test('Massachusetts is not told the nature of the breach, and has no headings that would tell it', () => {
  const report = letterFor('MA', TELLING);
  const text = textOf(report);
  for (const told of ['SUMMARY', 'CAUSE', 'RESPONSE', 'July 22, 2021']) expect(text).not.toContain(told);
  expect(report.letter?.parts.map(({ heading }) => heading).filter((heading) => heading !== null)).toEqual([]);
  expect(report.letter?.left_out.map(({ why }) => why).join()).toContain('forbids');
  expect(textOf(letterFor('WA', TELLING))).toContain('SUMMARY');
});

test('Rhode Island wants the number of people; nobody else gets it', () => {
  const told = JURISDICTIONS.filter((state) => textOf(letterFor(state, TELLING)).includes('100,000'));
  expect(told).toEqual(['RI']);
});

test('Illinois forbids the number of its residents: one that somebody wrote into a text is found', () => {
  const facts: Facts = {
    ...BARE,
    incident: { summary: 'It concerns 1,501 people in Illinois.' },
    exposure: { people: { by_jurisdiction: { IL: 1501 } } },
  };
  expect(letterFor('IL', facts).warnings.join('\n')).toContain('number of residents of Illinois');
  expect(letterFor('IL', { ...facts, incident: { summary: 'It concerns some.' } }).warnings.join('\n')).not.toContain(
    'incident.summary holds',
  );
});

test('California gets its title and its headings as they are prescribed', () => {
  const report = letterFor('CA', TELLING);
  const title = report.letter?.parts.find(({ place }) => place === 'title');
  const headings = report.letter?.parts.flatMap(({ heading }) => heading ?? []);
  const prescribed = states?.CA?.headings ?? [];
  expect([title?.paragraphs[0]?.spans[0]?.text, ...(headings ?? [])]).toEqual(prescribed);
});

test('a service that is wanted and not said is a blank; one that is shorter than wanted is a warning', () => {
  const ssn: Facts = { ...BARE, exposure: { elements: ['full_name', 'ssn'] } };
  const offer = letterFor('CT', ssn).fields.find(({ id }) => id === 'service_offer');
  expect(offer).toMatchObject({ state: 'unknown', required: 'if', missing: [{ fact: 'services.offered' }] });
  const short = letterFor('CT', { ...ssn, services: { offered: true, months: 12 } });
  expect(short.warnings.join('\n')).toContain('at least 24 months');
  expect(letterFor('CT', { ...ssn, services: { offered: true, months: 24 } }).warnings.join('\n')).not.toContain(
    'Connecticut',
  );
  const phone: Facts = { ...BARE, exposure: { elements: ['full_name', 'phone'] } };
  expect(letterFor('CT', phone).fields.find(({ id }) => id === 'service_offer')).toMatchObject({ state: 'not_asked' });
});

test('what is asked for only if it is known is left out with that reason', () => {
  const field = letterFor('CA', BARE).fields.find(({ id }) => id === 'delay_le');
  expect(field).toMatchObject({ state: 'not_asked', condition: 'can be determined' });
  expect(field?.notes).toContain('only if it is known, and it is not');
});

test('a fact that looks like a text of ours stays a fact', () => {
  const facts: Facts = { ...BARE, incident: { summary: '{organisation.name} {each: secret}' } };
  expect(textOf(letterFor('WA', facts))).toContain('{organisation.name} {each: secret}');
});
