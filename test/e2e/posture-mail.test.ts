import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailSchema } from '../../src/model/mail-check.js';
import { postureSchema } from '../../src/model/posture.js';
import { startNameServer, type NameServer } from '../help/name-server.js';
import { validatorOf } from '../schemas.js';
import { folder, run } from './command.js';

const REPORT = `<feedback><report_metadata><org_name>Receiver \u202e&lt;b&gt;</org_name><report_id>1</report_id><date_range><begin>1790000000</begin>
<end>1790080000</end></date_range></report_metadata><policy_published><domain>town.test</domain></policy_published><record><row><source_ip>192.0.2.9</source_ip>
<count>7</count><policy_evaluated><disposition>none</disposition><dkim>fail</dkim><spf>fail</spf></policy_evaluated></row></record></feedback>`;

let dir = '';
let server: NameServer;
beforeAll(async () => {
  dir = folder();
  mkdirSync(path.join(dir, 'reports'));
  writeFileSync(path.join(dir, 'reports/a.xml'), REPORT);
  writeFileSync(path.join(dir, 'reports/b.xml'), 'not a report');
  server = await startNameServer({
    'town.test': { TXT: ['v=spf1 \u001b[31mx<script> ?all', 'v=spf1 mx'], MX: [[10, 'mx.town.test']] },
    'mx.town.test': { A: ['192.0.2.1'] },
  });
});
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await server.stop();
});

test('the packed command prints a document that fits the shipped schema', async () => {
  const call = [
    'posture',
    'mail',
    'town.test',
    '--server',
    server.address,
    '--reports',
    'reports/a.xml',
    'reports/b.xml',
    '--json',
  ];
  const { code, stdout } = await run(call, dir);
  expect(code).toBe(0);
  const found = mailSchema.parse(JSON.parse(stdout));
  const valid = validatorOf('assay.mail-1');
  valid(JSON.parse(stdout));
  expect(valid.errors).toBeNull();
  expect(found.reports).toMatchObject({ files: [{ count: 7 }], broken: [{ code: 'not_a_report' }] });
});

test('the view says what to publish on lines that can be copied, and obeys nothing hostile', async () => {
  const { code, stdout, stderr } = await run(
    ['posture', 'mail', 'town.test', '--server', server.address, '--reports', 'reports'],
    dir,
  );
  expect([code, stderr]).toEqual([0, 'Asking about town.test\n']);
  expect(stdout).toContain('\nv=DMARC1; p=none; rua=mailto:dmarc@town.test\n');
  // eslint-disable-next-line no-control-regex
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/u);
  expect(stdout).toContain('7 failed');
});

test('where no name server answers, the view says how to ask another one', async () => {
  const { code, stdout } = await run(['posture', 'mail', 'town.test', '--server', '127.0.0.1:1'], dir);
  expect([code, stdout.includes('--server IP')]).toEqual([0, true]);
  const answered = await run(['posture', 'mail', 'town.test', '--server', server.address], dir);
  expect(answered.stdout).not.toContain('--server IP');
});

test('a check takes what was found, asks only where it is told to, and says how old it is', async () => {
  const found = await run(['posture', 'mail', 'town.test', '--server', server.address, '--json'], dir);
  writeFileSync(path.join(dir, 'mail.json'), found.stdout);
  writeFileSync(path.join(dir, 'other.json'), '{"schema":"assay.posture/1"}');
  writeFileSync(
    path.join(dir, 'plant.yaml'),
    'mail_domains: [town.test]\nmachines: [{ name: Desk, role: workstation, text: Windows 11 }]\nanswers: { mail_protected: yes }\n',
  );
  const asked = server.asked.length;
  const check = async (...more: string[]) => run(['posture', 'check', 'plant.yaml', '--json', ...more], dir);
  const plain = postureSchema.parse(JSON.parse((await check()).stdout));
  expect(plain.mail).toEqual([{ domain: 'town.test', asked_on: null, age_days: null }]);
  expect(plain.findings.filter(({ id }) => id.startsWith('mail:town.test:'))).toEqual([]);
  const given = postureSchema.parse(JSON.parse((await check('--mail', 'mail.json')).stdout));
  expect(server.asked).toHaveLength(asked);
  expect(given.mail).toMatchObject([{ domain: 'town.test', age_days: 0 }]);
  expect(given.practices).toMatchObject([{ practice: 'mail_protected', answer: 'no', from: 'inventory' }]);
  expect(given.plan.steps).toMatchObject([
    { measure: 'protect_mail_domain', findings: ['mail:town.test:spf', 'mail:town.test:dmarc'] },
  ]);
  const live = await check('--ask-mail', '--server', server.address);
  expect(server.asked.length).toBeGreaterThan(asked);
  expect(live.stderr).toContain('town.test');
  expect(postureSchema.parse(JSON.parse(live.stdout))).toMatchObject({ mail: given.mail, plan: given.plan });
  for (const bad of [
    ['--mail', 'other.json'],
    ['--mail', 'gone.json'],
    ['--server', server.address],
    ['--ask-mail', '--as-of', '2021-08-16'],
  ])
    expect(await check(...bad)).toMatchObject({ code: 2, stdout: '' });
});

test('reports alone ask no name server; what cannot be is bad usage', async () => {
  const before = server.asked.length;
  expect(await run(['posture', 'mail', '--reports', 'reports', '--server', server.address], dir)).toMatchObject({
    code: 0,
    stderr: '',
  });
  expect(server.asked).toHaveLength(before);
  for (const bad of [
    [],
    ['localhost'],
    ['town.test', '--server', 'x'],
    ['town.test', '--selector', 'a b'],
    ['--reports', 'gone.xml'],
  ]) {
    expect(await run(['posture', 'mail', ...bad], dir)).toMatchObject({ code: 2, stdout: '' });
  }
});
