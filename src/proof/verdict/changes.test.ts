import { expect, test } from 'vitest';
import { VERDICT_EXAMPLES, authentic, empty, fabricated, mixed } from '../../../test/fixtures/verdicts.js';
import { changesSchema, type Change } from '../../model/changes.js';
import type { Verdict } from '../../model/verdict.js';
import { changesSince, standingOf } from './changes.js';

const earlier = (verdict: Verdict) => ({ path: 'first.json', sha256: '0'.repeat(64), verdict });
const between = (before: Verdict, after: Verdict) => changesSince(earlier(before), after);
const of = (kind: Change['kind'], before: Verdict, after: Verdict) =>
  between(before, after).list.filter((change) => change.kind === kind);

test('a verdict does not differ from itself, read again or on a slower day', () => {
  for (const verdict of Object.values(VERDICT_EXAMPLES)) {
    const again: Verdict = { ...structuredClone(verdict), seconds: 99, engine: 'another' };
    const { files, list } = between(verdict, again);
    expect(list).toEqual([]);
    expect(files).toMatchObject({ added: [], gone: [] });
  }
});

test('any two verdicts give changes that fit the schema, and the reverse swaps before and after', () => {
  const all = Object.values(VERDICT_EXAMPLES);
  for (const before of all) {
    for (const after of all) {
      const changes = between(before, after);
      expect(changesSchema.parse(changes)).toEqual(changes);
      const told = changes.list.map((change) => [nameOf(change), change.before, change.after]);
      const back = between(after, before).list.map((change) => [nameOf(change), change.after, change.before]);
      expect(new Set(back.map((change) => JSON.stringify(change)))).toEqual(
        new Set(told.map((change) => JSON.stringify(change))),
      );
    }
  }
});

/** What a change is about. */
function nameOf(change: Change): string {
  const part =
    'element' in change ? change.element : 'class' in change ? change.class : 'name' in change ? change.name : '';
  return `${change.kind} ${part}${'canary_id' in change ? change.canary_id : ''}`;
}

test('an element that was not in the first file and is right in the second stands out', () => {
  const without: Verdict = { ...authentic, elements: authentic.elements.filter(({ element }) => element !== 'phone') };
  expect(of('element', without, authentic)).toEqual([
    { kind: 'element', element: 'phone', before: 'absent', after: 'right' },
  ]);
  expect(of('element', authentic, without)).toEqual([
    { kind: 'element', element: 'phone', before: 'right', after: 'absent' },
  ]);
});

test('what was ruled out is not what was absent, nor what nobody could judge', () => {
  expect(standingOf('imei', fabricated)).toBe('absent');
  expect(standingOf('ssn', fabricated)).toBe('wrong');
  expect(standingOf('ssn', authentic)).toBe('right');
  expect(standingOf('card_number', authentic)).toBe('unjudged');
});

test('as much agreement as chance gives is not right', () => {
  const [line] = authentic.elements;
  if (line === undefined) throw new TypeError('no line');
  const with100 = (agree: number, chance: number): Verdict => ({
    ...authentic,
    elements: [{ ...line, rows: 100, agree, partial: 0, differ: 100 - agree, chance_agreement: chance }],
  });
  expect(standingOf('full_name', with100(12, 0.11))).toBe('wrong');
  expect(standingOf('full_name', with100(60, 0.11))).toBe('right');
});

test('files are told apart by their bytes, not by their names', () => {
  const [file] = authentic.sample.files;
  if (file === undefined) throw new TypeError('no file');
  const renamed = { ...authentic, sample: { ...authentic.sample, files: [{ ...file, path: 'renamed.csv' }] } };
  expect(between(authentic, renamed).files).toEqual({ same: 1, added: [], gone: [] });
  const other = { ...authentic, sample: { ...authentic.sample, files: [{ ...file, sha256: 'f'.repeat(64) }] } };
  expect(between(authentic, other).files).toEqual({
    same: 0,
    added: [{ path: file.path, sha256: 'f'.repeat(64) }],
    gone: [{ path: file.path, sha256: file.sha256 }],
  });
});

test('planted records, the reference, and a date that came to be told', () => {
  const newer = {
    ...authentic,
    reference: { ...authentic.reference, built_at: '2021-08-20T00:00:00.000Z', people: 9 },
  };
  expect(between(authentic, newer).list.map(({ kind }) => kind)).toEqual(['reference_built', 'reference_people']);
  expect(of('canary', mixed, authentic)).toEqual([
    { kind: 'canary', canary_id: 'canary-postpaid-7', system: 'postpaid', before: null, after: 117 },
  ]);
  expect(of('as_of', empty, authentic)).toMatchObject([
    { before: { estimate: null }, after: { estimate: '2021-07-18', low: '2021-07-14', high: '2021-07-21' } },
  ]);
});
