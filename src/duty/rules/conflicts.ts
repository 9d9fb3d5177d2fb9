import type { Position } from '../../base/yaml/positions.js';
import type { Rule, RuleVersion } from '../../model/rule.js';
import { RulesError } from './error.js';
import type { ParsedFile } from './parse.js';

type Placed = { readonly rule: Rule; readonly version: RuleVersion; readonly position: Position };

/**
 * Two versions in force on the same day that answer the same question are a conflict: of one rule always, of two rules unless
 * one is declared an exception to the other. Told with both positions.
 */
export function checkConflicts(files: readonly ParsedFile[]): void {
  const byQuestion = new Map<string, Placed[]>();
  for (const { data, located } of files)
    for (const [at, rule] of data.rules.entries())
      for (const [index, version] of rule.versions.entries()) {
        const placed = { rule, version, position: located.valueAt(['rules', at, 'versions', index]) };
        const question = rule.question ?? rule.id;
        const others = byQuestion.get(question) ?? [];
        for (const other of others) if (overlap(other.version, version)) checkPair(other, placed);
        byQuestion.set(question, [...others, placed]);
      }
}

function checkPair(first: Placed, second: Placed): void {
  const there = `${first.position.file}:${first.position.line}:${first.position.column}`;
  if (first.rule.id === second.rule.id) {
    throw new RulesError(
      'overlapping_versions',
      `two versions of \`${first.rule.id}\` hold on the same day; the other is at ${there}`,
      {
        where: second.position,
        hint: 'End the earlier one with `effective.to` on the day before the later one begins.',
      },
    );
  }
  if (first.version.status !== 'law' || second.version.status !== 'law') return;
  if (first.rule.exception_to.includes(second.rule.id) || second.rule.exception_to.includes(first.rule.id)) return;
  throw new RulesError(
    'conflicting_rules',
    `\`${first.rule.id}\` and \`${second.rule.id}\` both answer \`${first.rule.question ?? first.rule.id}\`; the other is at ${there}`,
    {
      where: second.position,
      hint: 'End one of them, or declare one an exception: exception_to: [id of the other].',
    },
  );
}

function overlap(left: RuleVersion, right: RuleVersion): boolean {
  const [first, second] = [left.effective, right.effective];
  return first.from <= (second.to ?? '9999-12-31') && second.from <= (first.to ?? '9999-12-31');
}
