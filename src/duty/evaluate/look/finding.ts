import type { FactElement } from '../../../model/facts-words.js';

export type Truth = 'yes' | 'no' | 'unknown';

/** A single fact that a condition looked at: where it stands in the facts file, and what it says. */
export type Leaf = {
  readonly path: string;
  /** Whether the statement holds; null where the fact is missing. */
  readonly holds: boolean | null;
  /** What the fact says, as a statement. */
  readonly says: string;
  /** What would have to stand there for the opposite. */
  readonly would: string;
  readonly element?: FactElement;
};

export type Finding = { readonly value: Truth; readonly leaves: readonly Leaf[] };

/** Kleene's three values: a part that is no decides, whatever is unknown beside it. */
export function allOf(parts: readonly Finding[]): Finding {
  const decisive = (['no', 'unknown'] as const).find((value) => parts.some((part) => part.value === value)) ?? 'yes';
  return { value: decisive, leaves: leavesOf(parts, decisive) };
}

export function anyOf(parts: readonly Finding[]): Finding {
  const decisive = (['yes', 'unknown'] as const).find((value) => parts.some((part) => part.value === value)) ?? 'no';
  return { value: decisive, leaves: leavesOf(parts, decisive) };
}

export function notOf({ value, leaves }: Finding): Finding {
  return { value: value === 'yes' ? 'no' : value === 'no' ? 'yes' : 'unknown', leaves };
}

export function truthOf(holds: boolean | null): Truth {
  return holds === null ? 'unknown' : holds ? 'yes' : 'no';
}

function leavesOf(parts: readonly Finding[], value: Truth): Leaf[] {
  return parts.filter((part) => part.value === value).flatMap((part) => part.leaves);
}
