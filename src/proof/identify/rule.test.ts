import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openDuckDb } from '../../engine/duckdb/open.js';
import { literal } from '../../engine/sql.js';
import { RECOGNISERS } from './recognise/registry.js';
import { cleaned, cleanedSql, luhn, matches, ruleSql, type Clean, type Rule } from './rule.js';
import type { ColumnSample } from './sample.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'rule-'));
const connection = await openDuckDb({ scratch, allowed: [] });
afterAll(() => {
  connection.close();
  rmSync(scratch, { recursive: true });
});

const SHAPES = [
  '123-45-6789',
  '***-**-6789',
  '1 (206) 555-0123 ext 45',
  '+12065550123',
  '2065550123.0',
  '="2065550123"',
  ' 98101-1234 ',
  '02139',
  '4/30/1983',
  '1983-04-30T00:00:00Z',
  '30 Apr 83',
  'Apr 30, 1983',
  '354178036859789',
  '3.54E+14',
  '8901260123456789012F',
  '4111 1111 1111 1111',
  "O'Brien-Smith",
  'García López',
  'SMITH, JOHN A',
  '12 Oak St Apt 4',
  'PO BOX 12',
  '12 Oak St, Salem, OR 97301',
  'a.b@mail.example',
  'j***@mail.example',
  '5d41402abc4b2a76b9719d911017c592',
  'WDLABC123DEF',
  '10.0.0.1',
  'fe80::1',
  '123e4567-e89b-12d3-a456-426614174000',
  '1EG4-TE5-MK73',
  '125000024',
  'Unlimited Plus',
  '$1,204.50',
  '47.606209',
  'y',
  'WA',
  'washington',
  '\u00a0206\u00a0555 0123',
  '00123',
  '830430',
  '',
];

function sampleOf(texts: readonly string[]): ColumnSample {
  const values = texts.map((text, row) => ({ text, cells: 1, row }));
  const lengths = texts.map(({ length }) => length);
  return {
    name: 'column1',
    index: 0,
    rows: texts.length,
    filled: texts.length,
    distinct: texts.length,
    minLength: Math.min(...lengths),
    maxLength: Math.max(...lengths),
    values,
    texts,
    cache: { shares: new Map(), cleaned: new Map() },
  };
}

const now = new Date('2021-08-20T00:00:00Z');
const RULES: readonly Rule[] = [
  ...new Set(
    SHAPES.filter((text) => text !== '').flatMap((text) =>
      RECOGNISERS.flatMap((recogniser) => recogniser.recognise(sampleOf([text]), now).map(({ rule }) => rule)),
    ),
  ),
];

async function inSql(sql: string): Promise<unknown> {
  const [row] = await connection.rows(`SELECT ${sql} AS answer`);
  return row?.['answer'];
}

const cellText = fc.oneof(
  fc.constantFrom(...SHAPES),
  fc.stringMatching(/^[0-9A-Fa-f@*X(). +/-]{1,24}$/u),
  fc
    .tuple(fc.constantFrom(...SHAPES), fc.constantFrom(' ', '-', '0', 'x', '.0', '"', '\u00a0', ','), fc.boolean())
    .map(([text, extra, before]) => (before ? extra + text : text + extra)),
);

test('a cell is cleaned alike in JavaScript and in SQL', async () => {
  await fc.assert(
    fc.asyncProperty(cellText, fc.constantFrom<Clean[]>('text', 'compact', 'phone'), async (text, clean) => {
      expect(await inSql(cleanedSql(clean, literal(text)))).toBe(cleaned(clean, text));
    }),
    { numRuns: 300 },
  );
});

test('every rule of every recogniser judges a cell alike in JavaScript and in SQL', async () => {
  expect(RULES.length).toBeGreaterThan(50);
  await fc.assert(
    fc.asyncProperty(fc.array(cellText, { minLength: 60, maxLength: 60 }), async (texts) => {
      const terms = RULES.map((rule) => ruleSql(rule, (clean) => cleanedSql(clean, 'cell')));
      const cells = texts.map((text, at) => `(${at}, ${literal(text)})`).join(', ');
      const rows = await connection.rows(
        `SELECT [${terms.join(', ')}] AS answers FROM (VALUES ${cells}) t(place, cell) ORDER BY place`,
      );
      expect(rows.map(({ answers }) => answers)).toEqual(texts.map((text) => RULES.map((rule) => matches(rule, text))));
    }),
    { numRuns: 8 },
  );
}, 120_000);

test("Luhn's check holds a digit to account", () => {
  expect(luhn('4111111111111111')).toBe(true);
  expect(luhn('4111111111111112')).toBe(false);
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{8,18}$/u), (digits) => {
      const passing = Array.from({ length: 10 }, (_, last) => luhn(`${digits}${last}`)).filter(Boolean);
      expect(passing).toHaveLength(1);
    }),
  );
});
