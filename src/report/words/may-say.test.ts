import { expect, test } from 'vitest';
import { exposureOf } from '../../../test/fixtures/cases.js';
import { VERDICT_EXAMPLES, authentic, fabricated, hostile, inconclusive } from '../../../test/fixtures/verdicts.js';
import type { Statements } from '../../model/statement-check.js';
import { maySay } from './may-say.js';

const nothing: Statements = {
  schema: 'assay.statements/1',
  organisation: 'Northwind Wireless',
  as_of: '2021-08-20T00:00:00Z',
  statements: [],
  findings: [],
  claims: [],
  owed: [],
  warnings: [],
};
const said = (verdict: typeof authentic) =>
  maySay({ verdicts: [{ seq: 5, document: verdict }], exposures: [], checked: nothing });

test('of a case that found nothing, nothing is established, and both questions are open', () => {
  const { established, not_known: open } = maySay({ verdicts: [], exposures: [], checked: nothing });
  expect(established).toEqual([]);
  expect(open.map(({ event }) => event)).toEqual([null, null]);
});

test('counts people only where the rows are ours, and leaves planted records out', () => {
  const people = authentic.matched_people - new Set(authentic.canaries.map(({ canary_id: id }) => id)).size;
  expect(
    said(authentic)
      .established.map(({ says }) => says)
      .join(' '),
  ).toContain(`fit ${people} people of ours`);
  expect(said(fabricated).established).toHaveLength(1);
  expect(said(inconclusive).established).toEqual([]);
  expect(said(inconclusive).not_known.map(({ event }) => event)).toContain(5);
});

test('a count of the same files takes the place of what the test saw, and rests on its own event', () => {
  const exposure = exposureOf('sample');
  const verdict = { ...authentic, sample: { ...authentic.sample, files: authentic.sample.files.slice(0, 1) } };
  const sha256 = verdict.sample.files[0]?.sha256 ?? '';
  const files = [{ path: 'sample.csv', sha256, rows: 1 }];
  const document = { ...exposure, sample: { ...exposure.sample, files } };
  const { established } = maySay({
    verdicts: [{ seq: 5, document: verdict }],
    exposures: [{ seq: 7, document }],
    checked: nothing,
  });
  expect(established.filter(({ event }) => event === 7)).toHaveLength(2);
  expect(established.some(({ says }) => says.includes('that we tested fit'))).toBe(false);
});

test('of two sets of files each sentence says of which', () => {
  const other = { ...fabricated, sample: { ...fabricated.sample, files: [] } };
  const { established } = maySay({
    verdicts: [
      { seq: 5, document: authentic },
      { seq: 6, document: other },
    ],
    exposures: [],
    checked: nothing,
  });
  expect(established.every(({ says }) => says.startsWith('Of '))).toBe(true);
});

test('what is claimed and stands in the file in parts is not called unfound', () => {
  const finding = { id: 'e5', at: '2021-08-16', source: null, confidence: 'high' as const, doubts: [] };
  const element = (name: string) => ({ topic: 'element' as const, group: null, element: name });
  const says = ['first_name', 'last_name'].map((name) => ({ ...element(name), said: 'confirmed' }));
  const claimed = { claimed: 'confirmed', known: null, low: null, high: null, because: 'nothing is known of it here' };
  const beside = ['full_name', 'address'].map((name) => ({ ...element(name), ...claimed }));
  const checked: Statements = {
    ...nothing,
    findings: [{ ...finding, says, basis: 'verdict of event 5', sum: null }],
    claims: [{ ...finding, id: 'e3', says: [], by: 'a seller', beside }],
  };
  const lines = maySay({ verdicts: [], exposures: [], checked }).not_known.filter(({ event }) => event === 3);
  expect(lines.map((line) => line.says)).toEqual(['Claimed by others, and not borne out by what was found: address.']);
});

test('every verdict has its sentences, and none of them carries a hostile name', () => {
  for (const verdict of [...Object.values(VERDICT_EXAMPLES), hostile]) {
    const { established, not_known: open } = said(verdict);
    const lines = [...established, ...open].map((each) => each.says);
    expect(lines.join('\n')).not.toMatch(/[\u0000-\u0009\u202a-\u202e\u2066-\u2069]/u);
  }
});
