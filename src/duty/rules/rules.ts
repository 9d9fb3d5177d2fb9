import type { Condition } from '../../model/condition.js';
import type { PlacedRule, RuleBook } from '../../model/rule.js';
import { checkConflicts } from './conflicts.js';
import { checkCycles } from './cycles.js';
import { RulesError } from './error.js';
import { parseDefinitions, parseRuleFile, type ParsedFile, type RuleText } from './parse.js';
import { checkReferences } from './references.js';

export { RulesError } from './error.js';
export type { RuleText } from './parse.js';

/**
 * The rules of all files, checked: their shape, their references, their intervals, and that no two in force answer the same
 * question unless one is an exception to the other. Throws `RulesError` with file, line and column. Files named
 * `definitions.yaml` hold words that all others may use. `calendars` names the holiday calendars there are.
 */
export function readRules(texts: readonly RuleText[], calendars: readonly string[]): RuleBook {
  const shared = texts.filter(isDefinitions).map(parseDefinitions);
  const files = texts.filter((text) => !isDefinitions(text)).map(parseRuleFile);
  const definitions: Record<string, Condition> = Object.assign({}, ...shared);
  const rules = placeRules(files, definitions);
  checkReferences(files, rules, definitions, calendars);
  checkCycles(files, definitions);
  checkConflicts(files);
  const [reviewed = ''] = files.map(({ data }) => data.reviewed).sort();
  return { rules, reviewed };
}

function isDefinitions({ file }: RuleText): boolean {
  return /(^|[\\/])definitions\.yaml$/u.test(file);
}

function placeRules(
  files: readonly ParsedFile[],
  shared: Readonly<Record<string, Condition>>,
): Map<string, PlacedRule> {
  const rules = new Map<string, PlacedRule>();
  for (const { data, located } of files) {
    const { regime, jurisdiction, reviewed, sources } = data;
    const definitions = { ...shared, ...data.definitions };
    for (const [at, rule] of data.rules.entries()) {
      if (rules.has(rule.id)) {
        throw new RulesError('duplicate_rule', `there are two rules \`${rule.id}\``, {
          where: located.valueAt(['rules', at, 'id']),
          hint: 'Write its versions one below the other in one rule, or give it another id.',
        });
      }
      rules.set(rule.id, { ...rule, regime, jurisdiction, reviewed, sources, definitions });
    }
  }
  return rules;
}
