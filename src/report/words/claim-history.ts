import type { Claim, ClaimStory } from '../../model/claim.js';
import type { AnyLeaf, ClaimField } from '../../model/claim-fields.js';

/** A claim as it stood from an event on; null where nothing of it stood. */
export type Version = { readonly seq: number; readonly claim: Claim | null };

/** The event by which what a field holds now came to stand there, or by which it was taken out; null where the text was read so. */
export function setBy(
  versions: readonly Version[],
  story: number,
  field: ClaimField,
  leaves: readonly AnyLeaf[],
): number | null {
  const read = versions.filter(({ claim }) => claim !== null);
  let since = read.length - 1;
  while (since > 0 && holds(storyOf(read[since - 1], story), field, leaves)) since -= 1;
  return since <= 0 ? null : (read[since]?.seq ?? null);
}

function storyOf(version: Version | undefined, story: number): ClaimStory | undefined {
  const claim = version?.claim ?? undefined;
  return story === 0 ? claim : claim?.further_stories[story - 1];
}

/** Documents come out of their schema with keys in one order, so that equal leaves are written alike. */
function holds(story: ClaimStory | undefined, field: ClaimField, leaves: readonly AnyLeaf[]): boolean {
  if (story === undefined) return false;
  const written = JSON.stringify(story[field]);
  return leaves.length === 0
    ? !written.includes('"span"')
    : leaves.every((leaf) => written.includes(JSON.stringify(leaf)));
}
