import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Serving } from '../../src/server/serve.js';
import { startNameServer } from '../help/name-server.js';
import { codeOf, letIn, type Requests } from './requests.js';
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
    await page.getByLabel('Findings and plan as of').fill('2019-06-01');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText('As of 2019-06-01.').waitFor();
    expect(page.url()).toMatch(/shown=remote_access/u);
    expect(await page.getByRole('link', { name: 'The page for the board' }).getAttribute('href')).toMatch(
      /as_of=2019/u,
    );
    await page.getByRole('link', { name: 'What is wrong?' }).click();
    await page.getByText(/In order \(/u).waitFor();
    expect(await page.getByRole('heading', { name: /no security fixes since/u }).count()).toBe(0);
    await page.getByRole('button', { name: 'Now' }).click();
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

  test('by mouse: what a bundle would hold is shown before it can be kept', async () => {
    const { page } = seen;
    await page.goto(`${serving.origin}/posture/state`);
    const keep = page.getByRole('button', { name: 'Keep the file' });
    await page.getByRole('button', { name: 'Show what it would hold' }).click();
    await keep.waitFor();
    await expectSound(seen);
    await page.getByLabel('The names of machines').check();
    expect(await keep.count()).toBe(0);
    await page.getByRole('button', { name: 'Show what it would hold' }).click();
    await page.getByText(/THE NAMES OF 1 MACHINES/u).waitFor();
    const [kept] = await Promise.all([page.waitForEvent('download'), keep.click()]);
    expect(readFileSync(await kept.path(), 'utf8')).toMatch(/HMI-1.*"signature"/u);
  });

  test('by mouse: a name server is asked about our mail, and says what to publish', async () => {
    const { page } = seen;
    const names = await startNameServer(ZONE);
    try {
      await page.goto(`${serving.origin}/posture/mail`);
      await page.getByLabel('Domain').fill('town.test');
      await page.getByLabel('Name server').fill(names.address);
      await page.getByRole('button', { name: 'Ask the name server' }).click();
      await page.getByRole('heading', { name: 'What to publish, in this order' }).waitFor();
      expect(await page.getByLabel('To be published: step 1').count()).toBe(1);
      await expectSound(seen);
    } finally {
      await names.stop();
    }
  });

  test('a hostile inventory is text on every screen, at 390 pixels, too', async () => {
    const { page } = seen;
    const quoted = `"${HOSTILE.replaceAll('"', '""')}"`;
    const list = `asset_id,name,role,product,zone,notes\n${quoted},${quoted},hmi,${quoted},plant,${quoted}\n`;
    expect((await asked('PUT', `posture/lists/${encodeURIComponent(HOSTILE.slice(0, 40))}.csv`, list)).status).toBe(
      200,
    );
    await page.setViewportSize({ width: 390, height: 844 });
    const courses = `who,what,when,hours\n${quoted},${quoted},2026-03-01,2\n${quoted},x,soon,1\n`;
    expect(
      (await asked('PUT', `posture/courses/${encodeURIComponent(HOSTILE.slice(0, 40))}.csv`, courses)).status,
    ).toBe(200);
    for (const screen of ['', '/findings', '/machines', '/lists', '/training', '/mail']) {
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

/** A workspace of its own, served while it is used. */
async function alone(use: (asked: Requests, dir: string) => Promise<void>): Promise<void> {
  const own = folder();
  const server = await served(own, () => NOW);
  try {
    await use(await letIn(server), own);
  } finally {
    await server.close();
    rmSync(own, { recursive: true });
  }
}

test('a list of courses counts for what is due and what is wrong, on the day that is looked at', async () =>
  alone(async ({ get, put, remove }, own) => {
    writeFileSync(path.join(own, 'plant.yaml'), 'people: [{ id: P1, name: Jo Ek }]\n');
    const training = async (day = '') => (await get(`/api/posture/training${day}`)).text();
    const list = 'who,what,when,hours,cyber\nJo Ek,Phishing,2026-03-01,1,basic\n,x,2026-01-01,1,\n';
    await put('/api/posture/courses/courses.csv', list);
    const after = await training();
    expect(JSON.parse(after)).toMatchObject({
      due: [{ due: '2027-03-01', late: false, who: ['P1'] }],
      findings: [{ id: 'training:records:training_yearly', answer: 'no' }],
      lists: [{ name: 'courses.csv', courses: 1, set_aside: [{ where: 'courses.csv:3', why: 'nobody is named' }] }],
    });
    expect(after).not.toContain('Jo Ek');
    expect(JSON.parse(await (await get('/api/posture')).text())).toMatchObject({
      seen: { findings: expect.arrayContaining([expect.objectContaining({ id: 'training:records:training_yearly' })]) },
    });
    expect(JSON.parse(await training('?as_of=2026-02-01'))).toMatchObject({ due: [{ late: true }] });
    expect(await (await get('/api/posture/training.ics')).text()).toContain('DTSTART;VALUE=DATE:20270301');
    expect(await codeOf(await get('/api/posture/training.ics?as_of=soon'))).toBe('bad_request');
    expect(await codeOf(await put('/api/posture/courses/a.csv', 'course\nPhishing\n'))).toBe('missing_column');
    expect(await codeOf(await put('/api/posture/courses/a.csv', new Uint8Array([255, 254, 0])))).toBe('bad_list');
    await remove('/api/posture/courses/courses.csv');
    expect(JSON.parse(await training())).toMatchObject({ due: [], lists: [] });
  }));

test('a bundle shows what it holds, without names, and is what the state takes in', async () =>
  alone(async ({ get, post, put }, own) => {
    writeFileSync(
      path.join(own, 'plant.yaml'),
      'people: [{ id: P1, name: Jo Ek }]\norganisation: { name: Millbrook }\n',
    );
    await put('/api/posture/lists/machines.csv', LINE);
    const wish = {
      case: null,
      with_names: false,
      all_products: false,
      mail_host: null,
      training: null,
      incident_reported: null,
      served: 2400,
    };
    type Made = { line: string; holds: string[]; notes: string[]; fingerprint: string; new_key: boolean };
    const made = async (more: object = {}): Promise<Made> =>
      JSON.parse(await (await post('/api/posture/bundle', { ...wish, ...more })).text());
    const first = await made();
    expect(first).toMatchObject({ new_key: true, notes: expect.arrayContaining([expect.stringMatching(/no names/u)]) });
    expect(first.holds.join()).toMatch(/microsoft windows 7/u);
    expect(first.line).not.toMatch(/HMI-1|Jo Ek|Millbrook/u);
    const named = await made({ with_names: true });
    expect(named).toMatchObject({ new_key: false, fingerprint: first.fingerprint });
    expect([named.line.includes('HMI-1'), named.holds.join().includes('HMI-1')]).toEqual([true, true]);
    const taken = await (await put('/api/oversight/bundles/b.json', named.line)).json();
    expect(taken).toMatchObject({ bundles: [{ outcome: 'added', fingerprint: first.fingerprint }] });
    expect(await codeOf(await post('/api/posture/bundle', { ...wish, case: 'none-such' }))).toBe('no_such_case');
    expect(await codeOf(await post('/api/posture/bundle', { ...wish, served: -1 }))).toBe('bad_request');
    expect(await (await get('/api/oversight')).json()).not.toMatchObject({ parts: null });
  }));

const ZONE = {
  'town.test': { TXT: ['v=spf1 \u001b[31mx<script> ?all', 'v=spf1 mx'], MX: [[10, 'mx.town.test']] },
  'mx.town.test': { A: ['192.0.2.1'] },
} as const;

test('a name server is asked by that act only, and what it said counts from that day on', async () => {
  const names = await startNameServer(ZONE);
  try {
    await alone(async ({ get, post, remove }, own) => {
      writeFileSync(path.join(own, 'plant.yaml'), 'mail_domains: [town.test]\n');
      const read = async (where: string): Promise<object> =>
        JSON.parse(await (await get(`/api/posture${where}`)).text());
      const wish = { domain: 'info@Town.test', server: names.address, selectors: [], look_alikes: false };
      expect(await read('/mail')).toMatchObject({ domains: ['town.test'], results: [] });
      expect(names.asked).toEqual([]);
      const kept = { name: '2026-11-26-town.test.json' };
      expect(await (await post('/api/posture/mail', wish)).json()).toEqual(kept);
      const times = names.asked.length;
      expect(times).toBeGreaterThan(3);
      const shown = await (await get('/api/posture/mail')).text();
      expect(JSON.parse(shown)).toMatchObject({
        results: [
          { ...kept, stands: true, checks: [{ domain: 'town.test', summary: expect.stringMatching(/^Anybody/u) }] },
        ],
      });
      expect(shown).not.toMatch(/\\u001b|\\u202e/u);
      expect(await read('')).toMatchObject({
        seen: { findings: expect.arrayContaining([expect.objectContaining({ id: 'mail:town.test:dmarc' })]) },
      });
      expect(JSON.stringify(await read('?as_of=2026-11-25'))).not.toContain('mail:town.test');
      expect(await read('/mail?as_of=2026-11-25')).toMatchObject({ results: [{ stands: false }] });
      expect(await codeOf(await post('/api/posture/mail', { ...wish, domain: 'no domain' }))).toBe('bad_domain');
      expect(await codeOf(await post('/api/posture/mail', { ...wish, server: 'ns.example' }))).toBe('bad_server');
      expect(names.asked.length).toBe(times);
      await remove(`/api/posture/mail/${kept.name}`);
      expect(await read('/mail')).toMatchObject({ results: [] });
    });
  } finally {
    await names.stop();
  }
});

test('answers are kept topic by topic as the command writes them, and go on where they were left', async () =>
  alone(async ({ get, post }, own) => {
    const say = async (said: object) => post('/api/posture/questions', { said });
    await say({ 'plant.text': 'Windows 7 and Wonderware', 'practice:no_mail_on_control': 'yes' });
    await say({ 'router.text': 'none' });
    await say({ 'outside.used': 'no', 'outside.by': 'TeamViewer', 'practice:second_factor_remote': 'no' });
    const text = readFileSync(path.join(own, 'plant.yaml'), 'utf8');
    expect(text).toMatch(/remote_access: no/u);
    expect(text).toMatch(/second_factor_remote: not_applicable/u);
    expect(text).not.toContain('TeamViewer');
    type Asked = { key: string; said: unknown; known: unknown };
    const { topics }: { topics: { questions: Asked[] }[] } = JSON.parse(
      await (await get('/api/posture/questions')).text(),
    );
    const of = (key: string) => topics.flatMap(({ questions }) => questions).find((one) => one.key === key);
    expect(of('plant.text')).toMatchObject({ known: { shown: 'Plant computer' } });
    expect(of('router.text')).toMatchObject({ said: 'none', known: null });
    expect(of('outside.used')).toMatchObject({ known: { shown: 'No' } });
  }));

test('where nothing was given or answered there is no plan, and the sheet says so', async () =>
  alone(async ({ get }, own) => {
    writeFileSync(path.join(own, 'plant.yaml'), 'organisation: { name: Millbrook, state: ME }\n');
    const summary: unknown = expect.stringMatching(/^Nothing was looked at/u);
    expect(await (await get('/api/posture')).json()).toMatchObject({ seen: { blank: true, summary } });
    expect(await (await get('/api/posture/board')).text()).toContain('Nothing was looked at');
    writeFileSync(path.join(own, 'plant.yaml'), 'answers: { own_accounts: yes }\n');
    expect(await (await get('/api/posture')).json()).toMatchObject({ seen: { blank: false } });
  }));
