import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseSchema } from '../../src/model/case-documents.js';
import { postureSchema } from '../../src/model/posture.js';
import { reportSchema } from '../../src/model/report.js';
import { validatorOf } from '../schemas.js';
import { folder, run } from './command.js';

const HOSTILE = '<img src=x onerror=alert(1)>\u202e';

let dir = '';
beforeAll(() => {
  dir = folder();
  writeFileSync(
    path.join(dir, 'assay.yaml'),
    'organisation: { name: Lor Meadows, sector: water, state: ME }\nsystems: {}\n',
  );
  writeFileSync(
    path.join(dir, 'plant.yaml'),
    `organisation: { name: Lor Meadows, state: ME }
machines: [{ name: "Pumps ${HOSTILE}", role: hmi, text: Windows 7 Professional SP1, remote_access: TeamViewer, last_updated: 2019-12-10 }]
contacts: { primary: { name: Nia Vale, phone: 207-555-0114 } }
`,
  );
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const check = async (...more: string[]) => {
  const { code, stdout, stderr } = await run(
    ['posture', 'check', 'plant.yaml', '--as-of', '2021-08-05', ...more, '--json'],
    dir,
  );
  return { code, stderr, posture: code === 0 ? postureSchema.parse(JSON.parse(stdout)) : null };
};
const kinds = async () => {
  const { stdout } = await run(['case', 'show', 'n', '--json'], dir);
  return caseSchema.parse(JSON.parse(stdout)).events.map(({ kind }) => kind);
};

test('a case orders the plan once it says how they came in, and keeps the measures once', async () => {
  await run(['case', 'new', 'n', '--by', 'ada'], dir);
  const plain = await check();
  const silent = await check('--case', 'n');
  expect(silent.posture?.ordered_by).toEqual({
    case: 'n',
    ways: [],
    cannot_tell: ['the case does not say how they came in'],
  });
  expect(silent.posture?.plan).toEqual(plain.posture?.plan);
  expect(plain.posture).not.toHaveProperty('ordered_by');
  await run(['case', 'add', 'facts', 'n', '--set', 'incident.vector=TeamViewer', '--by', 'ada'], dir);
  const { posture } = await check('--case', 'n', '--way-in', 'mail', '--by', 'ada');
  expect(posture?.ordered_by?.ways.map(({ way, by, event }) => [way, by, event])).toEqual([
    ['remote_access', 'fact', 2],
    ['mail', 'option', null],
  ]);
  expect(posture?.plan.paths).not.toEqual(plain.posture?.plan.paths);
  const valid = validatorOf('assay.posture-1');
  valid(posture);
  expect(valid.errors).toBeNull();
  const kept = await kinds();
  expect(kept).toEqual(['opened', 'facts', ...(posture?.plan.steps ?? []).map(() => 'measure')]);
  expect((await check('--case', 'n', '--way-in', 'mail', '--by', 'ada')).stderr).toContain('Kept 0 of');
  expect(await kinds()).toEqual(kept);
  expect((await check('--by', 'ada')).code).toBe(2);
  expect((await check('--case', 'none')).code).toBe(2);
});

test('a report of a case or of facts takes from a posture, inert, and says so; another file is refused', async () => {
  const { posture } = await check();
  writeFileSync(path.join(dir, 'p.json'), JSON.stringify(posture));
  const facts = 'organisation: { name: Lor Meadows }\nincident: { systems: [Q1] }\n';
  const id = posture?.assets[0]?.asset.asset_id ?? '';
  writeFileSync(path.join(dir, 'facts.yaml'), facts.replace('Q1', JSON.stringify(id)));
  const form = ['report', 'circia', '--facts', 'facts.yaml', '--posture', 'p.json', '--as-of', '2021-08-06'];
  const json = await run([...form, '--format', 'json'], dir);
  const report = reportSchema.parse(JSON.parse(json.stdout));
  const valid = validatorOf('assay.report-1');
  valid(report);
  expect(valid.errors).toBeNull();
  const answers = (field: string) => report.fields.find((each) => each.id === field)?.answers ?? [];
  expect(answers('point_of_contact')).toMatchObject([{ fact: 'contact.primary', only_helps: false }]);
  expect(answers('point_of_contact')[0]?.basis).toContain('taken from p.json, as of 2021-08-05');
  expect(answers('systems').map(({ only_helps: helps, basis }) => [helps, basis !== undefined])).toEqual([
    [false, false],
    [true, true],
  ]);
  expect((await run([...form, '--out', 'd.html'], dir)).code).toBe(0);
  const page = readFileSync(path.join(dir, 'd.html'), 'utf8');
  expect(page).toContain('no security fixes since 2020-01-14');
  expect(page).not.toMatch(/<img|\u202e/u);
  const cases = ['report', 'circia', 'n', '--posture', 'p.json', '--as-of', '2021-08-06', '--by', 'ada'];
  expect((await run(cases, dir)).stdout).toContain('Nia Vale');
  expect((await run(['report', 'circia', '--facts', 'facts.yaml', '--posture', 'facts.yaml'], dir)).code).toBe(2);
  expect((await run(['report', 'veris', 'n', '--posture', 'p.json'], dir)).code).toBe(2);
});
