import type { Connection } from '../../engine/connection.js';
import type { Form } from '../../model/element.js';
import type { TokenTable } from '../../model/tokens.js';
import { NormaliseError } from './error.js';
import { installWords } from './forms/words.js';
import { bind, macroSql } from './macro.js';
import { EXACT, PARTIAL, allMacros, isExact, isPartial, type DateOrder } from './registry.js';
import { markingOf, reuseTokens, type Earlier } from './reuse.js';
import { makeTokens, type TokeniseRequest } from './tokenise.js';

export { findCoherence } from './coherence.js';
export type { Earlier } from './reuse.js';
export type { KnownTexts, TokeniseRequest } from './tokenise.js';

/** Raised with every change that gives any value another token: an index of another version is rebuilt. */
export const NORMALISER_VERSION = 3;

/** Makes all macros and word tables in a connection, once. `token(form, value)` must be there before values are tokenised. */
export async function installNormalisers(connection: Connection): Promise<void> {
  await installWords(connection);
  await connection.run(allMacros().map(macroSql).join(';\n'));
}

/** Makes the token table of one sample table; rows that were tokenised before are taken from there. */
export async function tokenise(
  connection: Connection,
  request: TokeniseRequest,
  earlier: Earlier | null = null,
): Promise<TokenTable> {
  const reused = earlier === null ? null : await reuseTokens(connection, request, earlier);
  return reused ?? makeTokens(connection, request);
}

/** Digest of how rows are marked: rows of one marking that have the same mark have the same tokens. */
export function markingFor(request: TokeniseRequest): string {
  return markingOf(request, NORMALISER_VERSION);
}

/**
 * SQL of the normalised text of `expr` (VARCHAR): NULL where it is empty, a placeholder, or not of the form. For a partial
 * form, what a masked or truncated cell holds. Composite forms have no text: the code `not_a_cell_form`.
 */
export function normalisedSql(form: Form, expr: string, options: { readonly dateOrder?: DateOrder } = {}): string {
  const named = /^[a-z][a-z0-9_]*$/u.test(expr);
  const cell = named ? expr : 'normalised_cell';
  const made = (sql: string): string => (named ? sql : bind(cell, `(${expr})::VARCHAR`, sql));
  if (isExact(form)) return made(EXACT[form](cell, options.dateOrder ?? null));
  if (isPartial(form)) return made(PARTIAL[form](cell));
  throw new NormaliseError('not_a_cell_form', 'a composite form is made of tokens, not of text');
}
