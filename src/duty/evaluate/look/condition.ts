import type { Condition } from '../../../model/condition.js';
import { countLeaf } from './counts.js';
import { allOf, anyOf, notOf, truthOf, type Finding, type Leaf } from './finding.js';
import { elementLeaf, flagLeaf, homeLeaf, kindLeaf, roleLeaf, sectorLeaf } from './lookup.js';
import type { Scope } from './scope.js';

/** Whether a condition holds over the facts, and by which of them. Definitions of the scope were checked to be there. */
export function look(condition: Condition, scope: Scope): Finding {
  if ('all' in condition) return allOf(condition.all.map((part) => look(part, scope)));
  if ('any' in condition) return anyOf(condition.any.map((part) => look(part, scope)));
  if ('not' in condition) return notOf(look(condition.not, scope));
  if ('defined' in condition) return lookUp(condition.defined, scope);
  return ofLeaf(leafOf(condition, scope));
}

/** A definition is looked at once per scope: many rules of a file share it. */
function lookUp(name: string, scope: Scope): Finding {
  const known = scope.found.get(name);
  if (known !== undefined) return known;
  const definition = scope.definitions[name];
  const found: Finding = definition === undefined ? { value: 'unknown', leaves: [] } : look(definition, scope);
  scope.found.set(name, found);
  return found;
}

type LeafCondition = Exclude<
  Condition,
  { readonly all: unknown } | { readonly any: unknown } | { readonly not: unknown } | { readonly defined: unknown }
>;

function leafOf(condition: LeafCondition, scope: Scope): Leaf {
  if ('fact' in condition) return flagLeaf(condition.fact, condition.is, scope);
  if ('sector' in condition) return sectorLeaf(condition.sector, scope);
  if ('home' in condition) return homeLeaf(condition.home, scope);
  if ('role' in condition) return roleLeaf(condition.role, scope);
  if ('kind' in condition) return kindLeaf(condition.kind, scope);
  if ('element' in condition) return elementLeaf(condition.element, scope);
  return countLeaf(condition, scope);
}

function ofLeaf(leaf: Leaf): Finding {
  return { value: truthOf(leaf.holds), leaves: [leaf] };
}
