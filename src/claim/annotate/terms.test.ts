import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { termsIn } from './terms.js';

const kindsOf = (text: string) => [...new Set(termsIn(text).map(({ kind }) => kind))];

test.each([
  ["they didn't train", 'NONE'],
  ['they don’t train', 'NONE'],
  ['phished by a stranger', 'PHISH'],
  ['a phishing message', 'PHISH'],
  ['a spear-phishing e-mail', 'MAIL'],
  ["the contractor's laptop", 'VENDOR'],
  ['sat through a class on passwords', 'TOOKPART'],
])('%s has a word of %s', (text, kind) => {
  expect(kindsOf(text)).toContain(kind);
});

test.each([
  ['this is notable', 'NONE'],
  ['the keyboard', 'KEY'],
  ['', 'KEY'],
])('%s has none of %s', (text, kind) => {
  expect(kindsOf(text)).not.toContain(kind);
});

test('places lie within the sentence, in order', () => {
  assert(
    property(string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const terms = termsIn(`must train ${text} no password`);
      for (const { start, end } of terms) expect(start).toBeLessThan(end);
      expect(terms.map(({ start }) => start)).toEqual(terms.map(({ start }) => start).toSorted((a, b) => a - b));
    }),
  );
});
