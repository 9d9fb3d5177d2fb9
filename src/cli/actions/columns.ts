import { nearest } from '../../base/nearest.js';
import { inertText } from '../../base/text.js';
import { ELEMENTS, elementSchema, type Element } from '../../model/element.js';
import { badOption } from '../error.js';

/** `NAME=element` as given with `--column`, the last `=` dividing: a column's name can hold one. */
export function parseColumns(given: readonly string[] | undefined): Readonly<Record<string, Element>> {
  const named = new Map<string, Element>();
  for (const text of given ?? []) {
    const cut = text.lastIndexOf('=');
    const name = text.slice(0, cut);
    if (cut < 1) {
      throw badOption(`--column ${inertText(text, 60)} is not NAME=element`, 'Write for example --column c3=ssn.');
    }
    const element = elementOf(text.slice(cut + 1).trim());
    const before = named.get(name);
    if (before !== undefined && before !== element) {
      throw badOption(`--column names ${inertText(name, 60)} twice`, 'Name each column once.');
    }
    named.set(name, element);
  }
  return Object.fromEntries(named);
}

function elementOf(text: string): Element {
  const parsed = elementSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  const meant = nearest(text, ELEMENTS);
  throw badOption(
    `--column: ${inertText(text, 40)} is no data element`,
    meant === null ? `Use one of: ${ELEMENTS.join(' ')}.` : `Did you mean ${meant}?`,
  );
}
