import type { Element } from '../../../model/element.js';
import { dictionary, type Entry } from './dictionary.js';

/** What was left of a name after its prefixes and suffixes were dropped, and what they said. */
export type Stripped = {
  readonly entries: readonly Entry[];
  readonly hashed: boolean;
  readonly partial: boolean;
  /** Whose it is, when it is not the person of the row. */
  readonly other: string | null;
  readonly flag: 'date' | 'flag' | null;
};
type State = Omit<Stripped, 'entries'> & { readonly words: readonly string[]; readonly named: boolean };
type Lookup = (name: string) => readonly Entry[] | null;

const DEPTH = 4;
/** After `_name` is dropped, only what can have a name is left to propose: `account_name` is no account. */
const NAMED: ReadonlySet<Element> = new Set<Element>([
  'first_name',
  'last_name',
  'full_name',
  'city',
  'state',
  'country',
  'plan',
  'street',
  'username',
  'ignore',
]);
const NAME_WORDS = new Set(['name', 'nm', 'nam']);
const DATE_WORDS = new Set(['date', 'dt', 'dte', 'exp', 'expiry', 'issue_date']);
/** A second telephone or address is still the person's own. */
const OWN_CONTACT: ReadonlySet<string> = new Set(['secondary', 'sec', 'alt_contact', 'joint']);
const CONTACT: ReadonlySet<Element> = new Set<Element>([
  'phone',
  'email',
  'address',
  'street',
  'city',
  'state',
  'postal_code',
  'country',
]);

/** Breadth first: the name that is left longest wins. */
export function strip(words: readonly string[], lookup: Lookup): Stripped | null {
  let states: State[] = [{ words, hashed: false, partial: false, other: null, flag: null, named: false }];
  for (let depth = 0; depth < DEPTH; depth += 1) {
    const next = states.flatMap(shorter).toSorted((left, right) => right.words.length - left.words.length);
    for (const state of next) {
      const entries = lookup(state.words.join('_'))?.filter((entry) => !state.named || NAMED.has(entry.element)) ?? [];
      if (entries.length > 0) return finish(state, entries);
    }
    states = next.slice(0, 40);
  }
  return null;
}

function finish(state: State, entries: readonly Entry[]): Stripped {
  const own = state.other !== null && OWN_CONTACT.has(state.other) && entries.every((e) => CONTACT.has(e.element));
  return { ...state, other: own ? null : state.other, entries };
}

function shorter(state: State): readonly State[] {
  return [...withoutPrefix(state), ...withoutSuffix(state), ...expanded(state)];
}

function withoutPrefix(state: State): readonly State[] {
  const { affixes } = dictionary();
  const found: State[] = [];
  for (let size = 1; size <= Math.min(3, state.words.length - 1); size += 1) {
    const prefix = state.words.slice(0, size).join('_');
    const words = state.words.slice(size);
    if (affixes.org_prefix.has(prefix) || affixes.other_person_prefix.has(prefix)) {
      found.push({ ...state, words, other: prefix });
    } else if (affixes.suffix_hash.has(prefix)) {
      found.push({ ...state, words, hashed: true });
    } else if (affixes.suffix_partial.has(prefix)) {
      found.push({ ...state, words, partial: true });
    } else if (
      affixes.role_prefix.has(prefix) ||
      affixes.address_role_prefix.has(prefix) ||
      affixes.type_prefix.has(prefix)
    ) {
      found.push({ ...state, words });
    }
  }
  return found;
}

function withoutSuffix(state: State): readonly State[] {
  const { affixes } = dictionary();
  const found: State[] = [];
  for (let size = 1; size <= Math.min(2, state.words.length - 1); size += 1) {
    const suffix = state.words.slice(-size).join('_');
    const words = state.words.slice(0, -size);
    if (affixes.suffix_hash.has(suffix)) found.push({ ...state, words, hashed: true });
    else if (affixes.suffix_partial.has(suffix)) found.push({ ...state, words, partial: true });
    else if (DATE_WORDS.has(suffix)) found.push({ ...state, words, flag: 'date' });
    else if (affixes.suffix_flag.has(suffix)) found.push({ ...state, words, flag: 'flag' });
    else if (affixes.suffix_drop.has(suffix)) {
      found.push({ ...state, words, named: state.named || NAME_WORDS.has(suffix) });
    }
  }
  return found;
}

function expanded(state: State): readonly State[] {
  const { abbreviations } = dictionary();
  const words = state.words.map((word) => abbreviations.get(word) ?? word);
  return words.some((word, index) => word !== state.words[index]) ? [{ ...state, words }] : [];
}
