import { rmSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { NewEvent } from '../../src/model/case.js';
import type { Serving } from '../../src/server/serve.js';
import { makeWorkspace } from '../e2e/command.js';
import { manyEvents, writeCase } from './large-case.js';
import { expectSound, noBrowser, openBrowser, served, visit, whyNoBrowser, type Visit } from './served.js';

const dir = makeWorkspace();
const NOW = new Date('2021-08-20T12:00:00Z');
let serving: Serving;
let cookie: string;

const HOSTILE = '<img src=x onerror=alert(1)> \u202Eevil\u202C \u0007 =1+1 ' + 'W'.repeat(400);

function facts(set: NewEvent<'facts'>['payload']['set']): NewEvent {
  return { kind: 'facts', who: 'lena', basis: [], payload: { set, unset: [] } };
}

function opened(name: string): NewEvent {
  return { kind: 'opened', who: 'lena', basis: [], payload: { name } };
}

const CARRIER = facts({
  organisation: { sector: 'communications', public_body: false, listed: false, regulated_as: [] },
  incident: { kind: ['data_breach'] },
  exposure: {
    elements: ['full_name', 'ssn'],
    people: { total: 1100, by_jurisdiction: { WA: 600, OR: 500 } },
  },
});

beforeAll(async () => {
  await writeCase(dir, 'mouse', [opened('By mouse')]);
  await writeCase(dir, 'keys', [opened('By keyboard'), CARRIER]);
  await writeCase(dir, 'hostile', [
    opened(HOSTILE),
    CARRIER,
    facts({ exposure: { encrypted: false }, incident: { discovered: '2021-08-14T15:00-07:00', summary: HOSTILE } }),
    { kind: 'decision', who: 'x'.repeat(200), basis: [], payload: decision('us-or-ag') },
    { kind: 'done', who: 'lena', basis: [], payload: { duty: 'us-wa-ag', at: '2021-08-16T10:00-07:00', how: HOSTILE } },
    { kind: 'decision', who: 'lena', basis: [], payload: FOLLOWED },
  ]);
  await writeCase(dir, 'big', manyEvents('Ten thousand events', 10_000));
  serving = await served(dir, () => NOW);
  const entered = await fetch(serving.address, { redirect: 'manual' });
  cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
}, 60_000);
afterAll(async () => {
  await serving.close();
  rmSync(dir, { recursive: true });
});

const FOLLOWED = {
  duty: 'us-wa-individuals',
  follow: true,
  by: 'Lena',
  at: '2021-08-18T09:00-07:00',
  why: 'It is owed.',
};

function decision(duty: string): NewEvent<'decision'>['payload'] {
  return { duty, follow: false, by: HOSTILE.slice(0, 290), at: '2021-08-16T09:00-07:00', why: HOSTILE };
}

/** A list of a document by its fields; what the server answers is unknown until it is read. */
async function answerOf<Answer>(schema: z.ZodType<Answer>, path: string, json?: object): Promise<Answer> {
  return schema.parse(await (await asked(path, json)).json());
}

const glossary = z.object({ terms: z.array(z.object({ id: z.string(), says: z.string() })) });
const decided = z.object({ follow: z.boolean(), event: z.int(), says: z.string() }).nullable();
const board = z.object({ cards: z.array(z.object({ id: z.string(), group: z.string(), decision: decided })) });
const drafted = z.object({ event: z.int(), version: z.int(), kept: z.boolean() });

async function asked(path: string, json?: object): Promise<Response> {
  const write = json === undefined ? {} : { method: 'POST', body: JSON.stringify(json) };
  const headers = { cookie, origin: serving.origin, 'content-type': 'application/json' };
  return fetch(`${serving.origin}/api/${path}`, { headers, ...write });
}

describe('by requests', () => {
  test('one list explains every word', async () => {
    const { terms } = await answerOf(glossary, 'glossary');
    expect(terms.map(({ id }) => id)).toEqual(expect.arrayContaining(['anchor', 'duty', 'stitched', 'restatement']));
    expect(terms.every(({ says }) => says.length > 10 && says.length < 200)).toBe(true);
  });

  test('a board of every rule, replayed to a day; another text than a day is refused', async () => {
    const groupsOn = async (day: string) => {
      const { cards } = await answerOf(board, `cases/hostile/duties?as_of=${day}`);
      return Object.fromEntries(cards.map(({ id, group }) => [id, group]));
    };
    expect(await groupsOn('2021-08-20')).toMatchObject({
      'us-wa-ag': 'done',
      'us-or-ag': 'decided_against',
      'us-wa-individuals': 'due',
      'us-ca-ag': 'not_due',
    });
    expect(await groupsOn('2021-12-01')).toMatchObject({ 'us-wa-individuals': 'overdue' });
    const decidedOn = async (day: string, rule: string) =>
      (await answerOf(board, `cases/hostile/duties?as_of=${day}`)).cards.find(({ id }) => id === rule)?.decision;
    const says = 'Followed: decided by Lena on 2021-08-18, event 6: It is owed.';
    expect(await decidedOn('2021-08-20', 'us-wa-individuals')).toEqual({ follow: true, event: 6, says });
    expect(await decidedOn('2021-08-17', 'us-wa-individuals')).toBeNull();
    expect(await decidedOn('2021-08-20', 'us-or-ag')).toMatchObject({ follow: false, event: 4 });
    const wrong = await asked('cases/hostile/duties?as_of=soon');
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { code: 'bad_request' }]);
  });

  test('the deadlines as a calendar file', async () => {
    const file = await asked('cases/hostile/duties.ics?as_of=2021-08-20');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="hostile-duties.ics"');
    expect(await file.text()).toContain('BEGIN:VEVENT');
  });

  test('a draft as a page that stands alone, as Word and as JSON; the same facts make no second version', async () => {
    const draft = () => answerOf(drafted, 'cases/hostile/drafts', { form: 'letter', state: 'OR' });
    const first = await draft();
    expect(first).toMatchObject({ version: 1, kept: true });
    expect(await draft()).toEqual({ ...first, kept: false });
    const at = `cases/hostile/drafts/${first.event}`;
    const page = await asked(`${at}/page`);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*sandbox/u);
    expect(await page.text()).not.toContain('<img');
    const word = await asked(`${at}/file/docx`);
    expect(word.headers.get('content-disposition')).toBe('attachment; filename="letter-OR-v1.docx"');
    expect(new Uint8Array(await word.arrayBuffer()).subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
    expect(await (await asked(`${at}/file/json`)).json()).toMatchObject({ schema: 'assay.report/1', state: 'OR' });
    expect((await asked('cases/hostile/drafts/1/page')).status).toBe(422);
    expect(await (await asked('cases/hostile/drafts', { form: 'letter' })).json()).toMatchObject({ code: 'no_state' });
  });
});

