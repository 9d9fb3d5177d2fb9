import type { Condition } from '../../model/condition.js';
import type { Facts } from '../../model/facts.js';
import { isJurisdiction } from '../../model/jurisdiction.js';
import type { Truth } from './look/finding.js';
import { look } from './look/condition.js';
import { sceneOf } from './look/scope.js';
import { sentencesOf } from './look/words.js';

/** Decides a single condition over the facts, for whoever asks one outside a rule. `state` is whose residents count. */
export type Decide = (
  condition: Condition,
  state: string | null,
) => { readonly value: Truth; readonly why: readonly string[] };

export function decideOn(facts: Facts): Decide {
  return (condition, state) => {
    const code = state !== null && isJurisdiction(state) ? state : null;
    if (code === null && JSON.stringify(condition).includes('"residents"'))
      return { value: 'unknown', why: ['no state is named'] };
    const { value, leaves } = look(condition, sceneOf(facts, code));
    return { value, why: sentencesOf(leaves) };
  };
}
