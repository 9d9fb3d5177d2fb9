import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dutiesSchema } from '../../src/model/duty.js';
import { undated } from '../fixtures/exposures.js';
import { validatorOf } from '../schemas.js';
import { folder, run, runPacked } from './command.js';

const FACTS = `organisation: { name: Northwind Wireless, sector: communications, public_body: false }
incident:
  kind: [data_breach]
  started: 2021-07-22T00:00-07:00
  discovered: 2021-08-12T09:00-07:00
exposure:
  encrypted: false
  elements: [full_name, ssn]
  people: { total: 501, by_jurisdiction: { WA: 501 } }
`;

let dir = '';
beforeAll(() => {
  dir = folder();
  writeFileSync(path.join(dir, 'facts.yaml'), FACTS);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('the packed command finds its rules, prints JSON that fits the shipped schema, and writes a calendar', async () => {
  const ended = await runPacked(
    ['duties', '--facts', 'facts.yaml', '--as-of', '2021-08-20', '--json', '--ics', 'd.ics'],
    dir,
  );
  expect(ended).toMatchObject({ code: 0, stderr: 'Calendar written to d.ics\n' });
  const answer = dutiesSchema.parse(JSON.parse(ended.stdout));
  const valid = validatorOf('assay.duties-1');
  valid(JSON.parse(ended.stdout));
  expect(valid.errors).toBeNull();
  expect(answer.duties.find(({ id }) => id === 'us-wa-ag')).toMatchObject({
    due: '2021-09-11T23:59:59-07:00',
    state: 'due',
  });
  expect(answer.notice).toContain('not legal advice');
  expect(readFileSync(path.join(dir, 'd.ics'), 'utf8')).toContain('\r\nUID:us-wa-ag.');
});

test('the same call gives the same bytes', async () => {
  const call = ['duties', '--facts', 'facts.yaml', '--as-of', '2021-08-20'];
  expect(await run(call, dir)).toEqual(await runPacked(call, dir));
});

test('a fault of the facts comes with its place', async () => {
  writeFileSync(path.join(dir, 'bad.yaml'), FACTS.replace('09:00-07:00', '09:00'));
  expect(await run(['duties', '--facts', 'bad.yaml'], dir)).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('at bad.yaml:5:15\n'),
  });
});

test('a calendar never takes the place of the facts', async () => {
  const ended = await run(['duties', '--facts', 'd.ics', '--ics', 'd.ics'], dir);
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  expect(ended.stderr).toContain('overwrite');
});

test('people and elements can come from an exposure; what is none is refused', async () => {
  writeFileSync(path.join(dir, 'e.json'), JSON.stringify(undated));
  writeFileSync(path.join(dir, 'open.yaml'), FACTS.replace(/^exposure:[^]*/mu, ''));
  const call = ['duties', '--facts', 'open.yaml', '--as-of', '2021-08-20', '--json', '--exposure'];
  const answer = dutiesSchema.parse(JSON.parse((await run([...call, 'e.json'], dir)).stdout));
  expect(answer.duties.map(({ id }) => id)).toContain('us-wa-ag');
  expect(answer.warnings.join()).toContain('people are taken from e.json');
  const clash = await run(['duties', '--facts', 'facts.yaml', '--exposure', 'e.json'], dir);
  expect(clash).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('at facts.yaml:') });
  expect(clash.stderr).toContain('e.json');
  for (const [name, hint] of [
    ['facts.yaml', 'holds no counts'],
    ['gone.json', 'is not there'],
  ] as const)
    expect((await run([...call, name], dir)).stderr).toContain(hint);
  const draft = await run(['report', 'state-ag', '--state', 'WA', '--facts', 'open.yaml', '--exposure', 'e.json'], dir);
  expect(draft).toMatchObject({ code: 0 });
  expect(draft.stdout.replaceAll(/\s+/gu, ' ')).toContain('lements are taken from e.json');
});
