import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readClaim } from '../../src/claim/claim.js';
import type { ClaimStory } from '../../src/model/claim.js';
import { valuesOf } from './compare.js';

const placeOf = (up: string): string =>
  fileURLToPath(new URL(`${up}shared/seeds/000_0468ddc65b2c9672.txt`, import.meta.url));
/** Beside the repository, or one folder further up. */
const SEEDS = [placeOf('../../../'), placeOf('../../../../')].find((file) => existsSync(file)) ?? '';
const quoteSchema = z.object({ starts: z.string(), ends: z.string() });
const schema = z.object({
  date: z.string(),
  stories: z.array(
    z.object({
      fields: z.record(z.string(), z.unknown()),
      response: quoteSchema.partial().extend({ status: z.string().nullable() }),
      earlier: z.array(quoteSchema.extend({ when: z.string() })),
      phrases: z.array(z.object({ leaf: z.array(z.union([z.string(), z.number()])), words: z.string() })),
    }),
  ),
});
const { date, stories: expected } = schema.parse(
  parse(readFileSync(new URL('./seeds.expected.yaml', import.meta.url), 'utf8')),
);

/** The value of a leaf, and the words it was read from. */
function leafAt(story: unknown, place: readonly (string | number)[], text: string): string {
  let node: unknown = story;
  for (const key of place) node = Object.entries(Object(node)).find(([name]) => name === String(key))?.[1];
  const { span } = z.object({ span: z.tuple([z.number(), z.number()]) }).parse(node);
  return text.slice(...span);
}

async function storiesOf(): Promise<{ stories: ClaimStory[]; text: string }> {
  const { claim, text } = await readClaim(readFileSync(SEEDS), { date, rates: null });
  return { stories: [claim, ...claim.further_stories], text };
}

test.skipIf(SEEDS === '')('both seed articles are read without a wrong field (skipped without ../shared)', async () => {
  const { stories, text } = await storiesOf();
  expect(stories.length).toBe(expected.length);
  for (const [at, { fields, response, earlier, phrases }] of expected.entries()) {
    const story = stories[at];
    if (story === undefined) throw new Error('a story is missing');
    const { response: said, earlier_incidents: incidents, span: _span, ...rest } = story;
    const own = Object.fromEntries(Object.entries(rest).filter(([name]) => name in fields));
    expect(valuesOf(own)).toEqual(fields);
    expect(said.status?.value ?? null).toBe(response.status);
    expect([
      said.quote?.value.startsWith(response.starts ?? ''),
      said.quote?.value.endsWith(response.ends ?? ''),
    ]).toEqual(response.starts === undefined ? [undefined, undefined] : [true, true]);
    expect(incidents.map(({ when, what }) => ({ when: when?.value, what: what?.value }))).toEqual(
      earlier.map(({ when, starts, ends }) => ({
        when,
        what: expect.stringMatching(new RegExp(`^${starts}.*${ends}$`, 'u')),
      })),
    );
    for (const { leaf, words } of phrases) expect(leafAt(story, leaf, text)).toBe(words);
  }
});

test.skipIf(SEEDS === '')(
  'without a day, relative dates are not told but named (skipped without ../shared)',
  async () => {
    const { claim, text } = await readClaim(readFileSync(SEEDS), { date: null, rates: null });
    expect(claim.claimed_on).toBeNull();
    const named = claim.cannot_tell.map(({ span }) => (span === null ? '' : text.slice(...span)));
    expect(named).toContain('Sunday');
    expect(named).toContain('This past February');
  },
);
