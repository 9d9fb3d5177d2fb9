import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Serving } from '../../src/server/serve.js';
import { folder, run } from '../e2e/command.js';
import { tabTo } from './keyboard.js';
import {
  OF_THEME_AND_WIDTH,
  expectSound,
  noBrowser,
  openBrowser,
  served,
  visit,
  whyNoBrowser,
  type Visit,
} from './served.js';

const CARRIER = path.join(import.meta.dirname, '../../examples/carrier-2021');
const SAMPLE = path.join(CARRIER, 'leak/sample.csv');
const POST = readFileSync(path.join(CARRIER, 'claim.txt'), 'utf8');

describe.skipIf(noBrowser)(`the first article, from its text to the drafts (skipped where ${whyNoBrowser})`, () => {
  const dir = folder();
  let serving: Serving;
  let browser: Browser;

  beforeAll(async () => {
    writeFileSync(path.join(dir, 'assay.yaml'), 'organisation: { name: Town of Millbrook }\nsystems: {}\n');
    const example = path.join(dir, '.assay/examples/carrier');
    cpSync(CARRIER, example, { recursive: true });
    await run(['index', '--workspace', example], dir);
    serving = await served(dir);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await serving.close();
    rmSync(dir, { recursive: true });
  });

  async function opened(): Promise<Visit> {
    const seen = await visit(browser, serving);
    seen.page.setDefaultTimeout(60_000); // jobs are processes of their own
    return seen;
  }

  test('by mouse: every screen leads to the next', async () => {
    const seen = await opened();
    const { page } = seen;
    const click = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
    const next = (name: string) => page.locator('.next').getByRole('link', { name }).click();
    const follow = (name: string) => page.getByRole('link', { name, exact: true }).click();

    await click('Open the example carrier');
    await page.getByText('This carrier, its customers').waitFor();
    await page.getByLabel('What it is called').fill('By mouse');
    await click('Begin');
    await next('give the text in which it is said');
    await page.getByLabel('Paste it here').fill(POST);
    await page.getByLabel('Its date, if you know it').fill('2021-08-16');
    await click('Keep and read it');
    await click('Correct: People, more than 100,000,000');
    await page.getByLabel('How many people', { exact: true }).fill('about 98,000,000');
    await page.getByLabel('Why', { exact: true }).fill('the seller took it back');
    await click('Keep the correction');
    await page.getByText('set by a person').waitFor();

    await next('test the sample against your systems');
    await page.getByLabel('Drop files here, or choose them').setInputFiles(SAMPLE);
    await click('Read the columns');
    await page.getByRole('heading', { name: /^What do the columns/u }).waitFor();
    await click('Test against your systems');
    await page.getByRole('heading', { name: 'Authentic' }).waitFor();

    await next('count the people whom it exposes');
    await click('Count the people');
    await page.getByRole('heading', { name: '59 people' }).waitFor();
    expect(await page.getByRole('img', { name: /People by residence/u }).count()).toBe(1);

    await next('see whom you must tell, and by when');
    await follow('See which facts settle most of them');
    await click('Set it: incident.kind');
    await page.getByLabel('data breach', { exact: true }).check();
    await click('Keep this fact');
    await page.getByRole('cell', { name: 'data breach', exact: true }).waitFor();
    await click('Set it: discovered');
    await page.getByLabel('Day').fill('2021-08-14');
    await page.getByLabel('Time').fill('15:00');
    await page.getByLabel('From UTC').fill('-07:00');
    await page.locator('form.act').getByRole('button', { name: 'Set it' }).click();
    await page.getByText('2021-08-14 15:00 -07:00').waitFor();
    await follow('See what is owed on these facts');
    await click('Decide: us-oh-individuals');
    await page.getByLabel('Yes', { exact: true }).check();
    await page.getByLabel('Why', { exact: true }).fill('Ohio asks for it.');
    await click('Sign the decision');
    await page.getByText('Kept as event 10.').waitFor();
    await follow('Draft: us-oh-individuals');
    await page.getByRole('button', { name: /^Draft all \d+$/u }).click();
    await follow('See them');
    await page
      .getByRole('link', { name: /attorney general/u })
      .first()
      .click();
    await page.locator('.open-fields').getByRole('link').first().waitFor();

    await next('see what may be said, and keep what was said');
    await page.getByRole('button', { name: /^Use it: .*are in what we were shown/u }).click();
    await page.getByLabel('To whom').fill('the press');
    await page.getByLabel('Of how many people').fill('at least 59');
    await click('Hold it against the case');
    await click('Keep it');
    await page.locator('#kept-statement').waitFor();
    await page.locator('.next a').waitFor({ state: 'detached' });
    await expectEveryScreenSound(seen);
    await seen.close();
  }, 180_000);

  /** Both themes and both widths: a pass of each is enough, for no rule looks at both. */
  async function expectEveryScreenSound({ elsewhere, ...seen }: Visit): Promise<void> {
    const { page } = seen;
    const { origin } = new URL(page.url());
    const here = { ...seen, elsewhere: elsewhere.filter((address) => !address.startsWith(origin)) };
    const screens = ['', '/claim', '/verify', '/exposure', '/duties', '/duties/calendar', '/duties/facts'];
    for (const screen of [...screens, '/duties/drafts', '/say', '/record']) {
      await page.goto(`${origin}/cases/by-mouse${screen}`);
      await page.waitForLoadState('networkidle');
      await expectSound(here);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 390, height: 844 });
      await expectSound(here, OF_THEME_AND_WIDTH);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 1280, height: 900 });
    }
  }

  test('by keyboard alone: the same, and the focus is never lost', async () => {
    const seen = await opened();
    const { page } = seen;
    const keys = page.keyboard;
    const press = async (name: string | RegExp, key?: 'Shift+Tab'): Promise<void> => {
      await tabTo(page, name, key);
      await keys.press('Enter');
    };
    const typeInto = async (name: string, text: string): Promise<void> => {
      await tabTo(page, name);
      await keys.insertText(text);
    };
    /** What came has the focus: an element by its id, or one that begins so. */
    const arrives = (what: string | RegExp) =>
      expect.poll(() => page.evaluate<string>(FOCUSED), { timeout: 60_000 }).toMatch(what);

    await press('Open the example carrier');
    await page.getByText('This carrier, its customers').waitFor();
    await typeInto('What it is called', 'By keyboard');
    await keys.press('Enter');
    await page.getByRole('heading', { name: 'By keyboard' }).waitFor();
    await arrives(/^#main/u);
    await press('give the text in which it is said');
    await arrives(/^#main/u);
    await typeInto('Paste it here', POST);
    await tabTo(page, 'Its date, if you know it');
    await keys.type('08162021');
    await press('Keep and read it');
    await page.getByRole('heading', { name: 'Not said' }).waitFor();
    await arrives(/^#main/u);
    await press(/^Correct: People/u);
    await arrives(/How many people/u);
    await keys.press('Control+A');
    await keys.insertText('about 98,000,000');
    await typeInto('Why', 'the seller took it back');
    await keys.press('Enter');
    await arrives(/^#s0-.*set by a person/u);

    await press('test the sample against your systems', 'Shift+Tab');
    await arrives(/^#main/u);
    await tabTo(page, 'Drop files here, or choose them');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keys.press('Space')]);
    await chooser.setFiles(SAMPLE);
    await page.getByText('1 of 2 files of the case chosen').waitFor({ state: 'attached' });
    await press('Read the columns');
    await arrives(/^#columns-read/u);
    await tabTo(page, 'PHONE');
    await press('Test against your systems');
    await arrives(/Authentic/u);

    await press('count the people whom it exposes', 'Shift+Tab');
    await arrives(/^#main/u);
    await press('Count the people');
    await arrives(/59 people/u);

    await press('see whom you must tell, and by when', 'Shift+Tab');
    await arrives(/^#main/u);
    await press('See which facts settle most of them');
    await arrives(/^#main/u);
    await press('Set it: incident.kind');
    await arrives(/^#set-fact/u);
    await tabTo(page, 'data breach');
    await keys.press('Space');
    await press('Keep this fact');
    await arrives(/^#awaited/u);
    await press('Set it: discovered');
    await tabTo(page, 'Day');
    await keys.type('08142021');
    await tabTo(page, 'Time');
    await keys.type('0300PM');
    await tabTo(page, 'From UTC');
    await keys.press('Control+A');
    await keys.type('-07:00');
    await keys.press('Enter');
    await arrives(/^#set-discovered/u);
    await press('See what is owed on these facts');
    await press('Decide: us-wa-individuals');
    await tabTo(page, 'Yes');
    await keys.press('Space');
    await typeInto('Why', 'Washington asks for it.');
    await press('Sign the decision');
    await arrives(/^#duty-us-wa-individuals/u);
    await press('Draft: us-wa-individuals');
    await arrives(/^#draft-us-wa-individuals/u);
    await press('Draft: Letter to the people concerned: Washington');
    await page.getByRole('heading', { name: 'Letter to the people concerned, WA, version 1' }).waitFor();
    await arrives(/^#main/u);
    await tabTo(page, /^Set /u);
    await press('All drafts', 'Shift+Tab');
    await arrives(/^#main/u);
    await press(/^Draft: .*attorney general.*: Indiana/u);
    await page.getByRole('heading', { name: /attorney general.*, IN, version 1/u }).waitFor();
    await arrives(/^#main/u);

    await press('see what may be said, and keep what was said');
    await arrives(/^#main/u);
    await press(/^Use it: .*are in what we were shown/u);
    await arrives(/Its words/u);
    await typeInto('To whom', 'the press');
    await typeInto('Of how many people', 'at least 59');
    await press('Hold it against the case');
    await arrives(/Nothing that the case knows is against it/u);
    await press('Keep it');
    await arrives(/^#kept-statement Kept as event \d+/u);
    await page.locator('.next a').waitFor({ state: 'detached' });
    expect(seen.complaints).toEqual([]);
    await seen.close();
  }, 180_000);

  test('the second article by keyboard alone: from a sheet to the page for the board', async () => {
    const seen = await visit(browser, serving);
    const { page } = seen;
    await tabTo(page, 'Posture');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'I have a list of machines' }).waitFor();
    await page.waitForLoadState('networkidle');
    await tabTo(page, /^Drop lists here/u);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
    const sheet = Buffer.from('HMI-1, Win7 Pro, Wonderware\n');
    await chooser.setFiles({ name: 'machines.csv', mimeType: 'text/csv', buffer: sheet });
    await page.getByText('Replace HMI-1').first().waitFor();
    expect(await page.evaluate<string>(FOCUSED)).toMatch(/1 machine/u);
    await tabTo(page, 'Money, in dollars');
    await page.keyboard.type('100');
    await page.getByText('Uses nothing of $100').waitFor();
    await tabTo(page, 'The page for the board');
    const [board] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Enter')]);
    await board.getByRole('heading', { name: 'What we ask for, and why' }).waitFor();
    expect(await board.content()).toContain('Windows 7');
    expect(seen.complaints).toEqual([]);
    await seen.close();
  });
});

/** What has the focus: its id, its label and its text. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  if (at === null || at === document.body) return 'nothing';
  return ['#' + at.id, at.labels?.[0]?.textContent ?? '', at.textContent].join(' ').replaceAll(/\\s+/g, ' ');
})()`;
