import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { inertLines } from './blocks.js';

test('lines are parted, tabs are spaces, and what a screen or Word would obey is written out', () => {
  expect(inertLines('a\tb\r\nc\u2028d\n\ne')).toEqual(['a b', 'c', 'd', '', 'e']);
  expect(inertLines('a\u202eb\u0000c')).toEqual([String.raw`a\u{202e}b\u{0}c`]);
  expect(inertLines('x\ufffey\ud800z')).toEqual(['x\ufffdy\ufffdz']);
  expect(inertLines('')).toEqual(['']);
});

test('nothing of a long line is lost, whatever it is made of', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 900, maxLength: 3000 }), (text) => {
      const plain = text.replaceAll(/[\s\p{C}\u2028\u2029]/gu, 'x');
      expect(inertLines(plain).join('')).toBe(plain);
    }),
  );
});
