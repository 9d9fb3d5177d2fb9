import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { valuesOf } from '../../../test/claims/compare.js';
import { readClaim } from '../claim.js';
import { READERS } from './readers.js';

const schema = z.array(
  z.object({ text: z.string(), date: z.string().optional(), fields: z.record(z.string(), z.unknown()) }).strict(),
);
const ENDING = '.cases.yaml';
const folder = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ENDING));

test('every reader has its cases beside it', () => {
  expect(files.map((file) => path.basename(file, ENDING)).toSorted()).toEqual(Object.keys(READERS).toSorted());
});

const cases = files.flatMap((file) =>
  schema.parse(parse(readFileSync(path.join(folder, file), 'utf8'))).map((each) => ({ file, ...each })),
);

test.each(cases)('$file: $text', async ({ text, date, fields }) => {
  const { claim } = await readClaim(Buffer.from(text), { date: date ?? null, rates: null });
  const names = new Set(Object.keys(fields));
  const read = Object.fromEntries(Object.entries(claim).filter(([name]) => names.has(name)));
  expect(valuesOf(read)).toEqual(fields);
});
