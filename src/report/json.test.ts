import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOSTILE } from '../../test/fixtures/verdicts.js';
import { jsonDocument } from './json.js';

test('a document reads back as it was and holds nothing a terminal would obey', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(HOSTILE, '\u009b2J', '\u202e', '\ufeff', '\u2028'),
  );
  fc.assert(
    fc.property(fc.dictionary(text, text), (value) => {
      const json = jsonDocument(value);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
      // eslint-disable-next-line no-control-regex
      expect(json).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u,
      );
    }),
  );
});
