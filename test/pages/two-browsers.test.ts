import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Serving } from '../../src/server/serve.js';
import { makeWorkspace } from '../e2e/command.js';
import { caller, type Caller } from './caller.js';
import { expectSound, noBrowser, openBrowser, served, visit, whyNoBrowser } from './served.js';

describe.skipIf(noBrowser)(`two browsers, one case (skipped where ${whyNoBrowser})`, () => {
  const dir = makeWorkspace();
  let serving: Serving;
  let browser: Browser;
  let api: Caller;

  beforeAll(async () => {
    serving = await served(dir);
    browser = await openBrowser();
    api = await caller(serving);
    await api.post('/cases', { name: 'Shared' });
    await api.post('/cases/shared/claims', { text: 'On a forum somebody sells names and SSNs of 5 million people.' });
  });
  afterAll(async () => {
    await browser.close();
    await serving.close();
    rmSync(dir, { recursive: true });
  });

  async function beginCorrection(page: Page, people: string, why: string): Promise<void> {
    await page.goto(`${serving.origin}/cases/shared/claim`);
    await page.getByRole('button', { name: 'Correct: People' }).click();
    await page.getByLabel('How many people', { exact: true }).fill(people);
    await page.getByLabel('Why', { exact: true }).fill(why);
  }
  const keep = async (page: Page): Promise<void> => page.getByRole('button', { name: 'Keep the correction' }).click();

  test('who corrects a claim second is told so, loses nothing, sees what was added, and can keep it then', async () => {
    const [one, other] = await Promise.all([visit(browser, serving), visit(browser, serving)]);
    await beginCorrection(one.page, '4000000', 'counted by the first');
    await beginCorrection(other.page, '3000000', 'counted by the second');
    await keep(one.page);
    await one.page.getByText('set by a person, event 4').waitFor();

    await keep(other.page);
    await other.page.getByText('Code: case_moved').waitFor();
    expect(await other.page.getByLabel('How many people', { exact: true }).inputValue()).toBe('3000000');
    expect(await other.page.getByLabel('Why', { exact: true }).inputValue()).toBe('counted by the second');
    expect(await api.get('/cases/shared')).toMatchObject({ body: { last: 4 } });
    expect(other.complaints.filter((line) => !line.includes('412'))).toEqual([]);

    await other.page.getByRole('button', { name: 'Look at what was added' }).click();
    await other.page.getByText('It says now: 4,000,000.').waitFor();
    expect(await other.page.getByLabel('How many people', { exact: true }).inputValue()).toBe('3000000');
    await keep(other.page);
    await other.page.getByText('set by a person, event 5').waitFor();
    for (const why of ['counted by the first', 'counted by the second'])
      expect(await other.page.getByText(`Corrected: ${why}`).count()).toBe(1);
    await expectSound({ ...other, complaints: [] });
    await Promise.all([one.close(), other.close()]);
  });

  test('who keeps a statement on less than there is looks again first', async () => {
    const visited = await visit(browser, serving);
    const { page } = visited;
    await page.goto(`${serving.origin}/cases/shared/say`);
    await page.getByLabel('Its words').fill('Nobody is concerned.');
    await page.getByLabel('To whom').fill('the press');
    await page.getByLabel('Of how many people').fill('0');
    await page.getByRole('button', { name: 'Hold it against the case' }).click();
    await page.getByText('Nothing that the case knows is against it.').waitFor();
    await api.post('/cases/shared/events', { kind: 'facts', payload: { set: { 'exposure.people.total': '12' } } });
    await page.getByRole('button', { name: 'Keep it', exact: true }).click();
    await page.getByText('Code: case_moved').waitFor();
    await page.getByRole('button', { name: 'Look at what was added' }).click();
    await page.getByText('people: said 0, found 12').first().waitFor();
    expect(await page.getByLabel('Its words').inputValue()).toBe('Nobody is concerned.');
    await page.getByRole('button', { name: 'Keep it all the same' }).click();
    await page.getByText('Kept as event 7.').waitFor();
    await page.getByText('Statement 7 does not hold.').waitFor();
    await visited.close();
  });

  test('a note for counsel only is written by hand, and marked in the record of whoever sees it', async () => {
    const [one, other] = await Promise.all([visit(browser, serving), visit(browser, serving, { width: 390 })]);
    await one.page.goto(`${serving.origin}/cases/shared/record`);
    await one.page.getByLabel('Add a note').fill('Counsel advises to wait.');
    await one.page.getByLabel('For counsel only (privileged)').check();
    await one.page.getByRole('button', { name: 'Keep it' }).click();
    await one.page.getByText('Counsel advises to wait.').waitFor();
    await other.page.goto(`${serving.origin}/cases/shared/record`);
    const line = other.page.getByRole('listitem').filter({ hasText: 'Counsel advises to wait.' });
    await line.waitFor();
    expect(await line.textContent()).toContain('for counsel only');
    await expectSound(other);
    await Promise.all([one.close(), other.close()]);
  });
});
