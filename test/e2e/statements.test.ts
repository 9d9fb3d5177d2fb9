import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { statementsSchema } from '../../src/model/statement-check.js';
import { folder, run, runPacked } from './command.js';

const FILE = `organisation: Northwind Wireless
findings:
  - { id: f1, at: 2021-08-20T09:00-07:00, finds: { people: 5120, confirmed: [phone] } }
statements:
  - { id: s1, at: 2021-08-17T18:00-07:00, by: us, to: [investors], form: sec-8k, says: { people: { about: 4900 }, ruled_out: [phone] } }
`;

let dir = '';
beforeAll(() => {
  dir = folder();
  writeFileSync(path.join(dir, 's.yaml'), FILE);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('the packed command shows the ladder, writes the page, and names the draft to supplement', async () => {
  const ended = await runPacked(['statements', 's.yaml', '--as-of', '2021-08-21', '--html', 's.html'], dir);
  expect(ended).toMatchObject({ code: 0, stderr: 'Page written to s.html\n' });
  expect(ended.stdout).toContain('WHOM TO CORRECT (2)');
  expect(ended.stdout.replaceAll(/\s+/gu, ' ')).toContain('assay report sec-8k --supplements');
  expect(readFileSync(path.join(dir, 's.html'), 'utf8')).toContain('Corrections owed');
});

test('as JSON it is the document of the schema; on an earlier day nothing is owed', async () => {
  const late = statementsSchema.parse(JSON.parse((await run(['statements', 's.yaml', '--json'], dir)).stdout));
  expect(late.owed).toHaveLength(2);
  const early = await run(['statements', 's.yaml', '--as-of', '2021-08-20T15:59Z', '--json'], dir);
  expect(statementsSchema.parse(JSON.parse(early.stdout))).toMatchObject({ owed: [], warnings: [expect.any(String)] });
});

test('a fault of the file comes with its place', async () => {
  writeFileSync(path.join(dir, 'bad.yaml'), FILE.replace('T18:00-07:00', 'T18:00'));
  expect(await run(['statements', 'bad.yaml'], dir)).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('at bad.yaml:5:19\n'),
  });
});
