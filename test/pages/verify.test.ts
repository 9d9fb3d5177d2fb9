import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Serving } from '../../src/server/serve.js';
import { makeWorkspace } from '../e2e/command.js';
import { letIn, type Requests } from './requests.js';
import { tabTo } from './keyboard.js';
import { expectSound, noBrowser, openBrowser, served, visit, whyNoBrowser } from './served.js';

const HOSTILE = '<img src=x onerror=alert(1)>‮\u0007';
const LONG = `${HOSTILE}${'x'.repeat(10_000)}`;

describe.skipIf(noBrowser)(`from a file to the verdict and the people${noBrowser ? `: ${whyNoBrowser}` : ''}`, () => {
  const dir = makeWorkspace();
  const leak = readFileSync(path.join(dir, 'leak.csv'), 'utf8');
  let [serving, browser, api]: [Serving | null, Browser | null, Requests | null] = [null, null, null];
  beforeAll(async () => {
    serving = await served(dir);
    browser = await openBrowser();
    api = await letIn(serving);
    await api.post('/api/cases', { name: 'Post' });
    await api.post('/api/cases/post/events', {
      kind: 'statement',
      payload: {
        text: 'No personal data was taken.',
        at: '2021-08-14T09:00:00Z',
        by: 'press office',
        to: ['the press'],
        says: { status: 'no_personal_data', people: 0 },
      },
    });
  });
  afterAll(async () => {
    await browser?.close();
    await serving?.close();
    rmSync(dir, { recursive: true });
  });

  async function opened(view: Parameters<typeof visit>[2] = {}) {
    if (browser === null || serving === null) throw new TypeError('not begun');
    const open = await visit(browser, serving, view);
    open.page.setDefaultTimeout(60_000); // jobs are processes of their own
    return open;
  }

  /** The leak with a hostile header, and a hostile note in its fifth row. */
  function hostileLeak(): string {
    const [header = '', ...rows] = leak.trim().split('\n');
    const noted = rows.map((row, index) => `${row},${index === 4 ? LONG : ''}`);
    return [`${header.replace('name', HOSTILE)},note`, ...noted, ''].join('\n');
  }

  async function firstFile(): Promise<string> {
    const text = (await (await api?.get('/api/cases/post/findings'))?.text()) ?? '';
    return /"sha256":"([0-9a-f]{64})"/u.exec(text)?.[1] ?? '';
  }

  test('index, upload, columns, reload while it is tested, verdict, restatement owed, people', async () => {
    const open = await opened();
    const { page } = open;
    await page.goto(`${serving?.origin ?? ''}/cases/post/verify`);
    await page.getByRole('button', { name: 'Build the index' }).click();
    await page.getByRole('heading', { name: 'There is no index' }).waitFor({ state: 'hidden' });
    const files = { name: `${HOSTILE}.csv`, mimeType: 'text/csv', buffer: Buffer.from(hostileLeak()) };
    await page.getByLabel('Drop files here, or choose them').setInputFiles(files);
    await page.getByRole('checkbox').first().waitFor();
    await page.getByRole('button', { name: 'Read the columns' }).click();
    await page.getByRole('heading', { name: /^What do the columns/u }).waitFor();
    await expectSound(open);
    await page.getByRole('combobox', { name: 'phone' }).selectOption('phone');
    await page.getByRole('button', { name: 'Test against your systems' }).click();
    await page.getByText(/^Testing /u).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Authentic' }).waitFor();
    await page.getByText('a restatement is owed', { exact: false }).waitFor();
    expect(await page.getByRole('heading', { name: 'What carries the verdict' }).count()).toBe(1);
    await expectSound(open);
    await page.getByRole('link', { name: 'Who is hit?' }).click();
    await page.getByRole('button', { name: 'Count the people' }).click();
    await page.getByRole('heading', { name: '150 people' }).waitFor();
    await expectSound(open);
    await open.close();
  });

  test('one row: how it was judged, and by keyboard what stands in it, once it is said why; narrow and dark', async () => {
    const open = await opened({ width: 390, scheme: 'dark' });
    const { page } = open;
    await page.goto(`${serving?.origin ?? ''}/cases/post/verify`);
    await page.getByLabel('Number', { exact: true }).fill('5');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Row 5 of ' }).waitFor();
    await tabTo(page, 'Show what stands in it');
    await page.keyboard.press('Enter');
    await page.keyboard.type('to name the table');
    await tabTo(page, 'Write it down and show');
    await page.keyboard.press('Enter');
    const note = page.getByRole('region', { name: 'What stands in row 5' }).getByRole('row', { name: 'note' });
    await note.getByText(`<img src=x onerror=alert(1)>\\u{202e}\\u{7}xxx`).waitFor();
    expect(await note.textContent()).toContain('(10,030 characters in all)');
    await expectSound(open);
    await page.getByRole('link', { name: 'Record' }).click();
    await page.getByText('row 5, line 6, of file').waitFor();
    await page.getByRole('link', { name: 'Is it true?' }).click();
    await page.getByRole('button', { name: 'Show again what stands in it' }).waitFor();
    expect(await page.content()).not.toContain('xxx');
    await open.close();
  });

  test('a second verdict says what changed since the first; narrow and dark', async () => {
    const files = [await firstFile()];
    const job = await api?.start({ kind: 'verify', case: 'post', files, columns: { phone: 'ignore' } });
    expect(await api?.over(job?.id ?? '')).toMatchObject({ state: 'done' });
    const open = await opened({ width: 390, scheme: 'dark' });
    const { page } = open;
    await page.goto(`${serving?.origin ?? ''}/cases/post/verify`);
    await page.getByLabel('What changed since').selectOption({ index: 1 });
    await page.getByRole('heading', { name: 'What changed since the earlier verdict' }).waitFor();
    await expectSound(open);
    await open.close();
  });
});
