import { literal } from '../../engine/sql.js';

/** A scalar macro of SQL. Its parameters stand once each in its body, inside `bind`, so that nesting never copies work. */
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

/** Words as one alternative of a regular expression, longest first. */
export function anyOf(words: readonly string[]): string {
  return `(?:${words.toSorted((left, right) => right.length - left.length || (left < right ? -1 : 1)).join('|')})`;
}

/** A macro of one VARCHAR parameter. */
export function textMacro(name: string, variable: string, body: string): Macro {
  return { name, params: ['given'], body: bind(variable, 'given::VARCHAR', body) };
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
