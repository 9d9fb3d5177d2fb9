import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Serving } from '../../src/server/serve.js';
import { expectSound, noBrowser, openBrowser, served, visit, whyNoBrowser, type Visit } from './served.js';

const NOW = new Date('2026-11-26T12:00:00Z');
const LINE = 'HMI-1, Win7 Pro, Wonderware\n';
const HOSTILE = `<img src=x onerror=alert(1)>\u202e=HYPERLINK("http://x")${'ﷺw'.repeat(200)}`;

const folder = (): string => {
  const dir = mkdtempSync(path.join(tmpdir(), 'assay-posture-'));
  writeFileSync(path.join(dir, 'assay.yaml'), 'organisation: { name: Town of Millbrook Water }\nsystems: {}\n');
  return dir;
};

const dir = folder();
let serving: Serving;
let browser: Browser;
let cookie = '';

beforeAll(async () => {
  serving = await served(dir, () => NOW);
  const entered = await fetch(serving.address, { redirect: 'manual' });
  cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  if (!noBrowser) browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await serving.close();
  rmSync(dir, { recursive: true });
});

type Answer = { readonly status: number; readonly json: () => Promise<unknown>; readonly text: () => Promise<string> };

async function asked(
  method: string,
  where: string,
  body?: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const own = { cookie, origin: serving.origin, ...headers };
  return fetch(`${serving.origin}/api/${where}`, { method, headers: own, ...(body === undefined ? {} : { body }) });
}
const json = { 'content-type': 'application/json' };

