import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verdictReport } from '../../src/report/html/report.js';
import { VERDICT_EXAMPLES } from '../fixtures/verdicts.js';
import { contrastFaults } from './contrast.js';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const missing = !existsSync(CHROMIUM) && process.env['CI'] !== 'true';
const why = `${CHROMIUM} is missing: the report was not opened`;
const options = { organisation: 'Northwind Wireless', version: '0.1.0', writtenOn: new Date('2021-08-15T10:00:00Z') };
const names = Object.keys(VERDICT_EXAMPLES);
const dir = mkdtempSync(path.join(tmpdir(), 'assay-report-'));
let browser: Browser;

beforeAll(async () => {
  if (!missing) browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
});
afterAll(async () => {
  if (!missing) await browser.close();
  rmSync(dir, { recursive: true });
});

type View = { readonly scheme?: 'light' | 'dark'; readonly width?: number };
type Opened = { readonly page: Page; readonly complaints: string[]; readonly requests: string[] };

async function open(name: string, { scheme = 'light', width = 1100 }: View = {}): Promise<Opened> {
  const verdict = VERDICT_EXAMPLES[name];
  if (verdict === undefined) throw new Error(`no example ${name}`);
  const file = path.join(dir, `${name}.html`);
  writeFileSync(file, verdictReport(verdict, options));
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`file://${file}`, { waitUntil: 'load' });
  return { page, complaints, requests };
}

test.for(names)('%s opens without a complaint and asks for nothing', async (name, { skip }) => {
  skip(missing, why);
  const { page, complaints, requests } = await open(name);
  expect(complaints).toEqual([]);
  expect(requests).toEqual([`file://${path.join(dir, `${name}.html`)}`]);
  const levels = await page
    .locator('h1, h2, h3')
    .evaluateAll((found) => found.map((heading) => Number(heading.tagName.slice(1))));
  expect(levels[0]).toBe(1);
  expect(levels.every((level, at) => at === 0 || level <= (levels[at - 1] ?? 0) + 1)).toBe(true);
  await page.close();
});

test.for(names)('%s fits a narrow screen', async (name, { skip }) => {
  skip(missing, why);
  const { page } = await open(name, { width: 400 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400);
  await page.close();
});

test.for(['light', 'dark'] as const)('text stands out from its ground: %s', async (scheme, { skip }) => {
  skip(missing, why);
  const faults: string[] = [];
  for (const name of names) {
    const { page } = await open(name, { scheme });
    faults.push(...(await contrastFaults(page)).map((fault) => `${name}: ${fault}`));
    await page.close();
  }
  expect(faults).toEqual([]);
});

test('it prints, and on paper it is light', async ({ skip }) => {
  skip(missing, why);
  const { page } = await open('authentic', { scheme: 'dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
  for (const format of ['A4', 'Letter']) {
    const paper = await page.pdf({ format });
    expect(paper.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0;
    expect(pages).toBeGreaterThan(2);
    expect(pages).toBeLessThan(12);
  }
  await page.close();
});
