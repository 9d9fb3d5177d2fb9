import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { timelineOfCase } from '../../src/app/cases/timeline.js';
import type { NewEvent } from '../../src/model/case.js';
import { timelineSchema, type TimelineEntry } from '../../src/model/timeline.js';
import { eventWords } from '../../src/report/words/case.js';
import type { Serving } from '../../src/server/serve.js';
import { makeWorkspace } from '../e2e/command.js';
import { writeCase } from './large-case.js';
import { letIn, type Requests } from './requests.js';
import { expectSound, noBrowser, openBrowser, served, visit, whyNoBrowser } from './served.js';

const dir = makeWorkspace();
const NOW = new Date('2021-08-20T12:00:00Z');
const NOTES = 650;
const note = (text: string): NewEvent => ({ kind: 'note', who: 'lena', basis: [], payload: { text } });
/** A statement that did not hold, and a long time after. */
const LONG: readonly NewEvent[] = [
  { kind: 'opened', who: 'lena', basis: [], payload: { name: 'Long' } },
  {
    kind: 'statement',
    who: 'ines',
    basis: [],
    payload: { text: 'Five people.', at: '2021-08-14T00:10:00Z', by: 'ines', to: ['press'], says: { people: 5 } },
  },
  {
    kind: 'facts',
    who: 'lena',
    basis: [],
    payload: { set: { exposure: { people: { total: 12 } } }, unset: [] },
  },
  {
    kind: 'restatement',
    who: 'lena',
    basis: [],
    payload: { statement: 2, found_by: 3, contradictions: [{ what: 'people', says: 'people: said 5, found 12' }] },
  },
  ...Array.from({ length: NOTES }, (_, at) => note(`Note ${at}.`)),
];
const part = timelineSchema
  .omit({ schema: true })
  .extend({ last: z.int(), before: z.int(), open: timelineSchema.shape.entries });

let serving: Serving;
let page: Requests;
beforeAll(async () => {
  await writeCase(dir, 'long', LONG);
  serving = await served(dir, () => NOW);
  page = await letIn(serving);
});
afterAll(async () => {
  await serving.close();
  rmSync(dir, { recursive: true });
});

const partOf = async (query: string) => part.parse(await (await page.get(`/api/cases/long/timeline${query}`)).json());

test('a long timeline comes in parts that together are the whole, also when something is written meanwhile', async () => {
  const asOf = { day: '2021-08-20', instant: '2021-08-20T12:00:00Z' };
  const words = { asOf, words: eventWords, besideWords: () => [] };
  const whole = await timelineOfCase(dir, 'long', words, { now: () => NOW, env: {} });
  const first = await partOf('');
  const isOpen = ({ state }: TimelineEntry): boolean => state === 'owed';
  expect(first.open.filter(isOpen)).toEqual(whole.entries.filter(isOpen));
  expect(first.open.filter(isOpen)).toHaveLength(1);

  await page.post('/api/cases/long/events', { kind: 'note', basis: [], payload: { text: 'Written meanwhile.' } });
  const entries = [...first.entries];
  for (let { before, last, as_of: from } = first; before > 0;) {
    const older = await partOf(`?before=${before}&last=${last}&as_of=${from}`);
    expect(older.entries.length).toBeLessThanOrEqual(300);
    expect(older.open).toEqual([]);
    entries.unshift(...older.entries);
    ({ before } = older);
  }
  expect(entries).toEqual(whole.entries);
  expect((await partOf('')).last).toBe(first.last + 1);
});

test('what is no number, and what lies before the beginning', async () => {
  expect((await page.get('/api/cases/long/timeline?before=-1')).status).toBe(400);
  expect((await page.get('/api/cases/long/timeline?last=1e3')).status).toBe(400);
  expect((await partOf('?last=1')).entries.every(({ event }) => event === null)).toBe(true);
});

test.skipIf(noBrowser)(
  `the screen shows the newest, what is owed since before, and loads more (skipped where ${whyNoBrowser})`,
  async () => {
    const browser = await openBrowser();
    const seen = await visit(browser, serving);
    await seen.page.goto(`${serving.origin}/cases/long`);
    const open = seen.page.getByRole('region', { name: 'Still open from before' });
    await open.getByText('people: said 5, found 12').waitFor();
    expect(await seen.page.getByText(/^Note 0\./u).count()).toBe(0);
    await expectSound(seen);
    const more = seen.page.getByRole('button', { name: /^Show \d+ earlier of/u });
    while ((await more.count()) > 0) {
      await more.click();
      await expect.poll(async () => (await more.count()) === 0 || more.isEnabled()).toBe(true);
    }
    await seen.page.getByText(/^Note 0\./u).waitFor();
    expect(await open.count()).toBe(0);
    await browser.close();
  },
);
