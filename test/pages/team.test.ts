import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAccount } from '../../src/app/team/accounts.js';
import { withTeam } from '../../src/app/team/open.js';
import type { Serving } from '../../src/server/serve.js';
import { makeWorkspace } from '../e2e/command.js';
import { tabTo } from './keyboard.js';
import { expectSound, noBrowser, openBrowser, served, visit, whyNoBrowser, type Visit } from './served.js';

const PASSWORD = 'four words nobody joins';
const TYPED = 'half a sentence that somebody typed';

describe.skipIf(noBrowser)(`who may use the page (skipped where ${whyNoBrowser})`, () => {
  const dir = makeWorkspace();
  let clock = Date.parse('2021-08-16T09:00:00Z');
  const now = (): Date => new Date(clock);
  /** The first invitation, as the command line prints it. */
  let code: string;
  let serving: Serving;
  let browser: Browser;
  let ana: Visit;
  let cleo: Visit;
  let rui: Visit;

  beforeAll(async () => {
    const entry = { by: 'root', source: null, now: now() };
    const context = { now, env: process.env };
    ({ code } = await withTeam(dir, context, (team) => addAccount(team, 'ana', 'lead', entry)));
    serving = await served(dir, now, { team: true, origin: null });
    browser = await openBrowser();
    [ana, cleo, rui] = await Promise.all([
      visit(browser, serving),
      visit(browser, serving, { scheme: 'dark' }),
      visit(browser, serving, { width: 390, scheme: 'dark' }),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await serving.close();
    rmSync(dir, { recursive: true });
  });

  const open = async ({ page }: Visit, path: string): Promise<void> => {
    await page.goto(`${serving.origin}${path}`);
  };
  const pathOf = ({ page }: Visit): string => new URL(page.url()).pathname + new URL(page.url()).hash;

  test('who is not signed in is asked to, at the address where they wanted to be', async () => {
    await open(rui, '/cases/shared/record');
    await rui.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(pathOf(rui)).toBe('/cases/shared/record');
    expect(await rui.page.getByRole('navigation').count()).toBe(0);
    await expectSound(rui);
  });

  test('whoever was invited chooses a password, and the code stays in no address and goes to no server in one', async () => {
    const asked: string[] = [];
    ana.page.on('request', (request) => asked.push(request.url().replace(/#.*$/u, '')));
    await open(ana, `/invitation#${code}`);
    expect(await ana.page.getByLabel('Your name here').inputValue()).toBe('ana');
    expect(pathOf(ana)).toBe('/invitation');
    await ana.page.getByLabel('New password').fill(PASSWORD);
    await ana.page.getByLabel('The same again').fill('three words nobody joins');
    await ana.page.keyboard.press('Enter');
    await ana.page.getByText('The two are not the same.').waitFor();
    await expectSound(ana);
    await ana.page.getByLabel('The same again').fill(PASSWORD);
    await ana.page.keyboard.press('Enter');
    await ana.page.getByText('ana (lead)').waitFor();
    expect(pathOf(ana)).toBe('/');
    expect(asked.filter((url) => url.includes(code.slice(4)))).toEqual([]);
  });

  test('a lead adds counsel and a reader by keyboard, and each invitation is shown once, as a link', async () => {
    await ana.page.getByRole('link', { name: 'Team' }).click();
    await invited('cleo', 'counsel', cleo);
    await invited('rui', 'reader', rui);
    await ana.page.getByRole('button', { name: 'Done' }).click();
    await focusIsOn('main');
    await ana.page.getByRole('button', { name: 'Close: rui' }).click();
    await ana.page.getByRole('button', { name: 'Leave it' }).click();
    await focusIsOn('close-rui');
    await ana.page.reload();
    await ana.page.getByText('rui signed in').waitFor();
    expect(await ana.page.getByLabel('Link').count()).toBe(0);
    await expectSound(ana);
    await ana.page.setViewportSize({ width: 390, height: 900 });
    await expectSound(ana);
    await ana.page.setViewportSize({ width: 1280, height: 900 });
  });

  async function focusIsOn(id: string): Promise<void> {
    await expect.poll(() => ana.page.evaluate('document.activeElement.id')).toBe(id);
  }

  async function invited(name: string, role: string, to: Visit): Promise<void> {
    await tabTo(ana.page, 'Name');
    await ana.page.keyboard.type(name);
    await ana.page.getByRole('radio', { name: role }).press('Space');
    await tabTo(ana.page, 'Add and invite');
    await ana.page.keyboard.press('Enter');
    await ana.page.getByRole('heading', { name: `Invitation for ${name}` }).waitFor();
    expect(await ana.page.evaluate('document.activeElement.textContent')).toBe(`Invitation for ${name}`);
    await open(to, new URL(await ana.page.getByLabel('Link').inputValue()).href.slice(serving.origin.length));
    await to.page.getByLabel('New password').fill(PASSWORD);
    await to.page.getByLabel('The same again').fill(PASSWORD);
    await to.page.keyboard.press('Enter');
    await to.page.getByText(`${name} (${role})`).waitFor();
  }

  test('a reader sees every screen and nothing on it that writes; the server refuses it too', async () => {
    for (const [method, path, body] of GIVEN) expect(await sent(ana.page, method, path, body)).toBe(200);
    const [seen, offered] = [await buttonsOn(rui, SCREENS), await buttonsOn(ana, WRITTEN_ON)];
    expect(seen.filter((button) => !LOOKING.test(button))).toEqual([]);
    expect(offered).toEqual(expect.arrayContaining(WRITING));
    expect(await rui.page.getByText('You look on as a reader').count()).toBe(1);
    expect(await rui.page.getByRole('link', { name: 'Team' }).count()).toBe(0);
    await expectSound(rui);
    for (const [method, path, body] of GIVEN) expect(await sent(rui.page, method, path, body)).toBe(403);
    await open(rui, '/team');
    await rui.page.getByText('Code: not_allowed').waitFor();
  });

  /** What can be pressed in the screens, once each has shown all that it asks for. */
  async function buttonsOn(visitor: Visit, screens: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const screen of screens) {
      await open(visitor, screen);
      const isShown = async () => visitor.page.evaluate<boolean>(IS_SHOWN);
      await expect.poll(isShown, { timeout: 10_000, interval: 20 }).toBe(true);
      found.push(...(await visitor.page.evaluate<string[]>(BUTTONS)));
    }
    return found;
  }

  test('who signs out in one tab is out in all, and a shown invitation is gone from them', async () => {
    const { page } = ana;
    await open(ana, '/team');
    await page.getByRole('button', { name: 'Invite anew: rui' }).click();
    await page.getByLabel('Link').waitFor();
    const tab = await page.context().newPage();
    await tab.goto(serving.origin);
    await tab.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('The session of ana has ended.').waitFor();
    expect(await page.getByLabel('Link').count()).toBe(0);
    expect(await page.content()).not.toContain('/invitation#');
    await tab.close();
  });

  test('where a session has ended one signs in again, and goes on with what was typed', async () => {
    const { page } = cleo;
    await open(cleo, '/cases/shared/record');
    await page.getByLabel('Add a note').fill(TYPED);
    clock += 3 * 3_600_000;
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByText('The session of cleo has ended.').waitFor();
    expect(await page.getByLabel('Add a note').isVisible()).toBe(false);
    expect(await page.getByLabel('Name').inputValue()).toBe('cleo');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByLabel('Add a note').waitFor();
    expect(pathOf(cleo)).toBe('/cases/shared/record');
    expect(await page.getByLabel('Add a note').inputValue()).toBe(TYPED);
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('listitem').getByText(TYPED).waitFor();
  });

  test('whose account is closed is out at their next request, and who signs in there finds nothing of them', async () => {
    await cleo.page.getByLabel('Add a note').fill(`${TYPED} again`);
    await open(ana, '/team');
    await ana.page.getByLabel('Password').waitFor();
    await signIn(ana.page, 'ana');
    await ana.page.getByRole('button', { name: 'Close: cleo' }).click();
    await ana.page.getByRole('button', { name: 'Close the account of cleo' }).click();
    await ana.page.getByRole('button', { name: 'Open again: cleo' }).waitFor();

    const { page } = cleo;
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByText('The session of cleo has ended.').waitFor();
    const askedAnew = page.waitForRequest(/\/api\/cases\/shared\/events/u);
    await signIn(page, 'rui');
    await askedAnew;
    await page.getByRole('listitem').getByText(TYPED).waitFor();
    expect(await page.getByLabel('Add a note').count()).toBe(0);
  });

  test('who signs out leaves nothing on the page', async () => {
    const { page } = cleo;
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.content()).not.toContain('Shared');
    await page.goBack();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.content()).not.toContain(TYPED);
  });

  test('one who sits at the machine is told which address to open, and goes on where that was opened', async () => {
    const own = makeWorkspace();
    const solo = await served(own, now);
    const { page, ...rest } = await visit(browser, { ...solo, address: `${solo.origin}/posture` });
    await page.getByRole('heading', { name: 'This browser is not signed in' }).waitFor();
    await expectSound({ page, ...rest });
    const openAddress = async (): Promise<void> => {
      const other = await page.context().newPage();
      await other.goto(solo.address);
      await other.close();
    };
    await openAddress();
    await page.getByRole('button', { name: 'I have opened it' }).click();
    await page.getByRole('heading', { name: 'Which hole do we close first?' }).waitFor();

    await page.getByRole('link', { name: 'Cases' }).click();
    await page.getByLabel('What it is called').fill(TYPED);
    clock += 13 * 3_600_000;
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    await page.getByRole('heading', { name: 'Your session has ended' }).waitFor();
    await openAddress();
    await page.getByRole('button', { name: 'I have opened it' }).click();
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    await page.getByRole('heading', { name: TYPED }).waitFor();
    expect(await page.getByRole('button', { name: 'Sign out' }).count()).toBe(0);
    await rest.close();
    await solo.close();
    rmSync(own, { recursive: true });
  });

  async function signIn(page: Page, name: string): Promise<void> {
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.who', { hasText: name }).waitFor();
  }
});

/** The status of what the browser sends past what the page shows. */
async function sent(page: Page, method: string, path: string, body: string): Promise<number> {
  const init = JSON.stringify({ method, headers: { 'content-type': 'application/json' }, body });
  return page.evaluate<number>(`fetch('/api${path}', ${init}).then(({ status }) => status)`);
}

const GIVEN = [
  ['POST', '/cases', JSON.stringify({ name: 'Shared' })],
  ['POST', '/cases/shared/claims', JSON.stringify({ text: 'On a forum somebody sells names and SSNs of 5 million.' })],
  ['PUT', '/cases/shared/files/leak.csv', 'name,ssn\nAda Abbott,900-12-3456\n'],
  ['PUT', '/posture/lists/machines.csv', 'name,role,os\nscada1,scada_server,Windows 7\npanel,,\n'],
] as const;

const CASE = ['', '/claim', '/verify', '/exposure', '/duties', '/duties/facts', '/duties/drafts', '/say', '/record'];
const SCREENS = [
  '/',
  ...CASE.map((screen) => `/cases/shared${screen}`),
  ...['', '/findings', '/machines', '/questions', '/lists', '/training', '/mail', '/state'].map(
    (screen) => `/posture${screen}`,
  ),
  '/oversight',
];

/** What each button and each place for files is called; a word of the vocabulary only explains itself. */
const BUTTONS = `[...document.querySelectorAll('main button:not(.term, nav *), main input[type=file]')]
  .filter((each) => each.checkVisibility() && !each.disabled)
  .map((each) => (each.getAttribute('aria-label') ?? (each.textContent || each.labels?.[0]?.textContent) ?? '').trim())`;

/** What changes only what is looked at. */
const LOOKING =
  /^(?:“.*”|Show|Show .*|Why: .*|Which rules: .*|Others that no duty waits for|Hold it against the case|Use it: .*|Prove that nothing was changed)$/u;

/** All that a screen asks for has come. */
const IS_SHOWN = `(() => {
  const main = document.querySelector('main');
  return main !== null && main.querySelector('h1') !== null && !main.textContent.includes('One moment…');
})()`;

/** What a lead is shown on some of the same screens: the search finds what it looks for. */
const WRITTEN_ON = ['/', '/cases/shared/claim', '/cases/shared/verify', '/cases/shared/record', '/posture/questions'];
const WRITING = ['Begin', 'Keep and read it', 'Drop files here, or choose them', 'Keep it', 'Keep it and go on'];