/** What the control with the focus is called; nothing where none has it. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  if (at === null || at === document.body) return '';
  return [at.ariaLabel ?? '', ...[...(at.labels ?? [])].map((one) => one.textContent), at.textContent].join(' ');
})()`;

/** Goes on to a control that is focused by the keyboard alone. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let times = 0; times < 60; times += 1) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate<string>(FOCUSED);
    if (name.test(label)) return;
  }
  throw new Error(`the keyboard does not reach ${String(name)}`);
}

describe.skipIf(noBrowser)(`the second article in a browser (${whyNoBrowser})`, () => {
  let seen: Visit;
  beforeAll(async () => {
    seen = await visit(browser, serving);
  });
  afterAll(async () => seen.close());

  test('by mouse: from one line of a sheet to the page for the board', async () => {
    const { page } = seen;
    await page.getByRole('link', { name: 'Posture' }).click();
    await page.getByRole('heading', { name: 'I have a list of machines' }).waitFor();
    await expectSound(seen);
    const file = { name: 'machines.csv', mimeType: 'text/csv', buffer: Buffer.from(LINE) };
    await page.getByLabel('Drop lists here').setInputFiles(file);
    await page.getByText('Replace HMI-1').first().waitFor();
    await page.getByLabel('Money, in dollars', { exact: true }).fill('100');
    await page.getByText('Uses nothing of $100').waitFor();
    await page.getByLabel('Remote access').check();
    await page.waitForURL(/shown=/u);
    await page.getByLabel('Money, in dollars', { exact: true }).fill('');
    await page
      .getByText(/stands in \d+ of 40 plans/u)
      .first()
      .waitFor();
    await expectSound(seen);
    await page.getByRole('link', { name: 'What is wrong?' }).click();
    await page.getByRole('heading', { name: /no security fixes since 2020-01-14/u }).waitFor();
    await page.getByText('What it rests on').first().click();
    expect(await page.getByText(/machines\.csv:1/u).count()).toBeGreaterThan(0);
    await page.getByLabel(/Cannot tell/u).check();
    await expectSound(seen);
    await page.getByRole('link', { name: 'What first?' }).click();
    const [sheet] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: 'The page for the board' }).click(),
    ]);
    await sheet.getByRole('heading', { name: 'What we ask for, and why' }).waitFor();
    expect(await sheet.content()).toContain('Windows 7');
    await sheet.close();
  });

  test('by keyboard alone: a plan for less money, a topic answered, and the sheet', async () => {
    const { page } = seen;
    await page.goto(`${serving.origin}/posture`);
    await page.getByText('Replace HMI-1').first().waitFor();
    await tabTo(page, /Money, in dollars, as a slider/u);
    await page.keyboard.press('Home');
    await page.getByText('Uses nothing of nothing').waitFor();
    await tabTo(page, /Was there a break-in|Remote access/u);
    await page.keyboard.press('Space');
    await page.goto(`${serving.origin}/posture/questions`);
    await page.getByRole('heading', { name: 'Who you are' }).waitFor();
    await tabTo(page, /Name of the plant/u);
    await page.keyboard.type('Town of Millbrook Water');
    await tabTo(page, /State, two letters/u);
    await page.keyboard.type('ME');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '1 of 10: The computer that runs the plant', level: 2 }).waitFor();
    expect(await page.getByText('Known already: HMI-1').count()).toBe(1);
    await tabTo(page, /Yes/u);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, /Keep it and go on/u);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '2 of 10: Controllers', level: 2 }).waitFor();
    await expectSound(seen);
    expect(readFileSync(path.join(dir, 'plant.yaml'), 'utf8')).toMatch(/state: ME[^]*no_mail_on_control: yes/u);
    await page.goto(`${serving.origin}/posture`);
    await tabTo(page, /The page for the board/u);
    const [sheet] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Enter')]);
    await sheet.getByText('Town of Millbrook Water').waitFor();
    await sheet.close();
  });

  test('a hostile inventory is text on every screen, at 390 pixels, too', async () => {
    const { page } = seen;
    const quoted = `"${HOSTILE.replaceAll('"', '""')}"`;
    const list = `asset_id,name,role,product,zone,notes\n${quoted},${quoted},hmi,${quoted},plant,${quoted}\n`;
    expect((await asked('PUT', `posture/lists/${encodeURIComponent(HOSTILE.slice(0, 40))}.csv`, list)).status).toBe(
      200,
    );
    await page.setViewportSize({ width: 390, height: 844 });
    for (const screen of ['', '/findings', '/machines', '/lists']) {
      await page.goto(`${serving.origin}/posture${screen}`);
      await page.getByRole('navigation', { name: 'Posture' }).waitFor();
      await page.waitForLoadState('networkidle');
      await expectSound(seen);
      expect(await page.locator('img').count()).toBe(0);
      expect(await page.locator('main').innerText()).not.toContain('\u202e');
    }
    for (const sheet of ['board', 'report']) {
      const text = await (await asked('GET', `posture/${sheet}`)).text();
      expect(text).not.toMatch(/<img|\u202e/u);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('150 plants: one click opens them, an advisory is matched, one click removes them', async () => {
    const { page } = seen;
    await page.goto(`${serving.origin}/oversight`);
    await page.getByRole('button', { name: 'Open the example state' }).click();
    await page.getByRole('heading', { name: '150 plants' }).waitFor();
    await expectSound(seen);
    const advisory = readFileSync(new URL('../../examples/state/advisory.yaml', import.meta.url), 'utf8');
    await page.getByLabel('Or paste it').fill(advisory);
    await page.getByRole('button', { name: 'Match it' }).click();
    await page.getByText(/\d+ concerned, \d+ cannot be told/u).waitFor();
    await expectSound(seen);
    const [kept] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Keep all in one file' }).click(),
    ]);
    expect(kept.suggestedFilename()).toBe('letters.txt');
    await page.getByRole('button', { name: 'Remove the example' }).click();
    await page.getByRole('heading', { name: 'You look after many plants?' }).waitFor();
  });
});

test('the overview says no more than the command line without --clear, and in a moment', async () => {
  expect((await asked('POST', 'examples/state')).status).toBe(200);
  const began = performance.now();
  const text = await (await asked('GET', 'oversight?as_of=2021-12-01')).text();
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(text).toContain('31 plants have their mail at pinecone-mail.example');
  expect(text).not.toMatch(/Windows XP|[0-9a-f]{32}/u);
  const own = await asked('PUT', 'oversight/bundles/own.json', '{}');
  expect([own.status, await own.json()]).toMatchObject([409, { code: 'example_open' }]);
  await asked('DELETE', 'examples/state');
  const refused = await asked('PUT', 'oversight/bundles/own.json', '{}');
  expect(await refused.json()).toMatchObject({ plants: 0, bundles: [{ outcome: 'refused', code: 'not_a_bundle' }] });
});

test('an example stands only where nothing is, and own files are never in it', async () => {
  await asked('PUT', 'posture/lists/machines.csv', LINE);
  expect(await (await asked('POST', 'examples/town')).json()).toMatchObject({ code: 'not_empty' });
  const carrier = await (await asked('POST', 'examples/carrier')).json();
  expect(carrier).toMatchObject({ address: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/enter\?token=/u) });
  expect((await asked('DELETE', 'examples/carrier')).status).toBe(200);
  expect((await asked('POST', 'examples/..%2f..')).status).toBe(400);
});

test('what is no list, no answer, no limit or no longer so is refused and changes nothing', async () => {
  const code = async (answer: Promise<Answer>): Promise<unknown> => answer.then(async (one) => one.json());
  expect(await code(asked('PUT', 'posture/lists/a.pdf', '%PDF-1.7'))).toMatchObject({ code: 'unsupported' });
  expect(await code(asked('PUT', 'posture/lists/plant.yaml', 'answers: { own_accounts: no }\n'))).toMatchObject({
    code: 'bad_list',
  });
  expect(await code(asked('DELETE', 'posture/lists/..%2f..%2fassay.yaml'))).toMatchObject({ code: 'no_such_list' });
  expect(await code(asked('GET', 'posture/plan?budget=-1'))).toMatchObject({ code: 'bad_request' });
  expect(await code(asked('GET', 'posture/plan?shown=window'))).toMatchObject({ code: 'bad_request' });
  expect(await code(asked('GET', 'posture/board?budget=x'))).toMatchObject({ code: 'bad_request' });
  const say = async (said: object, match = 'a'.repeat(64)): Promise<unknown> =>
    code(asked('POST', 'posture/questions', JSON.stringify({ said }), { ...json, 'if-match': `"${match}"` }));
  expect(await say({ 'who.state': 'Maine' })).toMatchObject({ code: 'bad_answer' });
  expect(await say({ 'practice:own_accounts': 'perhaps' })).toMatchObject({ code: 'bad_answer' });
  expect(await say({ 'practice:own_accounts': 'no' })).toMatchObject({ code: 'plant_moved' });
});

test('answers are kept topic by topic as the command writes them, and go on where they were left', async () => {
  const other = folder();
  const own = await served(other, () => NOW);
  try {
    const entered = await fetch(own.address, { redirect: 'manual' });
    const headers = {
      ...json,
      cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '',
      origin: own.origin,
    };
    const say = async (said: object) =>
      fetch(`${own.origin}/api/posture/questions`, { method: 'POST', headers, body: JSON.stringify({ said }) });
    await say({ 'plant.text': 'Windows 7 and Wonderware', 'practice:no_mail_on_control': 'yes' });
    await say({ 'router.text': 'none' });
    await say({ 'outside.used': 'no', 'outside.by': 'TeamViewer', 'practice:second_factor_remote': 'no' });
    const text = readFileSync(path.join(other, 'plant.yaml'), 'utf8');
    expect(text).toMatch(/remote_access: no/u);
    expect(text).toMatch(/second_factor_remote: not_applicable/u);
    expect(text).not.toContain('TeamViewer');
    const answered = await fetch(`${own.origin}/api/posture/questions`, { headers });
    type Asked = { key: string; said: unknown; known: unknown };
    const { topics }: { topics: { questions: Asked[] }[] } = JSON.parse(await answered.text());
    const of = (key: string) => topics.flatMap(({ questions }) => questions).find((one) => one.key === key);
    expect(of('plant.text')).toMatchObject({ known: { shown: 'Plant computer' } });
    expect(of('router.text')).toMatchObject({ said: 'none', known: null });
    expect(of('outside.used')).toMatchObject({ known: { shown: 'No' } });
  } finally {
    await own.close();
    rmSync(other, { recursive: true });
  }
});
