import type { Located } from '../../base/yaml/positions.js';
import { FactsError } from './error.js';

/** Dots stand for what somebody still has to write. Taken for a fact, they would be printed in a draft. */
export function checkPlaceholders(located: Located): void {
  const path = placeholderIn(located.data, []);
  if (path === null) return;
  throw new FactsError('placeholder', `${path.join('.')} holds only dots, and says nothing`, {
    where: located.valueAt(path),
    hint: 'Write what is known there, or leave it out.',
  });
}

function placeholderIn(value: unknown, path: readonly (string | number)[]): readonly (string | number)[] | null {
  if (typeof value === 'string') return /^\s*(?:\.{2,}|…)\s*$/u.test(value) ? path : null;
  if (value === null || typeof value !== 'object') return null;
  const inner: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, each] of inner) {
    const found = placeholderIn(each, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}
