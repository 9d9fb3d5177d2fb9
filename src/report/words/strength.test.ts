import { expect, test } from 'vitest';
import {
  VERDICT_EXAMPLES,
  authentic,
  empty,
  fabricated,
  inconclusive,
  mixed,
  stitched,
} from '../../../test/fixtures/verdicts.js';
import { outlookSentences, strengthSentences } from './strength.js';

test('the strongest and the weakest evidence come with the counts they rest on', () => {
  const sentences = strengthSentences(authentic);
  expect(sentences[0]).toBe(
    'The strongest evidence is IMEI: +402.1 in powers of ten (270 of 297 compared cells agree; by chance 1 in 480 million).',
  );
  expect(sentences[1]).toBe(
    'The weakest is full name, +160.3 (281 of 300 compared cells agree; by chance 1 in 4,800).',
  );
  expect(sentences[2]).toBe('No single kind carries it: without IMEI about +410.3 would be left.');
});

test('an answer that hangs on one kind says so', () => {
  const one = {
    ...authentic,
    support: { ...authentic.support, log10_bayes_factor: 3 },
    detail: {
      ...authentic.detail,
      evidence: [
        { id: 'element:ssn', label: 'ssn', log10: 2.5, basis: 'x' },
        { id: 'element:phone', label: 'phone', log10: 0.5, basis: 'x' },
      ],
    },
  };
  expect(strengthSentences(one).join(' ')).toContain('It hangs on SSN: without that about +0.5 would be left');
  expect(strengthSentences(one).join(' ')).toContain('narrow margin: +3.0');
});

test('without evidence nothing is called strong', () => {
  expect(strengthSentences(empty)).toEqual([]);
  expect(strengthSentences(mixed)).toEqual([]);
  expect(strengthSentences(inconclusive).join(' ')).toContain('named from +2.0 on');
});

test('what would change the answer is what stands in its way', () => {
  const five = outlookSentences(inconclusive).join('\n');
  expect(five).toContain('Run assay index');
  expect(five).toContain('More rows: there are 5 distinct ones');
  expect(five).toContain('A column that nobody can look up');
  expect(outlookSentences(authentic).join('\n')).toContain('"loyalty_tier" holds: not recognised');
  expect(outlookSentences(authentic).join('\n')).toContain('A system of record that holds card number');
  expect(outlookSentences(mixed).join('\n')).toContain('The files one by one');
});

test('where nothing stands in the way, it says so; invented or another’s is one question of its own', () => {
  expect(outlookSentences(fabricated)).toEqual([expect.stringContaining('Nothing that the program knows of')]);
  const close = { ...fabricated, support: { ...fabricated.support, log10_bayes_factor: 3 } };
  expect(outlookSentences(close).join()).toContain('That they are not yours does not hang on it');
});

test('former customers are asked for only where no system keeps them', () => {
  const undated = { ...fabricated, reference: { ...fabricated.reference, keeps_former: false } };
  const dated = { ...fabricated, reference: { ...fabricated.reference, keeps_former: true } };
  expect(outlookSentences(undated).join()).toContain('former customers');
  expect(outlookSentences(dated).join()).not.toContain('former customers');
  expect(outlookSentences(fabricated).join()).not.toContain('former customers');
});

test('every sentence of every example is inert and ends', () => {
  for (const verdict of [...Object.values(VERDICT_EXAMPLES), stitched]) {
    for (const sentence of [...strengthSentences(verdict), ...outlookSentences(verdict)]) {
      // eslint-disable-next-line no-control-regex
      expect(sentence).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/u);
      expect(sentence).toMatch(/[.!]$/u);
    }
  }
});
