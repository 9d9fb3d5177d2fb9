import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postureSchema } from '../../src/model/posture.js';
import { folder, run, runPacked } from './command.js';

const HOSTILE = '<img src=x onerror=alert(1)>\u202e=HYPERLINK("http://x")';

let dir = '';
beforeAll(() => {
  dir = folder();
  writeFileSync(path.join(dir, 'one.csv'), 'HMI-1, Win7 Pro, Wonderware\n');
  writeFileSync(
    path.join(dir, 'hostile.csv'),
    `asset_id,name,role,product,zone\n1,"${HOSTILE.replaceAll('"', '""')}",hmi,Windows 7,plant\n`,
  );
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const check = async (...args: string[]) => {
  const { code, stdout, stderr } = await run(['posture', 'check', ...args, '--json'], dir);
  return { code, stderr, posture: postureSchema.parse(JSON.parse(stdout)) };
};

describe('one line of a sheet', () => {
  test('Windows 7 is found and dated, its bought support is mentioned, and it is first in the plan', async () => {
    const args = ['one.csv', '--budget', '10000', '--hours', '40', '--as-of', '2026-11-26'];
    const { posture } = await check(...args);
    const found = posture.findings.find(({ id }) => id === 'support_ended:HMI-1:microsoft-windows-7');
    expect(found).toMatchObject({ answer: 'yes', since: '2020-01-14' });
    expect(JSON.stringify(found?.evidence)).toContain('2023-01-10');
    expect(posture.plan.steps[0]).toMatchObject({ order: 1, asset_id: 'HMI-1', measure: 'replace' });
    expect(posture.plan.steps[0]?.findings).toContain(found?.id);
  });

  test('on a day when it was still supported it is not', async () => {
    const { posture } = await check('one.csv', '--as-of', '2019-06-01');
    expect(posture.findings.filter(({ kind, answer }) => kind === 'support_ended' && answer === 'yes')).toEqual([]);
  });

  test('the packed command says the same, and writes the report, the sheet for the board and the machines', async () => {
    const ended = await runPacked(
      [
        'posture',
        'check',
        'one.csv',
        '--budget',
        '10,000',
        '--html',
        'p.html',
        '--board',
        'b.html',
        '--cyclonedx',
        'm.json',
      ],
      dir,
    );
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toContain('no security fixes since 2020-01-14');
    expect(readFileSync(path.join(dir, 'b.html'), 'utf8')).toContain('What we ask for');
    expect(JSON.parse(readFileSync(path.join(dir, 'm.json'), 'utf8'))).toMatchObject({ specVersion: '1.6' });
  });
});

test('names of machines are inert on the terminal and on both pages', async () => {
  const { code, stdout } = await run(
    ['posture', 'check', 'hostile.csv', '--html', 'h.html', '--board', 'hb.html'],
    dir,
  );
  const pages = ['h.html', 'hb.html'].map((file) => readFileSync(path.join(dir, file), 'utf8'));
  expect(code).toBe(0);
  for (const text of [stdout, ...pages]) expect(text).not.toContain('\u202e');
  for (const page of pages) expect(page).not.toContain('<img');
});

test('what was answered is an inventory of its own; who is not at a keyboard is asked nothing, and nothing is written', async () => {
  const plant =
    'machines: [{ name: Plant computer, role: hmi, text: Windows 7 and Wonderware }]\npeople: [{ id: P1, name: Nia Vale, training: [] }]\n';
  writeFileSync(path.join(dir, 'own.yaml'), plant);
  writeFileSync(path.join(dir, 'courses.csv'), 'who,what,when,cyber\nNia Vale,Mail,2026-05-04,basic\n');
  const { posture } = await check('own.yaml', '--training', 'courses.csv', '--as-of', '2026-11-26');
  expect(posture.sources).toMatchObject([{ kind: 'questions', read: 1 }]);
  const answers = posture.findings.map(({ id, answer }) => `${id} ${answer}`);
  expect(answers).toContain('support_ended:Plant computer:microsoft-windows-7 yes');
  expect(answers).toContain('training:records:training_yearly no');
  const ics = [
    'posture',
    'training',
    'own.yaml',
    '--training',
    'courses.csv',
    '--as-of',
    '2026-11-26',
    '--ics',
    't.ics',
  ];
  const training = await run(ics, dir);
  expect(training).toMatchObject({ code: 0, stdout: expect.stringContaining('P1 Nia Vale') });
  expect(JSON.stringify(posture) + readFileSync(path.join(dir, 't.ics'), 'utf8')).not.toContain('Vale');
  const asked = await run(['posture', 'ask', 'new.yaml'], dir);
  expect(asked).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('small-plant.md') });
  expect(existsSync(path.join(dir, 'new.yaml'))).toBe(false);
});

test.each([
  [['nothing.csv']],
  [['one.csv', '--plant', 'one.csv']],
  [['one.csv', '--training', 'one.csv']],
  [['one.csv', '--budget', 'much']],
  [['one.csv', '--hours', '-3']],
  [['one.csv', '--state', 'Maine']],
  [['one.csv', '--way-in', 'chimney']],
  [['one.csv', '--html', 'one.csv']],
])('%j is bad usage', async (args) => {
  const { code, stdout, stderr } = await run(['posture', 'check', ...args], dir);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^error: /u);
});
