import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepExposure, keepVerdict } from '../../src/app/cases/keep-finding.js';
import type { Serving } from '../../src/server/serve.js';
import { makeWorkspace } from '../e2e/command.js';
import { exposureOf } from '../fixtures/cases.js';
import { authentic, hostile } from '../fixtures/verdicts.js';
import { caller, type Caller } from './caller.js';
import { tabTo } from './keyboard.js';
import { expectSound, noBrowser, openBrowser, served, visit, whyNoBrowser } from './served.js';

const dir = makeWorkspace();
const app = { now: () => new Date(), env: {} };
const entryOf = (caseId: string) => ({ caseId, who: 'ada', basis: [] });
let serving: Serving;
let api: Caller;

beforeAll(async () => {
  serving = await served(dir);
  api = await caller(serving);
  for (const name of ['Spoken', 'Hostile', 'Checked']) await api.post('/cases', { name });
});
afterAll(async () => {
  await serving.close();
  rmSync(dir, { recursive: true });
});

const denial = { text: 'Nobody.', to: ['the press'], at: '2021-08-16T09:30-07:00', by: 'communications' };

test('checks a statement without keeping it, and refuses what cannot be one', async () => {
  const [statements, check] = ['/cases/checked/statements', '/cases/checked/statements/check'];
  await api.post('/cases/checked/events', { kind: 'facts', payload: { set: { 'exposure.people.total': '12' } } });
  const checked = await api.post(check, { ...denial, people: 'at most 5' });
  const says = 'people: said at most 5, found 12';
  expect(checked.body).toEqual({
    says: ['people at most 5'],
    against: [{ event: 2, says, because: null }],
    owed: [{ statement: null, says: [says] }],
  });
  expect((await api.post(check, { ...denial, people: 'about 12' })).body).toMatchObject({ against: [], owed: [] });
  expect((await api.post(check, { ...denial, status: 'no_personal_data' })).body).toMatchObject({
    says: ['unauthorised access confirmed; personal data taken ruled out'],
  });
  expect(await api.get('/cases/checked')).toMatchObject({ body: { last: 2 } });
  const code = async (part: object) => (await api.post(statements, { ...denial, ...part })).body;
  expect(await code({ people: 'lots' })).toMatchObject({ code: 'bad_request' });
  expect(await code({ confirmed: ['ssn'], ruled_out: ['ssn'] })).toMatchObject({ code: 'bad_request' });
  expect(await code({ at: '2999-01-01T00:00Z' })).toMatchObject({ code: 'bad_request' });
  expect(await code({ at: '2021-08-16' })).toMatchObject({ code: 'bad_payload' });
  expect(await code({ restates: 2 })).toMatchObject({ code: 'not_an_event' });
  expect(await code({ basis: ['99'] })).toMatchObject({ code: 'no_such_event' });
  expect(await api.get('/cases/checked')).toMatchObject({ body: { last: 2 } });
});

describe.skipIf(noBrowser)(`in a browser (skipped where ${whyNoBrowser})`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test('a denial is kept, found wrong, and restated from what was established, by keyboard alone', async () => {
    const visited = await visit(browser, serving);
    const { page } = visited;
    await page.goto(`${serving.origin}/cases/spoken/say`);
    await page.getByText('Nothing is established yet').waitFor();
    await tabTo(page, 'Its words');
    await page.keyboard.insertText('Nobody is concerned.');
    await tabTo(page, 'To whom');
    await page.keyboard.insertText('the press');
    await tabTo(page, 'Of how many people');
    await page.keyboard.insertText('0');
    await tabTo(page, 'Hold it against the case');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing that the case knows is against it.').waitFor();
    await tabTo(page, 'Keep it');
    await page.keyboard.press('Enter');
    await page.getByText('Kept as event 2.').waitFor();

    await keepVerdict(dir, entryOf('spoken'), authentic, app);
    await keepExposure(dir, entryOf('spoken'), exposureOf('whole'), app);
    await page.reload();
    await page.getByText('Statement 2 does not hold.').waitFor();
    await page.getByText('The rows are records of our own systems.').waitFor();
    await expectSound(visited);
    await tabTo(page, 'Begin the restatement of 2');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Restate statement 2' }).waitFor();
    expect(await page.getByLabel('To whom').inputValue()).toBe('the press');
    await tabTo(page, /^Use it: .*are in what we were shown/u, 'Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await page.getByLabel('Its words').inputValue()).toContain('in what we were shown');
    await tabTo(page, 'Of how many people');
    await page.keyboard.insertText('at least 10');
    await tabTo(page, 'Hold it against the case');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing that the case knows is against it.').waitFor();
    await tabTo(page, 'Keep it');
    await page.keyboard.press('Enter');
    await page.getByText(/Kept as event \d+\./u).waitFor();
    await page.getByText('None is owed.').waitFor();
    await expectSound(visited);
    await visited.close();
  });

  test('hostile words in a statement, its audience, a file and a finding are shown as text', async () => {
    const text = '<img src=x onerror=alert(1)> \u202eesrever ' + 'w'.repeat(2000);
    await keepVerdict(dir, entryOf('hostile'), hostile, app);
    const said = { ...denial, text, to: ['<b>all</b>\u202e'], channel: '"><script>', people: '0' };
    expect(await api.post('/cases/hostile/statements', said)).toMatchObject({ status: 200 });
    const visited = await visit(browser, serving, { width: 390, scheme: 'dark' });
    await visited.page.goto(`${serving.origin}/cases/hostile/say`);
    await visited.page
      .getByText(/<img src=x/u)
      .first()
      .waitFor();
    expect(await visited.page.locator('blockquote').innerText()).toContain(String.raw`\u{202e}`);
    await expectSound(visited);
    await visited.close();
  });
});
