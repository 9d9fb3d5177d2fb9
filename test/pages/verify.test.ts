import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Serving } from '../../src/server/serve.js';
import { makeWorkspace } from '../e2e/command.js';
import { letIn, type Requests } from './requests.js';
import { expectSound, noBrowser, openBrowser, served, visit, whyNoBrowser } from './served.js';

const HOSTILE = '<img src=x onerror=alert(1)>‮\u0007';

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
    const header = leak.replace('name,', `${HOSTILE},`);
    const files = { name: `${HOSTILE}.csv`, mimeType: 'text/csv', buffer: Buffer.from(header) };
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
