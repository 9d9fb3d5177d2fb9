import { expect, test } from 'vitest';
import { authentic, changed, hostile } from '../../../test/fixtures/verdicts.js';
import type { Changes } from '../../model/changes.js';
import { changeSentences, filesSentence } from './changes.js';

const changes = (verdict: typeof changed): Changes => {
  if (verdict.changes === undefined) throw new TypeError('no changes');
  return verdict.changes;
};

test('each change is a sentence with before and after', () => {
  const sentences = changeSentences(changes(changed));
  expect(sentences).toContain('The verdict was "inconclusive" and is now "authentic".');
  expect(sentences).toContain('Taken on: cannot be told before, 2021-07-18 (95% from 2021-07-14 to 2021-07-21) now.');
  expect(sentences).toContain('Rows tested: 5 before, 300 now (+295).');
  expect(sentences).toContain('Rows that stand in cpni-2020: not on file before, 3 now.');
  expect(sentences).toContain('Planted record canary-postpaid-7 of postpaid is found now, in row 117.');
  expect(sentences).toContain('The reference is newer: built 2021-08-14 22:10, before 2021-08-01 22:10 (UTC).');
});

test('elements that changed alike share a sentence', () => {
  const sentences = changeSentences(changes(changed)).filter((sentence) => sentence.includes('in the file'));
  expect(sentences).toEqual([
    'SSN, phone: not in the file before, in the file and right now.',
    'E-mail: in the file but right no more often than by chance before, not in the file now.',
  ]);
});

test('no change is said too', () => {
  expect(changeSentences({ ...changes(changed), list: [] })).toEqual(['Nothing changed in what the data say.']);
});

test('the same files and others are told apart', () => {
  expect(filesSentence({ ...changes(changed), files: { same: 1, added: [], gone: [] } })).toBe(
    'The same file was tested (same SHA-256).',
  );
  expect(filesSentence(changes(changed))).toBe(
    'Other bytes were tested: new: sample-from-forum.csv; no longer given: five.txt.',
  );
});

test('what names something is inert', () => {
  for (const text of [...changeSentences(changes(hostile)), filesSentence(changes(hostile))]) {
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/u);
  }
  expect(authentic.changes).toBeUndefined();
});
