import type { Condition } from '../../model/condition.js';
import type { RuleBook } from '../../model/rule.js';
import { bookOf, type CheckedFiles } from './book.js';
import { checkConflicts } from './conflicts.js';
import { checkCycles } from './cycles.js';
import { RulesError } from './error.js';
import { parseDefinitions, parseRuleFile, type ParsedFile, type RuleText } from './parse.js';
import { checkReferences } from './references.js';

export { bookOf, type CheckedFiles } from './book.js';
export { RulesError } from './error.js';
export type { RuleText } from './parse.js';

/** The rules of all files, checked as `checkRules` does. */
export function readRules(texts: readonly RuleText[], calendars: readonly string[]): RuleBook {
  return bookOf(checkRules(texts, calendars));
}

/**
 * Checks the rules of all files: their shape, their references, their intervals, and that no two in force answer the same
 * question unless one is an exception to the other. Throws `RulesError` with file, line and column. Files named
 * `definitions.yaml` hold words that all others may use. `calendars` names the holiday calendars there are.
 */
export function checkRules(texts: readonly RuleText[], calendars: readonly string[]): CheckedFiles {
  const shared: Record<string, Condition> = Object.assign({}, ...texts.filter(isDefinitions).map(parseDefinitions));
  const files = texts.filter((text) => !isDefinitions(text)).map(parseRuleFile);
  checkIds(files);
  checkReferences(files, shared, calendars);
  checkCycles(files, shared);
  checkConflicts(files);
  return { shared, files: files.map(({ data }) => data) };
}

function isDefinitions({ file }: RuleText): boolean {
  return /(^|[\\/])definitions\.yaml$/u.test(file);
}

function checkIds(files: readonly ParsedFile[]): void {
  const seen = new Set<string>();
  for (const { data, located } of files)
    for (const [at, { id, names }] of data.rules.entries()) {
      const twice = [id, ...names].find((name) => seen.has(name));
      if (twice !== undefined) {
        throw new RulesError('duplicate_rule', `there are two rules \`${twice}\``, {
          where: located.valueAt(['rules', at, 'id']),
          hint: 'Write its versions one below the other in one rule, or give it another id.',
        });
      }
      for (const name of [id, ...names]) seen.add(name);
    }
}
