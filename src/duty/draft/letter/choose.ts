import type { Facts } from '../../../model/facts.js';
import type { LetterForm, LetterItem, LetterState } from '../../../model/form.js';
import type { Lookup } from '../lookup.js';
import { askedFor, hasCredentials, isKnown, type Asked } from './conditions.js';

/** What becomes of an item in the letter of one state. */
export type Choice = {
  readonly item: LetterItem;
  readonly by: 'state' | 'optional' | 'own';
  /** In the letter, said by another item, or left out. */
  readonly fate: 'in' | 'said_elsewhere' | 'out';
  readonly why: string | null;
  /** The state's own condition, in words. */
  readonly condition: string | null;
  readonly asked: Asked;
};

/** Every item of the letter with what becomes of it: what the state forbids stays out before anything else is asked. */
export function chooseItems(letter: LetterForm, rules: LetterState, facts: Facts, lookup: Lookup): Choice[] {
  const first = letter.items.map((item) => choiceOf(item, rules, facts, lookup));
  const said = new Set(first.filter(({ fate }) => fate === 'said_elsewhere').flatMap(({ item }) => item.same_as));
  return first.map((choice) =>
    said.has(choice.item.id) && choice.fate === 'out' && !isForbidden(choice.item.id, rules)
      ? { ...choice, fate: 'in', by: 'state', why: null }
      : choice,
  );
}

export function isForbidden(id: string, { must_not: mustNot, keep_out: keepOut }: LetterState): boolean {
  return mustNot.some(({ item }) => item === id) || keepOut.includes(id);
}

function choiceOf(item: LetterItem, rules: LetterState, facts: Facts, lookup: Lookup): Choice {
  const must = rules.must.find((each) => each.item === item.id);
  const may = rules.may.find((each) => each.item === item.id);
  const rule = must ?? may;
  const asked = rule === undefined ? { holds: false, why: null } : askedFor(rule.when, item, facts, lookup);
  const base = { item, asked, condition: rule?.if ?? null };
  const forbidden = rules.must_not.find((each) => each.item === item.id);
  if (forbidden !== undefined)
    return { ...base, by: 'state', fate: 'out', why: `the state forbids it: ${forbidden.text}` };
  if (rules.keep_out.includes(item.id))
    return { ...base, by: 'own', fate: 'out', why: 'kept out: it could tell what the state forbids to tell' };
  const isWanted = must !== undefined && asked.holds !== false;
  const fate = item.same_as.length > 0 ? 'said_elsewhere' : 'in';
  if (isWanted) return { ...base, by: 'state', fate, why: null };
  const by = may === undefined ? 'own' : 'optional';
  const isOwn = ownWish(item, facts, lookup) || (may !== undefined && asked.holds === true && isKnown(item, lookup));
  if (isOwn && item.same_as.length === 0) return { ...base, by, fate: 'in', why: null };
  return { ...base, by, fate: 'out', why: rule === undefined ? null : asked.why };
}

function ownWish(item: LetterItem, facts: Facts, lookup: Lookup): boolean {
  switch (item.own) {
    case 'always':
      return true;
    case 'if_known':
      return isKnown(item, lookup);
    case 'if_offered':
      return facts.services?.offered === true;
    case 'if_credentials':
      return hasCredentials(facts);
    default:
      return false;
  }
}
