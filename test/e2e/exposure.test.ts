import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exposureReport } from '../../src/report/html/exposure.js';
import { makeLeak, writeLeak } from '../../src/simulate/simulate.js';
import { EXPOSURE_EXAMPLES } from '../fixtures/exposures.js';
import { validatorOf } from '../schemas.js';
import { carrierWorld, type World } from '../verdicts/world.js';
import { run, runPacked } from './command.js';
import { contrastFaults } from './contrast.js';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const missing = !existsSync(CHROMIUM) && process.env['CI'] !== 'true';

let world: World;
let dir = '';
beforeAll(async () => {
  world = await carrierWorld();
  const { population } = world;
  dir = world.dir;
  for (const kind of ['authentic', 'fabricated'] as const) {
    const leak = makeLeak({ population, kind, seed: kind, rows: 200, asOf: '2021-05-10' });
    writeLeak(path.join(dir, `${kind}.csv`), leak);
  }
}, 300_000);
afterAll(() => world.remove());

test('the command prints a document of its schema and writes a page, and shows no value', async () => {
  const ended = await runPacked(['exposure', 'authentic.csv', '--json', '--html', 'page.html', '--quiet'], dir);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  const document: unknown = JSON.parse(ended.stdout);
  const valid = validatorOf('assay.exposure-1');
  valid(document);
  expect(valid.errors).toBeNull();
  expect(document).toMatchObject({ verdict: 'authentic', counted: { basis: 'counted', people: 200 } });
  const page = readFileSync(path.join(dir, 'page.html'), 'utf8');
  const [, ...rows] = readFileSync(path.join(dir, 'authentic.csv'), 'utf8').trim().split('\n');
  for (const row of rows.slice(0, 50))
    for (const cell of row.split(',').filter((text) => /\d{6}|@/u.test(text)))
      expect(ended.stdout.includes(cell) || page.includes(cell)).toBe(false);
  const view = await run(['exposure', 'authentic.csv', '--quiet'], dir);
  expect(view.stdout).toContain('200 people');
  expect(
    (await run(['exposure', 'authentic.csv', '--json', '--quiet'], dir)).stdout.replace(/"seconds": .*/u, ''),
  ).toBe(ended.stdout.replace(/"seconds": .*/u, ''));
});

test('made-up rows expose nobody', async () => {
  const ended = await run(['exposure', 'fabricated.csv', '--json', '--quiet'], dir);
  expect(JSON.parse(ended.stdout)).toMatchObject({ verdict: 'fabricated', counted: null, estimated: null });
});

test.for(Object.entries(EXPOSURE_EXAMPLES))(
  'the page of %s asks for nothing, fits and can be read',
  async ([name, exposure], { skip }) => {
    skip(missing, `${CHROMIUM} is missing: the page was not opened`);
    const file = path.join(dir, `${name}.html`);
    writeFileSync(
      file,
      exposureReport(exposure, { organisation: 'Northwind', version: '0.1.0', writtenOn: new Date(0) }),
    );
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width: 390, height: 900 }, colorScheme });
      const heard: string[] = [];
      page.on('console', (message) => heard.push(message.text()));
      page.on('request', (request) => heard.push(request.url()));
      await page.goto(`file://${file}`, { waitUntil: 'load' });
      expect(heard).toEqual([`file://${file}`]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      expect(await contrastFaults(page)).toEqual([]);
      await page.close();
    }
    await browser.close();
  },
);
