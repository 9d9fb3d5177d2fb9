import { literal } from '../../engine/sql.js';

/**
 * A scalar macro of SQL. What it is given is put in place as text wherever the parameter stands: give it a name or a
 * literal, never an expression, unless its body uses the parameter once. `bind` makes a name.
 */
export type Macro = { readonly name: string; readonly params: readonly string[]; readonly body: string };

export function macroSql(macro: Macro): string {
  return `CREATE OR REPLACE TEMP MACRO ${macro.name}(${macro.params.join(', ')}) AS ${macro.body}`;
}

/** `body` with `name` standing for `value`, which is computed once: DuckDB has no LET, a lambda over a list of one serves. */
export function bind(name: string, value: string, body: string): string {
  return `list_transform([${value}], lambda ${name}: ${body})[1]`;
}

/** Several bindings, each of which sees those before it. */
export function bindAll(steps: readonly (readonly [name: string, value: string])[], body: string): string {
  return steps.toReversed().reduce((inner, [name, value]) => bind(name, value, inner), body);
}

/**
 * What most cells need, where `test` knows them, and `other` for the rest. The engine prepares every lambda anew for each
 * block of rows that reaches it: keep lambdas out of `value`.
 */
export function quick(cell: string, test: string, value: string, other: string): string {
  return `CASE WHEN ${cell} IS NULL THEN NULL WHEN ${test} THEN ${value} ELSE ${other} END`;
}

/** Words as one alternative of a regular expression, longest first. */
export function anyOf(words: readonly string[]): string {
  return `(?:${words.toSorted((left, right) => right.length - left.length || (left < right ? -1 : 1)).join('|')})`;
}

/** A macro of one VARCHAR parameter. Names of variables are unique over all macros, for a lambda takes what it meets. */
export function textMacro(name: string, variable: string, body: string): Macro {
  return { name, params: [variable], body };
}

/** `text` where `pattern` is taken out, everywhere. */
export function without(text: string, pattern: string): string {
  return `regexp_replace(${text}, ${literal(pattern)}, '', 'g')`;
}

export function replaced(text: string, pattern: string, by: string): string {
  return `regexp_replace(${text}, ${literal(pattern)}, ${literal(by)}, 'g')`;
}

export function matches(text: string, pattern: string): string {
  return `regexp_full_match(${text}, ${literal(pattern)})`;
}

export function captured(text: string, pattern: string): string {
  return `regexp_extract(${text}, ${literal(pattern)}, 1)`;
}

/** NULL in place of empty text. The engine's own `nullif` is a macro that computes its argument twice. */
export function filled(name: string, text: string): string {
  return bind(name, text, `CASE WHEN ${name} <> '' THEN ${name} END`);
}

/** Words joined by blanks, NULL for none. The engine's own `array_to_string` computes its argument twice. */
export function joined(words: string): string {
  return `list_aggregate(${words}, 'string_agg', ' ')`;
}
