import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexWorkspace, verifyLeak } from '../../src/app/use-cases.js';
import { context } from './world.js';

// Ten people at one address: the smallest reference that a person might try.
const dir = mkdtempSync(path.join(tmpdir(), 'assay-odd-'));
const people = Array.from(
  { length: 10 },
  (_, index) =>
    `${5000 + index},Ann${'abcdefghij'[index]},Mill,19${50 + index}-03-0${(index % 9) + 1},1 Mill Rd,Millbrook,ME,04086`,
);

beforeAll(async () => {
  mkdirSync(path.join(dir, 'leak'));
  writeFileSync(
    path.join(dir, 'billing.csv'),
    `account_no,first_name,last_name,dob,street,city,state,zip\n${people.join('\n')}\n`,
  );
  writeFileSync(
    path.join(dir, 'assay.yaml'),
    'organisation: { name: Millbrook }\nsystems:\n  billing: { files: [billing.csv] }\n',
  );
  await indexWorkspace(dir, {}, context);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function verify(text: string, columns = {}) {
  const file = path.join(dir, 'leak/file.csv');
  writeFileSync(file, text);
  return verifyLeak(dir, [file], { columns }, context);
}

test('columns that nothing recognises: inconclusive, with the reason and how to name one', async () => {
  const verdict = await verify('foo,bar\nlorem ipsum,0.5\ndolor sit,0.7\n');
  expect(verdict.verdict).toBe('inconclusive');
  expect(verdict.cannot_tell.join(' ')).toContain('--column');
});

test('prose is read, not taken for rows of anybody', async () => {
  const verdict = await verify('Dear board,\nwe have all that you hold.\nPay by Friday.\n');
  expect(verdict.verdict).toBe('inconclusive');
  expect(verdict.sample.files[0]?.rows).toBeGreaterThan(0);
});

test('a reference of ten people at one address: a sober answer and a warning', async () => {
  const verdict = await verify(
    `name,street,city,state,zip\nBob Smith,1 Mill Rd,Millbrook,ME,04086\nZoe Jones,1 Mill Rd,Millbrook,ME,04086\n`,
  );
  expect(['inconclusive', 'not_ours', 'fabricated']).toContain(verdict.verdict);
  expect(verdict.warnings.length).toBeGreaterThan(0);
});

test('a column named against its values is said to be so', async () => {
  const verdict = await verify(`x,last_name\n1950-03-01,Mill\n1951-03-02,Mill\n`, { x: 'imei' });
  expect(verdict.sample.columns[0]).toMatchObject({ element: 'imei' });
  expect(verdict.warnings.join(' ')).toContain('imei');
});

test('empty columns and rows of nothing end in an answer', async () => {
  const verdict = await verify('ssn,phone\n,\n,\n');
  expect(verdict.verdict).toBe('inconclusive');
});
