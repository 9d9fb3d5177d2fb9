import { boundedNumberOf } from '../base/bounded-number.js';
import { asJson, type JsonValue } from '../model/case.js';
import { claimSchema, type Claim, type ClaimStory, type NumberLeaf, type Span } from '../model/claim.js';
import { CLAIM_FIELDS, claimEntries, type AnyLeaf, type ClaimEntry, type ClaimSlot } from '../model/claim-fields.js';
import { isTree } from './tree.js';

type Tree = { [key: string]: JsonValue };

/** What a person sets right in one entry of a claim. */
export type ClaimChange = {
  /** 0 is the first story. */
  readonly story: number;
  /** Such as `people` or `subsets.0`. */
  readonly entry: string;
  /** By the id of a slot; an empty text takes out what stands there, a slot that is not named stays. */
  readonly values: Readonly<Record<string, string>>;
  /** Where the new values stand in the text; values that only change keep their place. */
  readonly span: Span | null;
};

/** Why it cannot be done, for which slot. */
export type ClaimFault = {
  readonly fault: 'no_such_entry' | 'bad_value' | 'no_place' | 'incomplete' | 'nothing_changed';
  readonly slot: string;
};

/** The claim as it shall stand: what a person set is as sure as a person is. */
export function correctedClaim(claim: Claim, change: ClaimChange): { readonly claim: Claim } | ClaimFault {
  const story = change.story === 0 ? claim : claim.further_stories[change.story - 1];
  const entry = story === undefined ? undefined : claimEntries(story).find(({ id }) => id === change.entry);
  if (story === undefined || entry === undefined) return { fault: 'no_such_entry', slot: change.entry };
  const tree = asJson(claim);
  const root = isTree(tree) ? (change.story === 0 ? tree : treeAt(tree, `further_stories.${change.story - 1}`)) : null;
  if (root === null || !isTree(tree)) return { fault: 'no_such_entry', slot: change.entry };
  const leaves = new Map<string, AnyLeaf | null>();
  for (const slot of entry.slots) {
    const made = madeLeaf(slot, change);
    if (made !== undefined && made !== null && 'fault' in made) return made;
    if (made !== undefined) leaves.set(slot.id, made);
  }
  if (leaves.size === 0) return { fault: 'nothing_changed', slot: change.entry };
  write(root, entry, leaves);
  settle(root, entry, story);
  const parsed = claimSchema.safeParse(tree);
  if (parsed.success) return { claim: parsed.data };
  const [, ...path] = parsed.error.issues[0]?.path.map(String) ?? [];
  return { fault: 'incomplete', slot: [entry.id, ...path.slice(entry.id.split('.').length - 1)].join('.') };
}

/** The leaf that shall stand in a slot; undefined where it stays as it is. */
function madeLeaf(slot: ClaimSlot, { values, span }: ClaimChange): AnyLeaf | null | undefined | ClaimFault {
  const given = values[slot.id]?.trim();
  if (given === undefined) return undefined;
  if (given === '') return slot.leaf === null ? undefined : null;
  const value = valueIn(slot, given);
  if (value === null) return { fault: 'bad_value', slot: slot.id };
  if (slot.leaf !== null && span === null && isSame(slot.leaf, value)) return undefined;
  const place = span ?? slot.leaf?.span;
  if (place === undefined) return { fault: 'no_place', slot: slot.id };
  return { ...value, span: [place[0], place[1]], confidence: 1 };
}

type Value = { readonly value: string } | Pick<NumberLeaf, 'value' | 'bound' | 'high'>;

function valueIn({ kind }: ClaimSlot, given: string): Value | null {
  if (kind === 'text') return { value: given.slice(0, 2000) };
  if (kind === 'day') return /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u.test(given) && isDay(given) ? { value: given } : null;
  if (kind !== 'number') return kind.includes(given) ? { value: given } : null;
  const read = boundedNumberOf(given);
  if (read === null) return null;
  const { bound, value, high } = read;
  if (bound === 'exact') return { value };
  if (bound === 'between') return { value, bound, high: high ?? value };
  return { value, bound: CLAIM_BOUND[bound] };
}

/** A claim has one word for at least and more than. */
const CLAIM_BOUND = {
  about: 'about',
  at_least: 'at_least',
  more_than: 'at_least',
  at_most: 'at_most',
  fewer_than: 'at_most',
} as const;

function isDay(given: string): boolean {
  const whole = `${given}${'-01-01'.slice(0, 10 - given.length)}`;
  const date = new Date(`${whole}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === whole;
}

function isSame(leaf: AnyLeaf, value: Value): boolean {
  const plain = (given: object): string =>
    JSON.stringify(['value', 'bound', 'high'].map((name): unknown => Reflect.get(given, name) ?? null));
  return plain(leaf) === plain(value);
}

/** Puts the leaves where they belong; lists close up, and one of several of which nothing is left goes. */
function write(root: Tree, { id, field }: ClaimEntry, leaves: ReadonlyMap<string, AnyLeaf | null>): void {
  const { several, blank, slots } = CLAIM_FIELDS[field];
  const list = root[field];
  const at = Number(id.split('.')[1] ?? 0);
  if (several === true && Array.isArray(list) && at === list.length) list.push(asJson(blank));
  for (const [path, leaf] of leaves) put(root, path, leaf === null ? null : asJson(leaf));
  for (const [part, { many }] of Object.entries(slots)) {
    if (many === undefined) continue;
    const path = part === '' ? id : `${id}.${part}`;
    const kept = valueAt(root, path);
    if (Array.isArray(kept))
      put(
        root,
        path,
        kept.filter((each) => each !== null),
      );
  }
  if (several === true && Array.isArray(list)) root[field] = list.filter((each) => holdsLeaf(each));
}

function holdsLeaf(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(holdsLeaf);
  return 'span' in value || Object.values(value).some(holdsLeaf);
}

/** What the text said in two ways is decided by whoever sets the field; of elements only what no longer stands on both sides. */
function settle(root: Tree, { field }: ClaimEntry, story: ClaimStory): void {
  const valuesOf = (name: 'elements' | 'denied_elements'): string[] => {
    const list = root[name];
    return Array.isArray(list)
      ? list.flatMap((each) => (isTree(each) && typeof each['value'] === 'string' ? each['value'] : []))
      : [];
  };
  const [yes, no] = [valuesOf('elements'), valuesOf('denied_elements')];
  const open = story.contradictions.filter(({ field: of, values }) =>
    of === 'elements'
      ? values.every(({ value }) => [yes, no].every((list) => list.includes(String(value))))
      : of !== field,
  );
  root['contradictions'] = asJson(open);
}

function treeAt(root: Tree, path: string): Tree | null {
  const found = valueAt(root, path);
  return isTree(found) ? found : null;
}

function valueAt(root: Tree, path: string): JsonValue | undefined {
  return path.split('.').reduce<JsonValue | undefined>((inner, name) => {
    if (Array.isArray(inner)) return inner[Number(name)];
    return isTree(inner) ? inner[name] : undefined;
  }, root);
}

function put(root: Tree, path: string, value: JsonValue): void {
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  const holder = parts.length === 0 ? root : valueAt(root, parts.join('.'));
  if (Array.isArray(holder)) holder[Number(last)] = value;
  else if (isTree(holder)) holder[last] = value;
}
