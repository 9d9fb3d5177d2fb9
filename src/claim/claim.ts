import { createHash } from 'node:crypto';
import type { Claim } from '../model/claim.js';
import { otherLanguage } from './annotate/language.js';
import { scenesOf } from './assemble/split.js';
import { readStory, unreadStory } from './assemble/story.js';
import type { Rates } from './assemble/rates.js';
import { decode } from './decode/decode.js';

export type ClaimOptions = {
  /** The day that `Sunday` and `last month` are read against, YYYY-MM-DD. */
  readonly date: string | null;
  readonly rates: Rates | null;
};

/** The claim with the text that its spans count in. */
export type ReadClaim = { readonly claim: Claim; readonly text: string };

/**
 * What a text claims: every field with the place it was read from and a confidence, null where the text does not say. By rules and
 * dictionaries only; the same bytes give the same claim. Throws `ClaimError` where the bytes are no text for people.
 */
export async function readClaim(bytes: Uint8Array, { date, rates }: ClaimOptions): Promise<ReadClaim> {
  const { text, kind, encoding } = await decode(bytes);
  const language = otherLanguage(text);
  const stories =
    language === null
      ? scenesOf(text, date).map((scene) => readStory(scene, rates))
      : [unreadStory([0, text.length], `only English is read; ${language}`)];
  const [first, ...rest] = stories;
  if (first === undefined) throw new TypeError('a text without a story');
  const claim: Claim = {
    schema: 'assay.claim/1',
    text_sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
    text: { kind, encoding, length: text.length },
    date,
    ...first,
    further_stories: rest,
  };
  return { claim, text };
}
