import { literal } from '../../engine/sql.js';

/**
 * What a cell must look like, as data with two spellings: `matches` in JavaScript for the sample, `ruleSql` for the whole
 * column. Patterns match the whole cleaned text and stay within what JavaScript and RE2 both read: no look-around, no
 * back-references, no `\s`, `\b`.
 */
export type Rule = Form | { readonly anyOf: readonly Rule[] };

type Form = {
  readonly clean: Clean;
  readonly pattern: string;
  /** A text of the right form that this finds is still not valid. */
  readonly not?: string;
  /** The digits pass Luhn's check (ISO/IEC 7812-1). */
  readonly luhn?: boolean;
};

/** `text`: outer space gone, upper case, hard spaces soft. `compact`: also no separators, text guards or `.0`. `phone`: also no extension or leading 1. */
export type Clean = 'text' | 'compact' | 'phone';

const SPACE = ' \t\n\r\u00a0\u2007\u202f';
/** Outer characters that are no part of a value: space, quotes, and what keeps a spreadsheet from calculating. */
const OUTER = `${SPACE}"'=`;
const SEPARATORS = `${SPACE}-./()`;
const FLOAT = '\\.0+$';
const EXTENSION = `[${SPACE},;]*(?:EXTENSION|EXT|X|#)[${SPACE}.:]*[0-9]{1,6}$`;
const TRUNK = '^(?:\\+1|0011|001|0111|1)([0-9]{10})$';

const HARD_SPACE = '\t\n\r\u00a0\u2007\u202f';

type Step = { readonly drop: string } | { readonly blank: string } | { readonly replace: string; readonly by: string };

/** After the outer characters are gone and letters are upper case. */
const STEPS: Readonly<Record<Clean, readonly Step[]>> = {
  text: [{ blank: HARD_SPACE }],
  compact: [{ replace: FLOAT, by: '' }, { drop: SEPARATORS }],
  phone: [
    { replace: FLOAT, by: '' },
    { replace: EXTENSION, by: '' },
    { drop: SEPARATORS },
    { replace: TRUNK, by: '$1' },
  ],
};

type Patterns = { readonly whole: RegExp; readonly not: RegExp | undefined };
const compiled = new WeakMap<Form, Patterns>();

function patternsOf(rule: Form): Patterns {
  const known = compiled.get(rule);
  if (known !== undefined) return known;
  const not = rule.not === undefined ? undefined : new RegExp(rule.not, 'u');
  const made = { whole: new RegExp(`^(?:${rule.pattern})$`, 'u'), not };
  compiled.set(rule, made);
  return made;
}

const OUTER_RUNS = new RegExp(`^[${OUTER}]+|[${OUTER}]+$`, 'gu');
const steps = { text: STEPS.text.map(compile), compact: STEPS.compact.map(compile), phone: STEPS.phone.map(compile) };

function compile(step: Step): readonly [RegExp, string] {
  if ('drop' in step) return [new RegExp(`[${step.drop.replace('-', '\\-')}]`, 'gu'), ''];
  if ('blank' in step) return [new RegExp(`[${step.blank}]`, 'gu'), ' '];
  return [new RegExp(step.replace, 'u'), step.by];
}

export function cleaned(clean: Clean, text: string): string {
  const inner = text.toUpperCase().replace(OUTER_RUNS, '');
  return steps[clean].reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), inner);
}

export function matches(rule: Rule, text: string): boolean {
  return matchesCleaned(rule, (clean) => cleaned(clean, text));
}

/** The same for a text whose cleaned forms are at hand. */
export function matchesCleaned(rule: Rule, read: (clean: Clean) => string): boolean {
  if ('anyOf' in rule) return rule.anyOf.some((each) => matchesCleaned(each, read));
  return fits(rule, read(rule.clean));
}

function fits(rule: Form, value: string): boolean {
  const { whole, not } = patternsOf(rule);
  if (!whole.test(value) || not?.test(value) === true) return false;
  return rule.luhn !== true || luhn(value);
}

export function luhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    sum += index % 2 === 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit;
  }
  return sum % 10 === 0;
}

/** The same rule as a SQL predicate; `read` gives the expression of the value in each cleaned form. */
export function ruleSql(rule: Rule, read: (clean: Clean) => string): string {
  if ('anyOf' in rule) return `(${rule.anyOf.map((each) => ruleSql(each, read)).join(' OR ')})`;
  const value = read(rule.clean);
  const parts = [`regexp_full_match(${value}, ${literal(rule.pattern)})`];
  if (rule.not !== undefined) parts.push(`NOT regexp_matches(${value}, ${literal(rule.not)})`);
  if (rule.luhn === true) parts.push(luhnSql(value));
  return `(${parts.join(' AND ')})`;
}

/** The cleaned forms that a rule reads. */
export function cleansOf(rule: Rule): readonly Clean[] {
  return 'anyOf' in rule ? [...new Set(rule.anyOf.flatMap(cleansOf))] : [rule.clean];
}

export function cleanedSql(clean: Clean, column: string): string {
  const { pattern, value } = PLAIN[clean];
  const all = STEPS[clean].reduce(stepSql, `trim(upper(${column}), ${literal(OUTER)})`);
  return `CASE WHEN regexp_full_match(${column}, ${literal(pattern)}) THEN ${value(column)} ELSE ${all} END`;
}

/** What most cells look like, in which there is nothing to clean: one look in place of four changes. */
const PLAIN: Readonly<Record<Clean, { readonly pattern: string; readonly value: (column: string) => string }>> = {
  text: { pattern: '[!#-&(-<>-~](?:[ -~]*[!#-&(-<>-~])?', value: (column) => `upper(${column})` },
  compact: { pattern: '[0-9A-Z]+', value: (column) => column },
  phone: { pattern: '[0-9]{1,10}', value: (column) => column },
};

function stepSql(value: string, step: Step): string {
  if ('drop' in step) return `translate(${value}, ${literal(step.drop)}, '')`;
  if ('blank' in step) return `translate(${value}, ${literal(step.blank)}, ${literal(' '.repeat(step.blank.length))})`;
  return `regexp_replace(${value}, ${literal(step.replace)}, ${literal(step.by.replace('$1', '\\1'))})`;
}

const LUHN_DIGITS = 20;

/** Whether the digits of a text, at most twenty of them, pass Luhn's check. */
export function luhnSql(value: string): string {
  const padded = `lpad(${value}, ${LUHN_DIGITS}, '0')`;
  const terms = Array.from({ length: LUHN_DIGITS }, (_, index) => {
    const digit = `substr(${padded}, ${LUHN_DIGITS - index}, 1)`;
    // The place of a digit in this text, less one, is the digit sum of its double.
    return index % 2 === 0 ? `ascii(${digit}) - 48` : `strpos('0516273849', ${digit}) - 1`;
  });
  return `(${terms.join(' + ')}) % 10 = 0`;
}

/** Any text at all. */
export const ANYTHING: Rule = { clean: 'text', pattern: `.*[^${SPACE}].*` };
