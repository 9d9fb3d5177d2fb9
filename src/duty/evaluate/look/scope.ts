import type { Facts } from '../../../model/facts.js';
import type { Jurisdiction } from '../../../model/jurisdiction.js';
import { isJurisdiction } from '../../../model/jurisdiction.js';
import type { PlacedRule, RuleFile } from '../../../model/rule.js';
import type { Finding } from './finding.js';

/** What a condition is looked at with: the facts, the state whose residents count, and the words that are defined there. */
export type Scope = {
  readonly facts: Facts;
  readonly elements: ReadonlySet<string> | null;
  /** Elements of which it is not known whether they were taken; null for all that are not among those that were. */
  readonly uncertain: ReadonlySet<string> | null;
  readonly state: Jurisdiction | null;
  readonly definitions: RuleFile['definitions'];
  readonly found: Map<string, Finding>;
};

/** A scope per file: rules of one file share definitions and jurisdiction. */
export function makeScopes(facts: Facts): (rule: PlacedRule) => Scope {
  const scopes = new Map<RuleFile['definitions'], Scope>();
  const scene = sceneOf(facts, null);
  return ({ definitions, jurisdiction }) => {
    const known = scopes.get(definitions);
    if (known !== undefined) return known;
    const scope = { ...scene, state: stateOf(jurisdiction), definitions, found: new Map<string, Finding>() };
    scopes.set(definitions, scope);
    return scope;
  };
}

/** The facts, for conditions that use no defined words. */
export function sceneOf(facts: Facts, state: Jurisdiction | null): Scope {
  const { elements, elements_complete: isComplete, elements_uncertain: uncertain } = facts.exposure ?? {};
  return {
    facts,
    elements: elements === undefined ? null : new Set<string>(elements),
    uncertain: isComplete === false ? null : new Set<string>(uncertain),
    state,
    definitions: {},
    found: new Map<string, Finding>(),
  };
}

/** US-CA -> CA; null for the United States and for other countries. */
export function stateOf(jurisdiction: string): Jurisdiction | null {
  const code = jurisdiction.startsWith('US-') ? jurisdiction.slice(3) : '';
  return isJurisdiction(code) ? code : null;
}
