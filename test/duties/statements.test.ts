import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findRestatements } from '../../src/app/statements.js';
import { plainInk } from '../../src/cli/terminal/ink.js';
import { widthOf } from '../../src/cli/terminal/width.js';
import { viewStatements } from '../../src/cli/view/statements.js';
import type { Statements } from '../../src/model/statement-check.js';
import { statementsReport } from '../../src/report/html/statements.js';
import { HOSTILE } from '../fixtures/verdicts.js';
import { validatorOf } from '../schemas.js';

const file = fileURLToPath(new URL('../../examples/carrier-2021/statements.yaml', import.meta.url));
const on = (day: string): Statements =>
  findRestatements({ file, text: readFileSync(file, 'utf8') }, { day, instant: null });
const page = { width: 80, ink: plainInk };

test.each(['2021-08-20', '2022-12-31'])('the ladder of the carrier on %s reads as it is kept', async (day) => {
  const text = viewStatements(on(day), page);
  for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
  await expect(text).toMatchFileSnapshot(path.join(path.dirname(file), `statements-${day}.txt`));
});

test('the ladder shows the restatements of 2021: the count, the phone numbers, and what was never ruled out', () => {
  const count = on('2021-08-20').statements.find(({ id }) => id === 'count-1');
  const kinds = count?.differences.map(({ kind, topic, group, element, told }) => [
    kind,
    element ?? topic,
    group,
    [...new Set(told.map(({ state, by }) => `${state} ${by}`))].join(),
  ]);
  expect(kinds).toContainEqual(['contradicts', 'people', null, 'told count-2']);
  expect(kinds).toContainEqual(['contradicts', 'phone', 'current_postpaid', 'told count-2']);
  expect(kinds).toContainEqual(['adds', 'imei', 'current_postpaid', 'told count-2']);
  expect(kinds).toContainEqual(['cannot_tell', 'full_name', 'metro', 'told count-2']);
  expect(on('2021-08-19').statements.every(({ holds }) => holds === 'yes')).toBe(true);
  expect(on('2021-08-20').owed).toEqual([]);
  expect(on('2022-12-31').owed.map(({ to, statement, known }) => [to, statement, known])).toEqual([
    ['press', 'how-they-got-in', 'about 76,600,000'],
    ['public', 'how-they-got-in', 'about 76,600,000'],
  ]);
});

test('the answer fits the shipped schema', () => {
  const valid = validatorOf('assay.statements-1');
  valid(on('2022-12-31'));
  expect(valid.errors).toBeNull();
});

test('whatever the texts of a file hold, terminal and page show them inert', () => {
  const text = JSON.stringify(HOSTILE);
  const yaml = `organisation: ${text}
findings: [{ id: f, at: 2021-08-20, basis: ${text}, doubts: [${text}], finds: { people: 20, groups: { a: { people: 5 }, b: { people: 5 } } } }]
statements: [{ id: s, at: 2021-08-17, by: ${text}, to: [${text}], channel: ${text}, source: ${text}, doubts: [${text}], says: { people: 10 } }]
claims: [{ id: c, at: 2021-08-14, by: ${text}, source: ${text}, says: { people: 10 } }]
`;
  const answer = findRestatements({ file: 'f', text: yaml }, { day: '2021-08-20', instant: null });
  // eslint-disable-next-line no-control-regex
  const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
  expect(viewStatements(answer, page)).not.toMatch(obeyed);
  const html = statementsReport(answer, { version: '0', writtenOn: new Date(0) });
  expect(html).not.toMatch(/<script|<img/iu);
  expect(html.replaceAll(/\s/gu, ' ')).not.toMatch(obeyed);
});

test('the file of the guide is read as it stands', () => {
  const guide = readFileSync(new URL('../../docs/guide/spokesperson.md', import.meta.url), 'utf8');
  const text = /```yaml\n(.*?)```/su.exec(guide)?.[1] ?? '';
  const answer = findRestatements({ file: 'spokesperson.md', text }, { day: '2021-08-20', instant: null });
  expect(answer.statements.map(({ holds }) => holds)).toEqual(['yes']);
});
