import type { Condition } from '../../model/condition.js';
import type { PlacedRule, RuleBook, RuleFile } from '../../model/rule.js';

/** What is kept of checked files: their data, without the places that only their faults need. */
export type CheckedFiles = {
  readonly shared: Readonly<Record<string, Condition>>;
  readonly files: readonly RuleFile[];
};

/** The book of checked files: each rule with what its file says of it. */
export function bookOf({ shared, files }: CheckedFiles): RuleBook {
  const rules = new Map<string, PlacedRule>();
  for (const { regime, jurisdiction, reviewed, sources, definitions: own, rules: listed } of files) {
    const definitions = { ...shared, ...own };
    for (const rule of listed) rules.set(rule.id, { ...rule, regime, jurisdiction, reviewed, sources, definitions });
  }
  const [reviewed = ''] = files.map((file) => file.reviewed).sort();
  return { rules, reviewed };
}
