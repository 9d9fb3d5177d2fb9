import { appendFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readClaim } from '../../src/claim/claim.js';
import { unreadStory } from '../../src/claim/assemble/story.js';
import { claimSchema } from '../../src/model/claim.js';
import { casesOf, type Case } from './corpus.js';
import { compareStory, type Finding } from './compare.js';

const EMPTY = unreadStory([0, 0], 'there is none');

async function findingsOf({ name, bytes, date, expect: wanted, further = [] }: Case): Promise<Finding[]> {
  const { claim } = await readClaim(bytes, { date, rates: null });
  claimSchema.parse(claim);
  const stories = [claim, ...claim.further_stories];
  const expected = [wanted, ...further];
  return Array.from({ length: Math.max(stories.length, expected.length) }, (_, at) =>
    compareStory(expected[at] ?? {}, stories[at] ?? EMPTY).map((finding) => ({
      ...finding,
      path: `${name} ${at > 0 ? `story ${at + 1} ` : ''}${finding.path}`,
    })),
  ).flat();
}

async function score(half: string) {
  const findings = (await Promise.all(casesOf(half).map(findingsOf))).flat();
  const count = (kind: Finding['kind']): number => findings.filter((finding) => finding.kind === kind).length;
  const [right, wrong, missed, invented] = [count('right'), count('wrong'), count('missed'), count('invented')];
  return { findings, right, wrong, missed, invented, share: right / findings.length };
}

test('the texts that the reader was tuned on are read in every field', async () => {
  const halves = await Promise.all(['tuning', 'opened', 'opened-2'].map(score));
  const findings = halves.flatMap((half) => half.findings);
  const off = findings.filter(({ kind }) => kind !== 'right');
  if (process.env['OUT'])
    appendFileSync(
      process.env['OUT'],
      off.map((f) => JSON.stringify(f)).join('\n') + `\nright ${findings.length - off.length} of ${findings.length}\n`,
    );
  expect(off.length).toBe(0);
});

test('the texts that were kept out of tuning are read as well as is said', async () => {
  const { right, wrong, missed, invented, share } = await score('kept-out');
  if (process.env['OUT'])
    appendFileSync(process.env['OUT'], JSON.stringify({ right, wrong, missed, invented, share }) + '\n');
  expect({ invented, enough: share >= 0.95 }).toEqual({ invented: 0, enough: true });
});
