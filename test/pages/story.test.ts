import { cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Serving } from '../../src/server/serve.js';
import { folder, run } from '../e2e/command.js';
import { tabTo } from './keyboard.js';
import { expectSound, noBrowser, openBrowser, served, visit, whyNoBrowser, type Visit } from './served.js';

const CARRIER = path.join(import.meta.dirname, '../../examples/carrier-2021');
const POST = readFileSync(path.join(CARRIER, 'claim.txt'), 'utf8');
const NOW = new Date('2021-08-20T12:00:00Z');

describe.skipIf(noBrowser)(`the first article, from its text to the drafts (skipped where ${whyNoBrowser})`, () => {
  const dir = folder();
  let serving: Serving;
  let browser: Browser;

  beforeAll(async () => {
    cpSync(CARRIER, dir, { recursive: true });
    expect(await run(['index', '--workspace', dir], dir)).toMatchObject({ code: 0 });
    serving = await served(dir, () => NOW);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await serving.close();
    rmSync(dir, { recursive: true });
  });

  let shots = 0;
  async function shoot(page: Page, name: string) {
    if (process.env['SHOOT'] === undefined) return;
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: `${process.env['SHOOT']}-${String((shots += 1)).padStart(2, '0')}-${name}.png`, fullPage: true });
  }

  async function opened(view: Parameters<typeof visit>[2] = {}): Promise<Visit> {
    const seen = await visit(browser, serving, view);
    await seen.page.clock.setFixedTime(NOW);
    return seen;
  }

  test('by mouse', async () => {
    const seen = await opened();
    const { page } = seen;
    const click = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
    await page.getByLabel('What it is called').fill('By mouse');
    await shoot(page, 'cases');
    await click('Begin');
    await page.getByRole('heading', { name: 'By mouse' }).waitFor();
    await shoot(page, 'timeline-empty');
    await page.getByRole('link', { name: 'What is said' }).click();
    await shoot(page, 'claim-empty');
    await page.getByLabel('Paste it here').fill(POST);
    await page.getByLabel('Its date, if you know it').fill('2021-08-16');
    await click('Keep and read it');
    await shoot(page, 'claim');
    await click('Correct: People, more than 100,000,000');
    await page.getByLabel('How many people', { exact: true }).fill('about 98,000,000');
    await page.getByLabel('Why', { exact: true }).fill('the seller took it back');
    await click('Keep the correction');
    await page.getByText('set by a person').waitFor();
    await shoot(page, 'claim-corrected');
    await page.getByRole('link', { name: 'Is it true?' }).click();
    await page.getByLabel('Drop files here, or choose them').setInputFiles(path.join(CARRIER, 'leak/sample.csv'));
    await page.getByRole('checkbox').first().waitFor();
    await shoot(page, 'verify-file');
    await click('Read the columns');
    await page.getByRole('heading', { name: /^What do the columns/u }).waitFor();
    await shoot(page, 'columns');
    await click('Test against your systems');
    await page.getByRole('heading', { name: 'Authentic' }).waitFor();
    await shoot(page, 'verdict');
    await page.getByRole('link', { name: 'Who is hit?' }).click();
    await shoot(page, 'exposure-empty');
    await click('Count the people');
    await page.getByRole('heading', { name: /^\d+ people/u }).waitFor();
    await shoot(page, 'exposure');
    await page.getByRole('link', { name: 'Whom to tell?' }).click();
    await shoot(page, 'board-first');
    await page.getByRole('link', { name: 'Facts', exact: true }).click();
    await shoot(page, 'facts-first');
    await page.getByRole('link', { name: 'What we say' }).click();
    await shoot(page, 'say');
    await page.getByRole('link', { name: 'Timeline' }).click();
    await shoot(page, 'timeline');
    await page.getByRole('link', { name: 'Record' }).click();
    await shoot(page, 'record');
    await page.getByRole('link', { name: 'Whom to tell?' }).click();
    await page.getByRole('link', { name: 'Drafts' }).click();
    await shoot(page, 'drafts');
    await seen.close();
  });
});
