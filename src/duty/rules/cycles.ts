import type { Condition } from '../../model/condition.js';
import type { RuleVersion } from '../../model/rule.js';
import { RulesError } from './error.js';
import type { ParsedFile } from './parse.js';

/** A definition that is defined by itself, or duties that wait for each other, would never be settled. */
export function checkCycles(files: readonly ParsedFile[], shared: Readonly<Record<string, Condition>>): void {
  for (const file of files) {
    const all = { ...shared, ...file.data.definitions };
    for (const name of Object.keys(all)) {
      const path = cycleFrom(name, (each) => definitionsIn(all[each]));
      if (path !== null) fail(path, file.located.keyAt(['definitions', name]));
    }
  }
  const waits = new Map<string, string[]>();
  for (const { data } of files) for (const rule of data.rules) waits.set(rule.id, rule.versions.flatMap(waitsFor));
  for (const { data, located } of files)
    for (const [at, { id }] of data.rules.entries()) {
      const path = cycleFrom(id, (each) => waits.get(each) ?? []);
      if (path !== null) fail(path, located.keyAt(['rules', at]));
    }
}

/** Duties whose deadline this one's deadline is told by. */
function waitsFor({ order }: RuleVersion): string[] {
  return order === undefined || 'after' in order ? [] : Object.values(order);
}

function definitionsIn(condition: Condition | undefined): string[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap(definitionsIn);
  if ('any' in condition) return condition.any.flatMap(definitionsIn);
  if ('not' in condition) return definitionsIn(condition.not);
  return 'defined' in condition ? [condition.defined] : [];
}

function cycleFrom(start: string, next: (name: string) => readonly string[]): string[] | null {
  const seen = new Set<string>();
  const walk = (name: string, path: readonly string[]): string[] | null => {
    for (const each of next(name)) {
      if (each === start) return [...path, each];
      if (seen.has(each)) continue;
      seen.add(each);
      const found = walk(each, [...path, each]);
      if (found !== null) return found;
    }
    return null;
  };
  return walk(start, [start]);
}

function fail(
  path: readonly string[],
  where: { readonly file: string; readonly line: number; readonly column: number },
): never {
  throw new RulesError('circular_rules', `these lead back to themselves: ${path.join(' -> ')}`, {
    where,
    hint: 'Let one of them stand alone.',
  });
}
