import type { COMPOSITE_FORMS, Form } from '../../model/element.js';

export type CompositeForm = (typeof COMPOSITE_FORMS)[number];

/** The cells of one row that a composite form joins. */
export const COMPOSITES: readonly (readonly [form: CompositeForm, parts: readonly [Form, Form, Form]])[] = [
  ['name_birth', ['last_name', 'first_name', 'date_of_birth']],
  ['name_postal', ['last_name', 'first_name', 'postal_code']],
  ['name_street', ['last_name', 'first_initial', 'street']],
  ['name_last4', ['last_name', 'first_name', 'ssn_last4']],
  ['name_phone_last4', ['last_name', 'first_name', 'phone_last4']],
];

const TURNS = [0, 21, 42];

/**
 * Tokens are uniform 64-bit values already: turned by different counts and added without carry they make a token as good
 * as a hash of the three. NULL where a part is missing.
 */
export function compositeSql(columns: readonly string[]): string {
  return columns
    .map((column, place) => turned(column, TURNS[place] ?? 0))
    .reduce((left, right) => `xor(${left}, ${right})`);
}

function turned(column: string, by: number): string {
  if (by === 0) return column;
  const kept = (1n << BigInt(64 - by)) - 1n;
  return `(((${column} & ${kept}::UBIGINT) << ${by}) | (${column} >> ${64 - by}))`;
}
