import { readFileSync, rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Serving } from '../../src/server/serve.js';
import { makeWorkspace } from '../e2e/command.js';
import { caller, type Caller } from './caller.js';
import { tabTo } from './keyboard.js';
import { expectSound, noBrowser, openBrowser, served, visit, whyNoBrowser } from './served.js';

const example = (file: string): string => readFileSync(new URL(`../../examples/${file}`, import.meta.url), 'utf8');
const CARRIER = example('carrier-2021/claim.txt');
const TOWN = example('town/note.txt');
const HOSTILE = `<img src=x onerror=alert(1)> Posted 14 August 2021 on a forum: SELLING more than 5 million people of \u202eecruoS\u202c Corp. ${'x'.repeat(3000)}\u0007
SSNs, phone numbers, <script>alert(2)</script> names.`;

const dir = makeWorkspace();
let serving: Serving;
let api: Caller;

beforeAll(async () => {
  serving = await served(dir);
  api = await caller(serving);
  for (const name of ['Carrier', 'Town', 'Hostile', 'Faults']) await api.post('/cases', { name });
});
afterAll(async () => {
  await serving.close();
  rmSync(dir, { recursive: true });
});

describe('by requests', () => {
  const claims = '/cases/faults/claims';
  const correct = (event: number, part: object, match?: number) =>
    api.post(`${claims}/${event}/corrections`, { entry: 'people', values: {}, why: 'x', ...part }, match);

  test('keeps nothing of what is no text, and says why', async () => {
    expect(await api.post(claims, { text: '  ' })).toMatchObject({ status: 422, body: { code: 'empty' } });
    const pdf = Buffer.from('%PDF-1.4 ...').toString('base64');
    expect(await api.post(claims, { file: pdf, name: 'a.pdf' })).toMatchObject({ body: { code: 'binary' } });
    expect(await api.post(claims, { text: 'x', date: '2021-02-30' })).toMatchObject({ body: { code: 'bad_request' } });
    expect(await api.get('/cases/faults')).toMatchObject({ body: { last: 1 } });
  });

  test('keeps a saved page with both digests, and shows the text that its spans count in', async () => {
    const page = `<html><body><p>On a forum somebody sells the data of 5 million people: names, SSNs.</p></body></html>`;
    const kept = await api.post(claims, { file: Buffer.from(page).toString('base64'), name: '../../post.html' });
    expect(kept).toMatchObject({ status: 200, body: { event: 3, same: null } });
    const { body } = await api.get(`${claims}/3`);
    expect(body).toMatchObject({ file: { name: 'post.html' }, stands: true });
    expect(JSON.stringify(body)).not.toContain('<p>');
    const event = await api.get('/cases/faults/events/3');
    expect(event.body).toMatchObject({ basis: [expect.stringMatching(/^[0-9a-f]{64}$/u), expect.any(String)] });
    expect(await api.post(claims, { file: Buffer.from(page).toString('base64') })).toMatchObject({
      body: { event: 4, same: 3 },
    });
  });

  test('refuses what is no correction of this claim', async () => {
    const fault = async (answer: ReturnType<typeof correct>) => (await answer).body;
    expect(await fault(correct(3, { values: { people: 'lots' } }))).toMatchObject({ code: 'bad_value' });
    expect(await fault(correct(3, { values: { people: '5' }, words: 'not in it' }))).toMatchObject({
      code: 'not_in_text',
    });
    expect(await fault(correct(3, { values: { people: '5' }, why: ' ' }))).toMatchObject({ code: 'bad_request' });
    expect(await fault(correct(3, { entry: 'nothing' }))).toMatchObject({ code: 'bad_correction' });
    expect(await fault(correct(2, { values: { people: '5' } }))).toMatchObject({ code: 'not_a_claim' });
    expect(await fault(correct(3, { values: { people: '5' } }, 2))).toMatchObject({ code: 'case_moved' });
    expect(await correct(3, { values: { people: '7000000' } }, 4)).toMatchObject({ status: 200 });
    expect(await api.get(`${claims}/3`)).toMatchObject({ body: { corrected_by: 5, version: 5, last: 5 } });
    expect(await api.get(`${claims}/3?version=3`)).toMatchObject({ body: { version: 3, stands: false } });
    await api.post('/cases/faults/events', { kind: 'correction', payload: { of: 3, why: 'a joke' } });
    expect(await api.get(`${claims}/3`)).toMatchObject({ body: { withdrawn: true, beside: [] } });
    expect(await fault(correct(3, { values: { people: '9' } }))).toMatchObject({ code: 'bad_correction' });
  });
});

