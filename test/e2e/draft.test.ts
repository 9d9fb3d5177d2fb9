import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FORMS } from '../../src/model/form.js';
import { reportSchema } from '../../src/model/report.js';
import { filesOf, readXml } from '../hostile/read-docx.js';
import { validatorOf } from '../schemas.js';
import { folder, run, runPacked } from './command.js';

const FACTS = `organisation: { name: Northwind Wireless, sector: communications, public_body: false }
incident:
  kind: [data_breach]
  started: 2021-07-22T00:00-07:00
  discovered: 2021-08-12T09:00-07:00
  summary: Somebody gained access to some of our systems.
exposure: { encrypted: false, elements: [full_name, ssn], people: { total: 501, by_jurisdiction: { WA: 501 } } }
`;
const call = (...more: string[]) => ['report', ...more, '--facts', 'facts.yaml', '--as-of', '2021-08-20'];

let dir = '';
beforeAll(() => {
  dir = folder();
  writeFileSync(path.join(dir, 'facts.yaml'), FACTS);
  writeFileSync(path.join(dir, 'later.yaml'), FACTS.replaceAll('501', '777'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('the packed command finds its forms and lists them', async () => {
  const ended = await runPacked(['report', '--list'], dir);
  expect(ended.code).toBe(0);
  for (const form of FORMS) expect(ended.stdout).toContain(form);
});

test('a draft as JSON fits the shipped schema, and a supplement of it says what changed', async () => {
  const first = await run(call('state-ag', '--state', 'WA', '--out', 'first.json'), dir);
  expect(first).toMatchObject({ code: 0, stdout: '', stderr: 'Draft written to first.json\n' });
  const report: unknown = JSON.parse(readFileSync(path.join(dir, 'first.json'), 'utf8'));
  const valid = validatorOf('assay.report-1');
  valid(report);
  expect(valid.errors).toBeNull();
  const again = await run(
    [
      'report',
      'state-ag',
      '--state',
      'WA',
      '--facts',
      'later.yaml',
      '--as-of',
      '2021-08-21',
      '--supplements',
      'first.json',
      '--format',
      'json',
    ],
    dir,
  );
  const { version, supplement } = reportSchema.parse(JSON.parse(again.stdout));
  expect(version).toBe(2);
  expect(supplement?.changes).toContainEqual(
    expect.objectContaining({ field: 'people_state', old: '501', new: '777' }),
  );
});

test('a letter as a Word document can be opened and read', async () => {
  const ended = await runPacked(call('letter', '--state', 'ca', '--out', 'letter.docx'), dir);
  expect(ended).toMatchObject({ code: 0, stdout: '' });
  const files = await filesOf(readFileSync(path.join(dir, 'letter.docx')));
  const text = readXml(files.get('word/document.xml') ?? '').paragraphs.join('\n');
  expect(text).toContain('Notice of Data Breach');
  expect(text).toContain('Somebody gained access to some of our systems.');
  expect(text).toContain('[still unknown: ');
  expect(text).toContain('not legal advice');
});

test('a page as HTML, and VERIS as JSON, go to standard output', async () => {
  expect((await run(call('board', '--format', 'html'), dir)).stdout).toMatch(/^<!doctype html>/u);
  const veris: unknown = JSON.parse((await run(call('veris', '--format', 'json'), dir)).stdout);
  expect(validatorOf('assay.veris-1')(veris)).toBe(true);
});

test.each([
  ['no form', call()],
  ['an unknown form', call('cissa')],
  ['two forms', call('cisa', 'board')],
  ['no facts', ['report', 'cisa']],
  ['a letter without a state', call('letter')],
  ['an unknown state', call('letter', '--state', 'QQ')],
  ['an unknown format', call('cisa', '--format', 'pdf')],
  ['an ending that tells no format', call('cisa', '--out', 'draft.txt')],
  ['a Word document to standard output', call('cisa', '--format', 'docx')],
  ['an output over its input', call('cisa', '--format', 'json', '--out', 'facts.yaml')],
  ['a supplement of what is no draft', call('cisa', '--supplements', 'facts.yaml')],
  ['a supplement of another form', call('cisa', '--supplements', 'first.json')],
])('%s is bad usage', async (_name, argv) => {
  const ended = await run(argv, dir);
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  expect(ended.stderr).toMatch(/^error: .+\n {2}/u);
});