if (noBrowser) process.stderr.write(`${whyNoBrowser}\n`);

describe.skipIf(noBrowser)('in a browser', () => {
  let browser: Browser;
  let seen: Visit;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    seen = await visit(browser, serving);
    page = seen.page;
  });
  afterAll(async () => {
    await browser.close();
  });

  /** What the server was meant to refuse the browser notes, too. */
  const sound = (): Promise<void> =>
    expectSound({ ...seen, complaints: seen.complaints.filter((each) => !/status of 4(?:12|22)/u.test(each)) });
  const go = async (path: string): Promise<void> => {
    await page.goto(`${serving.origin}${path}`);
  };

  test('by mouse: from no fact to signed decisions, drafts and a supplement', async () => {
    await go('/cases/mouse/duties/facts');
    await choose('incident.kind', ['data breach']);
    await choose('exposure.elements', ['full name', 'SSN']);
    await click('Set it: exposure.people.by_jurisdiction');
    await page.getByLabel('What you know').fill('Washington many');
    await click('Keep this fact');
    await page.getByRole('alert').getByText('Code: bad_facts').waitFor();
    expect(await page.getByLabel('What you know').inputValue()).toBe('Washington many');
    await page.getByLabel('What you know').fill('WA 600\nor 500');
    await click('Keep this fact');
    await page.getByRole('cell', { name: 'OR 500, WA 600' }).waitFor();
    await click('Set it: discovered');
    await page.getByLabel('Day').fill('2021-08-14');
    await page.getByLabel('Time').fill('15:00');
    await page.getByLabel('From UTC').fill('-07:00');
    await page.locator('form.act').getByRole('button', { name: 'Set it' }).click();
    await page.getByText('2021-08-14 15:00 -07:00').waitFor();
    await setFlag('exposure.encrypted', 'No');
    await sound();

    await page.getByRole('link', { name: 'Board', exact: true }).click();
    await click('Why: us-or-individuals');
    await page.getByText('within 45 calendar days after the incident was discovered').waitFor();
    await click('Decide: us-or-individuals');
    await page.getByLabel('No', { exact: true }).check();
    await page.getByLabel('Why', { exact: true }).fill('Told together with the parent company.');
    await page.getByLabel('Day').fill('2021-08-19');
    await asked('cases/mouse/events', { kind: 'note', payload: { text: 'Somebody else writes.' } });
    await click('Sign the decision');
    await page.getByText('Code: case_moved').waitFor();
    expect(await page.getByLabel('Why', { exact: true }).inputValue()).toBe('Told together with the parent company.');
    await page.waitForLoadState('networkidle');
    await click('Sign the decision');
    await page.locator('.group-decided_against').getByText('us-or-individuals').waitFor();
    await click('Decide: us-wa-individuals');
    await page.getByLabel('Yes', { exact: true }).check();
    await page.getByLabel('Why', { exact: true }).fill('It is owed.');
    await page.getByLabel('Day').fill('2021-08-19');
    await click('Sign the decision');
    await page.getByText(/^Followed: decided by .* on 2021-08-19, event \d+: It is owed\.$/u).waitFor();
    await click('Decide: us-wa-individuals');
    await page.getByText('There is a decision already').waitFor();
    await click('Mark as done: us-wa-individuals');
    await page.getByLabel('Day').fill('2021-08-19');
    await click('Keep that it was done');
    await page.locator('.group-done').getByText('us-wa-individuals').waitFor();
    await page.getByLabel('Whose law').selectOption('US-WA');
    const shown = await page.locator('.duty').allTextContents();
    expect(shown.length > 0 && shown.every((text) => text.includes('Washington'))).toBe(true);
    await sound();

    await page.getByRole('link', { name: 'Calendar', exact: true }).click();
    await page.getByRole('cell', { name: '28 1 due' }).waitFor();
    await sound();

    await page.getByRole('link', { name: 'Drafts', exact: true }).click();
    await page.getByRole('button', { name: /^Draft all \d+$/u }).click();
    await page.getByRole('link', { name: 'See them' }).click();
    await page.getByRole('link', { name: 'Washington: Data Breach Notification Web Form' }).click();
    const draft = page.frameLocator('iframe.draft-page');
    await draft.getByRole('heading', { name: /^Draft: Washington/u }).waitFor();
    await page.locator('.open-fields a').first().click();
    await click('Leave it');
    await setFact('incident.cause', 'A test server stood open.');
    await page.getByRole('link', { name: 'Drafts', exact: true }).click();
    await click('Draft: Washington: Data Breach Notification Web Form');
    await page.getByRole('heading', { name: 'What it changes against version 1' }).waitFor();
    await page.getByRole('cell', { name: 'A test server stood open.' }).first().waitFor();
    await sound();
  }, 30_000);

  test('by keyboard alone: a fact, an anchor, a term, a draft', async () => {
    await go('/cases/keys');
    await press(page.getByRole('link', { name: 'Whom to tell?' }));
    await press(page.getByRole('link', { name: 'Facts', exact: true }));
    await press(page.getByRole('button', { name: 'fact', exact: true }));
    await page.getByText('What nobody has said is unknown').waitFor({ state: 'visible' });
    await page.keyboard.press('Escape');
    await page.getByText('What nobody has said is unknown').waitFor({ state: 'hidden' });
    await press(page.getByLabel('Set it: exposure.encrypted'));
    await tabTo(page.getByLabel('Yes'));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('rowheader', { name: 'exposure.encrypted' }).waitFor();
    await press(page.getByRole('button', { name: 'Set it: discovered' }));
    await tabTo(page.getByLabel('Day'));
    await page.keyboard.type('08142021');
    await tabTo(page.getByLabel('Time'));
    await page.keyboard.type('0300PM');
    await tabTo(page.getByLabel('From UTC'));
    await page.keyboard.press('Control+A');
    await page.keyboard.type('-07:00');
    await page.keyboard.press('Enter');
    await page.getByText('2021-08-14 15:00 -07:00').waitFor();
    await page.reload();
    await press(page.getByRole('link', { name: 'Drafts', exact: true }));
    await press(page.getByLabel('Draft: Letter to the people concerned: Oregon'));
    await page.getByRole('heading', { name: 'Letter to the people concerned, OR, version 1' }).waitFor();
    expect(await page.locator('iframe.draft-page').count()).toBe(1);
    await sound();
  }, 30_000);

  test('hostile text stays text, on a narrow and dark screen', async () => {
    const narrow = await visit(browser, serving, { width: 390, scheme: 'dark' });
    for (const screen of ['', '/calendar', '/facts', '/drafts']) {
      await narrow.page.goto(`${serving.origin}/cases/hostile/duties${screen}?as_of=2021-08-20`);
      await narrow.page.waitForLoadState('networkidle');
      for (const why of await narrow.page.getByRole('button', { name: /^Why: us-(?:wa-ag|or-ag)$/u }).all())
        await why.click();
      expect(await narrow.page.locator('main img').count()).toBe(0);
      expect(await narrow.page.locator('main').textContent()).not.toMatch(/[\u0007\u202E]/u);
      await expectSound(narrow);
    }
    await narrow.close();
  }, 30_000);

  test('a case of ten thousand events draws a screenful, of one answer', async () => {
    const asks: string[] = [];
    page.on('request', (request) => {
      const [, path] = request.url().split('/api/cases/big');
      if (path !== undefined) asks.push(path);
    });
    const drawn = async (path: string, rows: string): Promise<number> => {
      asks.length = 0;
      await go(`/cases/big${path}`);
      await page.locator(rows).first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(asks.filter((ask) => ask !== '')).toHaveLength(1);
      expect(await page.locator('*').count()).toBeLessThan(2000);
      return page.locator(rows).count();
    };
    expect(await drawn('', '.entries > li')).toBe(300);
    expect(await drawn('/record', '.record > li')).toBe(200);
    await click('Show 200 earlier events');
    await page.locator('.record > li').nth(399).waitFor();
    expect(await drawn('/duties', '.duty-group')).toBeGreaterThan(0);
    await sound();
  }, 30_000);

  async function click(name: string): Promise<void> {
    await page.getByRole('button', { name, exact: true }).click();
  }

  async function choose(path: string, labels: readonly string[]): Promise<void> {
    await click(`Set it: ${path}`);
    for (const label of labels) await page.getByLabel(label, { exact: true }).check();
    await click('Keep this fact');
    await page.getByRole('rowheader', { name: path }).waitFor();
  }

  async function setFlag(path: string, label: string): Promise<void> {
    await click(`Set it: ${path}`);
    await page.getByLabel(label, { exact: true }).check();
    await click('Keep this fact');
    await page.getByRole('rowheader', { name: path }).waitFor();
  }

  async function setFact(path: string, text: string): Promise<void> {
    await page.getByRole('combobox', { name: 'Which', exact: true }).selectOption(path);
    await click('Set this fact');
    await page.getByLabel('What you know').fill(text);
    await click('Keep this fact');
    await page.getByRole('rowheader', { name: path }).first().waitFor();
  }

  /** By the Tab key, as long as it takes. */
  async function tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let presses = 0; presses < 200; presses += 1) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('the keyboard does not get there');
  }

  async function press(target: Locator): Promise<void> {
    await tabTo(target);
    await page.keyboard.press('Enter');
  }
});
