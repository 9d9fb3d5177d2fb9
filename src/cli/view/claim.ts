import { inertText } from '../../base/text.js';
import type { Claim, ClaimStory } from '../../model/claim.js';
import { claimGroups, confidenceOf, evidenceOf, leafWords, words, type ClaimGroup } from '../../report/words/claim.js';
import { countOf } from '../../report/words/numbers.js';
import { padEnd, wrap } from '../terminal/width.js';
import { bullets, type Page } from './page.js';

const LABEL = 21;

export type ClaimView = { readonly claim: Claim; readonly text: string };

/** What a text claims, each line with the words it was read from; then what contradicts itself and what cannot be told. */
export function viewClaim({ claim, text }: ClaimView, page: Page): string {
  const stories: ClaimStory[] = [claim, ...claim.further_stories];
  const parts = stories.flatMap((story, at) => [
    ...(stories.length > 1 ? [page.ink(`Story ${at + 1} of ${stories.length}`, 'bold', 'inverse')] : []),
    storyView(story, text, page),
  ]);
  return `${[...parts, foot(claim, page)].join('\n\n')}\n`;
}

function storyView(story: ClaimStory, text: string, page: Page): string {
  const sections = [
    ...claimGroups(story).map((group) => groupView(group, text, page)),
    contradictions(story, page),
    bullets(
      page,
      'Cannot tell',
      story.cannot_tell.map(({ why, span }) => (span === null ? why : `“${words(text.slice(...span))}”: ${why}`)),
    ),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function groupView({ title, rows }: ClaimGroup, text: string, page: Page): string[] {
  const width = page.width - LABEL;
  const lines = rows.flatMap(({ label, value, leaves }, at) => {
    const repeats = rows[at - 1]?.label === label;
    const evidence = `${evidenceOf(text, leaves)} ${confidenceOf(leaves)}`;
    const shown = [...wrap(value, width), ...wrap(evidence, width).map((line) => page.ink(line, 'dim'))];
    return shown.map((line, index) => page.ink(padEnd(index === 0 && !repeats ? label : '', LABEL), 'dim') + line);
  });
  return [page.ink(title.toUpperCase(), 'bold'), ...lines];
}

function contradictions({ contradictions: found }: ClaimStory, page: Page): string[] {
  const lines = found.map(({ field, values, why }) => {
    return `${field}: ${values.map(leafWords).join(' / ')}; ${why}`;
  });
  return bullets(page, 'Contradicts', lines).map((line) => page.ink(line, 'yellow'));
}

function foot({ text, text_sha256: digest, date }: Claim, page: Page): string {
  const against = date === null ? 'no day given for relative dates' : `relative dates read against ${date}`;
  const line = `Read by rules from ${countOf(text.length, 'character')} (${inertText(text.encoding, 20)}, ${text.kind}); ${against}. What is not listed the text does not say, as far as the rules see. A claim is not a fact. SHA-256 ${digest.slice(0, 16)}…`;
  return wrap(line, page.width)
    .map((each) => page.ink(each, 'dim'))
    .join('\n');
}
