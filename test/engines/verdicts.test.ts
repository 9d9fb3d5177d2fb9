import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  explainRow,
  exposeLeak,
  identifyFile,
  indexWorkspace,
  verifyLeak,
  type AppContext,
} from '../../src/app/use-cases.js';
import type { Exposure } from '../../src/model/exposure.js';
import type { Verdict } from '../../src/model/verdict.js';
import { makeLeak, writeLeak, type LeakRequest } from '../../src/simulate/simulate.js';
import { startCluster, type Cluster } from '../cluster/cluster.js';
import { carrierWorld, context, type World } from '../verdicts/world.js';

// Whole verdicts on generated leaks: both engines must give the same, to the last digit.

const AS_OF = '2021-05-10';
const LEAKS: readonly Omit<LeakRequest, 'population'>[] = [
  { kind: 'authentic', rows: 150, asOf: AS_OF, seed: 'e-1' },
  { kind: 'authentic', system: 'prepaid', rows: 60, asOf: AS_OF, seed: 'e-2' },
  { kind: 'recycled', rows: 80, seed: 'e-3' },
  { kind: 'stitched', rows: 60, asOf: AS_OF, seed: 'e-4' },
  { kind: 'fabricated', related: true, rows: 60, seed: 'e-5' },
  { kind: 'not_ours', rows: 60, seed: 'e-6' },
  {
    kind: 'mixed',
    rows: 80,
    asOf: AS_OF,
    parts: [
      { kind: 'authentic', share: 0.5 },
      { kind: 'fabricated', share: 0.5 },
    ],
    seed: 'e-7',
  },
];

const by = (user: 'publisher' | 'verifier'): AppContext => ({
  ...context,
  env: { ASSAY_CLICKHOUSE_USER: cluster.users[user].user, ASSAY_CLICKHOUSE_PASSWORD: cluster.users[user].password },
});
let world: World;
let dir = '';
let files: string[] = [];
let cluster: Cluster;
let embedded: Verdict[];
let exposed: Exposure[];
const EXPOSED = LEAKS.flatMap(({ kind }, at) => (['authentic', 'recycled', 'mixed'].includes(kind) ? [at] : []));

beforeAll(async () => {
  cluster = await startCluster({ nodes: 2 });
  world = await carrierWorld();
  const { population } = world;
  dir = world.dir;
  files = LEAKS.map((_, at) => path.join(dir, 'leak', `${at}.csv`));
  for (const [at, request] of LEAKS.entries()) writeLeak(files[at] ?? '', makeLeak({ ...request, population }));
  embedded = [];
  for (const file of files) embedded.push(await verifyLeak(dir, [file], { columns: {} }, context));
  exposed = [];
  for (const at of EXPOSED) exposed.push(await exposeLeak(dir, [files[at] ?? ''], { columns: {} }, context));
  const nodes = cluster.urls.map((url) => JSON.stringify(url)).join(', ');
  const place = `url: ${cluster.urls[0]}, nodes: [${nodes}], cluster: ${cluster.cluster}, database: ${cluster.database}`;
  appendFileSync(path.join(dir, 'assay.yaml'), `\nengine: { clickhouse: { ${place} } }\n`);
}, 300_000);
afterAll(async () => {
  await cluster.stop();
  world.remove();
});

test('before anything is published, verify says so', async () => {
  const asked = verifyLeak(dir, [files[0] ?? ''], { columns: {} }, by('verifier'));
  await expect(asked).rejects.toMatchObject({ code: 'not_published', exit: 2 });
});

test('index publishes the reference once', async () => {
  const first = await indexWorkspace(dir, {}, by('publisher'));
  expect(first.built).toBe(0);
  expect(first.published).toBeGreaterThan(3000);
  expect((await indexWorkspace(dir, {}, by('publisher'))).published).toBe(0);
});

test.each(LEAKS.map((request, at) => [request.kind, at] as const))('%s (leak %i): the same verdict', async (_, at) => {
  const verdict = await verifyLeak(dir, [files[at] ?? ''], { columns: {} }, by('verifier'));
  expect(verdict.engine).toMatch(/^clickhouse /u);
  const common = { engine: '', seconds: 0 };
  expect({ ...verdict, ...common }).toEqual({ ...embedded[at], ...common });
});

test('the same people are exposed', async () => {
  for (const [place, at] of EXPOSED.entries()) {
    const exposure = await exposeLeak(dir, [files[at] ?? ''], { columns: {} }, by('verifier'));
    const common = { engine: '', seconds: 0 };
    expect({ ...exposure, ...common }).toEqual({ ...exposed[place], ...common });
  }
});

test('a row is explained and a file identified with what stands at the cluster', async () => {
  const [file = ''] = files;
  const options = { columns: {}, choice: { by: 'row', number: 3 }, clear: false } as const;
  const explained = await explainRow(dir, [file], options, by('verifier'));
  expect(explained.person.systems).not.toEqual([]);
  const { tables } = await identifyFile(dir, [file], { columns: {} }, by('verifier'));
  expect(tables[0]?.some(({ joined }) => joined !== null && joined.found > 0)).toBe(true);
});

test('the wrong password is told as such, and so is a file of it that is not there', async () => {
  const wrong = { ...context, env: { ASSAY_CLICKHOUSE_USER: 'nobody', ASSAY_CLICKHOUSE_PASSWORD: 'wrong' } };
  await expect(verifyLeak(dir, [files[0] ?? ''], { columns: {} }, wrong)).rejects.toMatchObject({
    code: 'login_refused',
  });
});

test('a node down: no verdict', async () => {
  await cluster.kill(1);
  const asked = verifyLeak(dir, [files[0] ?? ''], { columns: {} }, by('verifier'));
  await expect(asked).rejects.toMatchObject({ code: 'node_down' });
  await cluster.restart(1);
  await expect(verifyLeak(dir, [files[0] ?? ''], { columns: {} }, by('verifier'))).resolves.toMatchObject({
    verdict: embedded[0]?.verdict,
  });
});
