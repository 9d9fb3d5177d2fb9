import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainOf } from '../../test/fixtures/cases.js';
import type { JsonValue } from '../model/case.js';
import { foldFacts } from './facts.js';
import { privilegedIn, withholding } from './privileged.js';
import { standing } from './standing.js';

type Content = { readonly kind: string; readonly payload: JsonValue };
const OPENED: Content = { kind: 'opened', payload: { name: 'Carrier' } };
const privileged: Content = { kind: 'privileged_note', payload: { text: 'wait' } };
const plain: Content = { kind: 'note', payload: { text: 'a call' } };

function correction(of: number, replacement?: JsonValue): Content {
  return { kind: 'correction', payload: { of, why: 'slip', ...(replacement === undefined ? {} : { replacement }) } };
}

function numbersIn(...contents: readonly Content[]): number[] {
  return [...privilegedIn(chainOf([OPENED, ...contents]))];
}

test('a privileged note is for counsel only, and so is what corrects it, at any remove', () => {
  expect(numbersIn(plain, correction(2))).toEqual([]);
  expect(numbersIn(plain, privileged)).toEqual([3]);
  expect(numbersIn(privileged, plain, correction(2, { text: 'tell' }), correction(4), correction(3))).toEqual([
    2, 4, 5,
  ]);
});

test('a correction that is turned on a privileged note is for counsel only: it holds its words', () => {
  const turned = { of: 2, why: 'x', replacement: { text: 'tell' } };
  expect(numbersIn(privileged, plain, correction(3), correction(4, turned))).toEqual([2, 5]);
  const twice = { of: 4, why: 'x', replacement: turned };
  expect(numbersIn(privileged, plain, correction(3), correction(4), correction(5, twice))).toEqual([2, 6]);
});

test('a correction that cannot be read is taken for one, where there is something to keep back', () => {
  const unread: Content = { kind: 'correction', payload: { instead_of: 2, text: 'tell' } };
  expect(numbersIn(plain, unread)).toEqual([]);
  expect(numbersIn(privileged, unread)).toEqual([2, 3]);
});

test('without its words a correction is known by the hash in its basis', () => {
  const events = chainOf([OPENED, privileged, correction(2)]);
  const [, note, corrects] = withholding(events, new Set([2, 3]));
  if (note === undefined || corrects === undefined) throw new RangeError('three events were sealed');
  expect(note).toMatchObject({ payload: null, salt: null });
  expect([...privilegedIn([note, corrects])]).toEqual([2]);
  expect([...privilegedIn([note, { ...corrects, basis: [note.hash] }])]).toEqual([2, 3]);
});

const fact = fc.constantFrom('a', 'b').map((name) => ({ set: { exposure: { people: { total: name } } }, unset: [] }));
const replacement = fc.letrec<{ payload: JsonValue }>((tie) => ({
  payload: fc.oneof(
    { depthSize: 'small' },
    fact,
    fc.constant({ text: 'tell' }),
    fc.record({ of: fc.integer({ min: 2, max: 9 }), why: fc.constant('x'), replacement: tie('payload') }),
  ),
})).payload;
const content: fc.Arbitrary<Content> = fc.oneof(
  fact.map((payload) => ({ kind: 'facts', payload })),
  fc.constantFrom(privileged, plain),
  fc
    .tuple(fc.integer({ min: 2, max: 9 }), fc.option(replacement, { nil: undefined }))
    .map((each) => correction(...each)),
);

test('a case adds up to the same facts for all who look, whatever corrects what', () => {
  fc.assert(
    fc.property(fc.array(content, { maxLength: 9 }), (contents) => {
      const events = chainOf([OPENED, ...contents]);
      const seen = withholding(events, privilegedIn(events));
      const open = (of: typeof events) =>
        standing(of).flatMap(({ event, payload }) => (event.kind === 'facts' ? [[event.seq, payload]] : []));
      expect(open(seen)).toEqual(open(events));
      expect(foldFacts(seen, { name: 'x' })).toEqual(foldFacts(events, { name: 'x' }));
    }),
    { numRuns: 150 },
  );
});
