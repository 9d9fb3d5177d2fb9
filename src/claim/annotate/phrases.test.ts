import { expect, test } from 'vitest';
import { phraseAfter, phraseBefore } from './phrases.js';

test.each([
  ['Restoring the plant', 'Restoring the plant'],
  ['The district said that new servers', 'new servers'],
  ['It was bad; the lawyers', 'lawyers'],
  ['so far the overtime', 'overtime'],
])('before a place: %s', (text, expected) => {
  const phrase = phraseBefore(text, text.length);
  expect(phrase?.text).toBe(expected);
  expect(text.slice(phrase?.start, phrase?.end)).toBe(expected);
});

test.each([
  ['a new firewall, and more', 'new firewall'],
  ['outside experts because nobody knew', 'outside experts'],
  ['letters and a call center.', 'letters and a call center'],
])('after a place: %s', (text, expected) => {
  const phrase = phraseAfter(text, 0);
  expect(phrase?.text).toBe(expected);
  expect(text.slice(phrase?.start, phrase?.end)).toBe(expected);
});

test('nothing but marks is no phrase', () => {
  expect(phraseBefore('; ', 2)).toBeNull();
  expect(phraseAfter('. ', 0)).toBeNull();
});
