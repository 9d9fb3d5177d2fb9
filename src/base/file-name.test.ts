import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainFileName } from './file-name.js';

test.each([
  ['customers.csv', 'customers.csv'],
  ['C:\\Users\\lena\\dump.sql.gz', 'dump.sql.gz'],
  ['../../etc/passwd', 'passwd'],
  ['.hidden', 'hidden'],
  ['..', 'file'],
  ['', 'file'],
])('%s is kept as %s', (given, expected) => expect(plainFileName(given, 'file')).toBe(expected));

test('a long name of letters that take several bytes is cut, and keeps its ending', () => {
  const name = plainFileName(`${'顧客'.repeat(150)}.csv`, 'file');
  expect(name.startsWith('顧客')).toBe(true);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(plainFileName(`${'顧客'.repeat(60)}.csv`, 'file')).toMatch(/顧\.csv$|客\.csv$/u);
});

test('whatever is given, the name is one part of a path that a file system takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const name = plainFileName(given, 'file');
      expect(name).not.toMatch(/[/\p{Cc}]|^\./u);
      expect(Buffer.byteLength(name)).toBeGreaterThan(0);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    }),
  );
});
