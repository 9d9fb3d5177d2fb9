import { cpSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { postureBundleSchema } from '../../src/model/posture-bundle.js';
import { folder, run, runPacked } from './command.js';

const dir = folder();
const examples = fileURLToPath(new URL('../../examples/state', import.meta.url));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const HEADER =
  'asset_id,name,role,vendor,product,edition,version,zone,ip,exposed,remote_access,email_used,owner,last_patched,replacement_cost,hours,notes';
/** Every cell that a person types holds a word that is nowhere else. */
const ROWS = [
  'Zzid1,Zzname pump,scada_server,Microsoft,Windows 7,Professional,SP1,plant,192.168.77.20,no,Zzremote box,no,Zzowner,2019-12-10,10000,24,Zznote here',
  'Zzid2,Zzother,plc,Zzmaker,Zzproduct 7,Zzedition,Zz9.9,plant,192.168.77.21,yes,TeamViewer Zzcode,no,Zzclerk,,,,',
  'Zzid3,Zzthird,router,Siemens,Zzbox station,Zzedition,4.2,Zzplace,192.168.77.22,no,,no,,,,,',
];

test('nothing that a person typed is in a bundle, its key is kept to its owner, and nothing is written unasked', async () => {
  writeFileSync(path.join(dir, 'inventory.csv'), `${[HEADER, ...ROWS].join('\n')}\n`);
  writeFileSync(
    path.join(dir, 'plant.yaml'),
    'organisation: { name: Zztown, state: ME, sector: Zzsector }\nmail_domains: [zztown.example]\nanswers:\n  own_accounts: { answer: no, note: Zzsaid }\n',
  );
  const words = ['posture', 'export', 'inventory.csv', '-o', 'bundle.json', '--mail-host', 'mx.zztown.example'];
  words.push('--ask-mail', '--server', '127.0.0.1:1');
  expect((await run(words, dir)).code).toBe(2);
  expect(readdirSync(dir).sort()).toEqual(['inventory.csv', 'plant.yaml']);
  const { code, stdout, stderr } = await run([...words, '--yes'], dir);
  expect([code, stderr.includes('This is what the file will hold')]).toEqual([0, true]);
  const text = readFileSync(path.join(dir, 'bundle.json'), 'utf8');
  const bundle = postureBundleSchema.parse(JSON.parse(text));
  // Letters of keys and signatures fall as they like.
  const { signature, key, ...said } = bundle;
  expect([signature.length, key.public.length]).toEqual([88, 44]);
  expect(JSON.stringify(said)).not.toMatch(/zz|192\.168/iu);
  expect(stdout).toBe(`${bundle.key.fingerprint}\n`);
  expect(bundle).toMatchObject({ mail_host: 'own', names: null, plant: { state: 'ME', sector: 'other' } });
  expect(bundle.findings.flatMap(({ kind, topic }) => (kind === 'mail' ? [topic] : [])).sort()).toEqual([
    'dkim',
    'dmarc',
    'mta_sts',
    'mx',
    'spf',
    'tls_rpt',
  ]);
  expect(bundle.remote_access.map(({ by }) => by)).toEqual(['other', 'teamviewer']);
  expect(statSync(path.join(dir, '.assay/posture-key')).mode & 0o777).toBe(0o600);
});

test(
  'the commands of examples/state run as written; a refused bundle ends the import with 1',
  { timeout: 60_000 },
  async () => {
    cpSync(examples, path.join(dir, 'examples/state'), { recursive: true, filter: (file) => !file.includes('.assay') });
    const readme = readFileSync(path.join(examples, 'README.md'), 'utf8');
    const commands = [...readme.matchAll(/^npx assay (.*)$/gmu)].map(([, words = '']) => words.split(' '));
    expect(commands).toHaveLength(3);
    const ended = [];
    for (const words of commands) ended.push(await run(words, dir));
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(ended[1]?.stdout).toContain('pinecone-mail.example');
    expect(ended[1]?.stdout).not.toContain('harbor-hosting');
    writeFileSync(path.join(dir, 'bad.json'), '{}\n');
    const bad = await run(['oversight', 'import', 'bad.json'], dir);
    expect(bad.code).toBe(1);
    expect(bad.stderr).not.toContain('others');
  },
);

test('of two imports at once into one folder none loses what the other took in', { timeout: 60_000 }, async () => {
  const files = ['bundles-2021-05.jsonl', 'bundles-2021-11.jsonl'].map((name) => path.join(examples, name));
  const ends = await Promise.all(
    files.map(async (file) => runPacked(['oversight', 'import', file, '--into', 'both', '--json'], dir)),
  );
  expect(ends.map(({ code }) => code)).toEqual([0, 0]);
  const plants = path.join(dir, 'both/plants');
  const kept = readdirSync(plants).map((name) => {
    const { lines } = z
      .object({ lines: z.array(z.string()) })
      .parse(JSON.parse(readFileSync(path.join(plants, name), 'utf8')));
    return lines.length;
  });
  const lines = files.flatMap((file) => readFileSync(file, 'utf8').trimEnd().split('\n'));
  expect(kept.reduce((sum, each) => sum + each, 0)).toBe(lines.length);
});
