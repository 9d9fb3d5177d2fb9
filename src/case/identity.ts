import { canonicalJson } from '../base/canonical-json.js';
import type { CaseEvent, JsonValue } from '../model/case.js';
import { isTree, type Tree } from './tree.js';

/** What says which file an event of evidence is, and where that lies. */
const OF_EVIDENCE = ['sha256', 'size', 'kept', 'path', 'stamp'];
/** What says which text a claim was read from. */
const OF_CLAIM = ['text_sha256', 'text', 'span'];
const OF_STORY = ['span'];

/**
 * What is to be read in place of an event, with the identity of that event: which file evidence is, and which text a claim was read
 * from, no correction changes. Null where the event does not say it, as where its payload is withheld.
 */
export function withIdentity(
  { kind, payload }: Pick<CaseEvent, 'kind' | 'payload'>,
  replacement: JsonValue,
): JsonValue {
  if (kind === 'evidence') return keeping(payload, replacement, OF_EVIDENCE);
  if (kind !== 'claim' || !isTree(replacement)) return replacement;
  const document = isTree(payload) ? payload['document'] : undefined;
  return { ...replacement, document: claimKeeping(document, replacement['document']) };
}

/** Whether what is to be read in place of an event leaves its identity as it is. */
export function keepsIdentity(event: Pick<CaseEvent, 'kind' | 'payload'>, replacement: JsonValue): boolean {
  return canonicalJson(withIdentity(event, replacement)) === canonicalJson(replacement);
}

/** As many stories as there were, each of its own part of the text. */
function claimKeeping(original: JsonValue | undefined, replacement: JsonValue | undefined): JsonValue {
  const claim = keeping(original, replacement, OF_CLAIM);
  if (!isTree(original) || !isTree(claim) || original['further_stories'] === undefined) return claim;
  const given = storiesOf(claim);
  const stories = storiesOf(original).map((story, at) => keeping(story, given[at] ?? story, OF_STORY));
  return { ...claim, further_stories: stories };
}

function storiesOf({ further_stories: stories }: Tree): readonly JsonValue[] {
  return Array.isArray(stories) ? stories : [];
}

function keeping(original: JsonValue | undefined, replacement: JsonValue | undefined, names: readonly string[]) {
  if (!isTree(original) || !isTree(replacement)) return null;
  const isKept = ([name]: readonly [string, JsonValue]): boolean => names.includes(name);
  const others = Object.entries(replacement).filter((entry) => !isKept(entry));
  return Object.fromEntries([...others, ...Object.entries(original).filter(isKept)]);
}