describe.skipIf(noBrowser)(`in a browser (skipped where ${whyNoBrowser})`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const marked = (page: Page) => page.locator('.source a.on').allInnerTexts();
  const row = (page: Page, label: string) =>
    page.locator('.read > div', { has: page.locator(`dt:text-is("${label}")`) });

  test('the post about a carrier, by mouse: read, marked, set right, looked back at, taken out, added', async () => {
    const visited = await visit(browser, serving);
    const { page } = visited;
    await page.goto(`${serving.origin}/cases/carrier/claim`);
    await page.getByLabel('Paste it here').fill(CARRIER);
    await page.getByLabel('Its date, if you know it').fill('2021-08-16');
    await page.getByRole('button', { name: 'Keep and read it' }).click();
    await row(page, 'People').hover();
    expect(await marked(page)).toEqual(['more than 100 million']);
    await page.locator('.source a', { hasText: '6 BTC' }).hover();
    expect(await page.locator('.read > div.on dt').allInnerTexts()).toEqual(['For sale']);
    await page.locator('.source a', { hasText: '6 BTC' }).click();
    await expectSound(visited);

    await page.getByRole('button', { name: 'Correct: People' }).click();
    await page.getByLabel('How many people', { exact: true }).fill('about 98 million people');
    await page.getByLabel('Why', { exact: true }).fill('the seller took it back');
    await page.getByRole('button', { name: 'Keep the correction' }).click();
    await page.getByText('bad_value').waitFor();
    await page.getByLabel('How many people', { exact: true }).fill('about 98,000,000');
    await page.getByRole('button', { name: 'Keep the correction' }).click();
    await row(page, 'People').getByText('set by a person, event 4').waitFor();
    expect(await row(page, 'People').innerText()).toContain('about 98,000,000');
    await page.getByRole('button', { name: 'Show what it said by event 3' }).click();
    await page.getByText('It does not stand any more.').waitFor();
    expect(await row(page, 'People').innerText()).toContain('more than 100,000,000');
    await page.getByRole('button', { name: 'Back to what stands' }).click();

    await page.getByRole('button', { name: 'Correct: Copies' }).click();
    await page.getByLabel('Why', { exact: true }).fill('it does not say so');
    await page.getByRole('button', { name: 'Take it out' }).click();
    await page.getByText('How many copies there are (taken out by event 5)').waitFor();

    await page.getByRole('button', { name: 'Add: Who says so' }).click();
    await page.getByLabel('Who says so', { exact: true }).fill('a seller');
    await page.getByLabel('Words of the text that say so').fill('SELLING');
    await page.getByLabel('Why', { exact: true }).fill('missed by the rules');
    await page.getByRole('button', { name: 'Keep the correction' }).click();
    await row(page, 'Who says so').hover();
    expect(await marked(page)).toEqual(['SELLING']);
    // The browser itself tells of the one request that was refused.
    await expectSound({ ...visited, complaints: visited.complaints.filter((line) => !line.includes('422')) });
    await visited.close();
  });

  test('the note to a town, by keyboard alone, on a narrow dark screen', async () => {
    const visited = await visit(browser, serving, { width: 390, scheme: 'dark' });
    const { page } = visited;
    await page.goto(`${serving.origin}/cases/town`);
    await page.getByRole('heading', { name: 'Town' }).waitFor();
    await tabTo(page, 'What is said');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What do they say?' }).waitFor();
    await tabTo(page, 'Paste it here');
    await page.keyboard.insertText(TOWN);
    await tabTo(page, 'Its date, if you know it');
    await page.keyboard.type('08022021');
    await tabTo(page, 'Keep and read it');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What is said' }).waitFor();

    await tabTo(page, /1\.2 BTC\. After that/u);
    expect(await marked(page)).toEqual(['have 5 days', '1.2 BTC']);
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('have 5 days');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('s0-r1');

    await tabTo(page, /^Correct: Demanded/u);
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.labels[0].textContent')).toBe('Amount');
    await tabTo(page, 'Due on');
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('2021-08-06');
    await tabTo(page, 'Why');
    await page.keyboard.insertText('the clerk found it a day late');
    await page.keyboard.press('Enter');
    await row(page, 'Demanded').getByText('set by a person, event 4').waitFor();
    await tabTo(page, 'Add: Which machines were hit');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('billing computer');
    await tabTo(page, 'Words of the text that say so');
    await page.keyboard.insertText('the billing computer');
    await tabTo(page, 'Why');
    await page.keyboard.insertText('the clerk says so');
    await page.keyboard.press('Enter');
    await row(page, 'Hit').getByText('set by a person, event 5').waitFor();
    await expectSound(visited);
    await visited.close();
  });

  test('a hostile text is shown as text, and two texts of one case as a list', async () => {
    const visited = await visit(browser, serving, { width: 390 });
    const { page } = visited;
    await api.post('/cases/hostile/claims', { text: HOSTILE, name: 'a\u202e<b>.txt', from: '<i>x</i>' });
    await api.post('/cases/hostile/claims', { text: TOWN });
    await page.goto(`${serving.origin}/cases/hostile/claim/3`);
    await page.getByText('2 claims').waitFor();
    const shown = await page.locator('.source').innerText();
    expect(shown).toContain('<img src=x onerror=alert(1)>');
    expect(shown).toContain(String.raw`\u{202e}`);
    await expectSound(visited);
    await page.getByRole('link', { name: /bank account/u }).click();
    await page.getByText('proof.csv').first().waitFor();
    await visited.close();
  });
});
