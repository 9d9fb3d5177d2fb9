import type { PlacedRule, RuleVersion } from '../../model/rule.js';
import { look } from './look/condition.js';
import { allOf, type Finding, type Truth } from './look/finding.js';
import type { Scope } from './look/scope.js';
import { versionOn } from './version.js';
import { changesOf, sentencesOf } from './look/words.js';

/** Whether a rule applies, before it is asked how rules stand to each other. */
export type Application = {
  readonly rule: PlacedRule;
  readonly version: RuleVersion | null;
  readonly applies: Truth;
  readonly why: readonly string[];
  readonly decidedBy: readonly string[];
  readonly wouldChange: readonly string[];
};

export function applicationOf(rule: PlacedRule, scope: Scope, day: string): Application {
  const chosen = versionOn(rule, day);
  if (chosen.version === null) {
    const { outcome, why } = chosen;
    const unbound = outcome === 'unknown' ? unboundBy(rule, scope) : null;
    if (unbound !== null) return unbound;
    return { rule, version: null, applies: outcome, why: [why], decidedBy: [], wouldChange: ['--as-of: another day'] };
  }
  const { version } = chosen;
  const bound = version.who.when === undefined ? [] : [look(version.who.when, scope)];
  const found = allOf([...bound, look(version.trigger, scope)]);
  const lifted = found.value === 'no' ? null : liftedBy(version, scope);
  if (lifted !== null) return { ...told(rule, version, lifted.finding), applies: 'no', why: lifted.why };
  return { ...told(rule, version, found), applies: found.value };
}

/** Whom a rule binds is taken to be the same before its first version: a rule for others stays one for others. */
function unboundBy(rule: PlacedRule, scope: Scope): Application | null {
  const [first] = [...rule.versions].sort((left, right) => (left.effective.from < right.effective.from ? -1 : 1));
  if (first?.who.when === undefined) return null;
  const found = look(first.who.when, scope);
  return found.value === 'no' ? { ...told(rule, first, found), applies: 'no' } : null;
}

function told(rule: PlacedRule, version: RuleVersion, { leaves, value }: Finding): Application {
  const sentences = sentencesOf(leaves);
  return { rule, version, applies: value, why: sentences, decidedBy: sentences, wouldChange: changesOf(leaves) };
}

/** The first exception whose facts are there. One that would need facts that are missing lifts nothing. */
function liftedBy(
  { exceptions }: RuleVersion,
  scope: Scope,
): { readonly finding: Finding; readonly why: readonly string[] } | null {
  for (const { name, test, when } of exceptions) {
    if (when === undefined) continue;
    const finding = look(when, scope);
    if (finding.value === 'yes')
      return {
        finding,
        why: [`exception ${name}: ${sentencesOf(finding.leaves).join('; ')}`, `the law's test: ${test}`],
      };
  }
  return null;
}
