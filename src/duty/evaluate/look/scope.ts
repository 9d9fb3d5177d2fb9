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
  const named = facts.exposure?.elements;
  const elements = named === undefined ? null : new Set<string>(named);
  const isComplete = facts.exposure?.elements_complete !== false;
  const uncertain = isComplete ? new Set<string>(facts.exposure?.elements_uncertain) : null;
  return (rule) => {
    const known = scopes.get(rule.definitions);
    if (known !== undefined) return known;
    const { definitions } = rule;
    const scope = {
      facts,
      elements,
      uncertain,
      state: stateOf(rule.jurisdiction),
      definitions,
      found: new Map<string, Finding>(),
    };
    scopes.set(definitions, scope);
    return scope;
  };
}

/** US-CA -> CA; null for the United States and for other countries. */
export function stateOf(jurisdiction: string): Jurisdiction | null {
  const code = jurisdiction.startsWith('US-') ? jurisdiction.slice(3) : '';
  return isJurisdiction(code) ? code : null;
}
