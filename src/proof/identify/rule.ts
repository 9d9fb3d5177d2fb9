import { literal, literals } from '../../engine/sql.js';

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
  /** Characters `at` (1-based; negative counts from the end) to `at + length - 1` stand in the list. */
  readonly member?: { readonly at: number; readonly length: number; readonly of: readonly string[] };
  /** The digits pass Luhn's check (ISO/IEC 7812-1). */
  readonly luhn?: boolean;
};

/** `text`: outer space gone, upper case. `compact`: also no separators, text guards or `.0`. `phone`: also no extension or leading 1. */
export type Clean = 'text' | 'compact' | 'phone';

const SPACE = ' \t\n\r\u00a0\u2007\u202f';
const GUARD = `^[${SPACE}]*(?:="|['"])?|"?[${SPACE}]*$`;
const FLOAT = '\\.0+$';
const SEPARATORS = `[${SPACE}./()-]`;
const EXTENSION = `[${SPACE},;]*(?:EXTENSION|EXT|X|#)[${SPACE}.:]*[0-9]{1,6}$`;
const TRUNK = '^(?:\\+1|0011|001|0111|1)([0-9]{10})$';

const cleaners: Record<Clean, readonly (readonly [pattern: string, replacement: string])[]> = {
  text: [[GUARD, '']],
  compact: [
    [GUARD, ''],
    [FLOAT, ''],
    [SEPARATORS, ''],
  ],
  phone: [
    [GUARD, ''],
    [FLOAT, ''],
    [EXTENSION, ''],
    [SEPARATORS, ''],
    [TRUNK, '$1'],
  ],
};

const compiled = new Map<string, RegExp>();

function regex(pattern: string, flags: string): RegExp {
  const key = `${flags}/${pattern}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const made = new RegExp(pattern, flags);
  compiled.set(key, made);
  return made;
}

export function cleaned(clean: Clean, text: string): string {
  return cleaners[clean].reduce(
    (rest, [pattern, replacement]) => rest.replace(regex(pattern, 'gu'), replacement),
    text.toUpperCase(),
  );
}

const members = new WeakMap<readonly string[], ReadonlySet<string>>();

function memberSet(list: readonly string[]): ReadonlySet<string> {
  const known = members.get(list);
  if (known !== undefined) return known;
  const made = new Set(list);
  members.set(list, made);
  return made;
}

export function matches(rule: Rule, text: string): boolean {
  if ('anyOf' in rule) return rule.anyOf.some((each) => matches(each, text));
  return fits(rule, cleaned(rule.clean, text));
}

function fits(rule: Form, value: string): boolean {
  if (!regex(`^(?:${rule.pattern})$`, 'u').test(value)) return false;
  if (rule.not !== undefined && regex(rule.not, 'u').test(value)) return false;
  if (rule.member !== undefined && !memberSet(rule.member.of).has(piece(value, rule.member.at, rule.member.length))) {
    return false;
  }
  return rule.luhn !== true || luhn(value);
}

function piece(value: string, at: number, length: number): string {
  const start = at > 0 ? at - 1 : Math.max(0, value.length + at);
  return value.slice(start, start + length);
}

export function luhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    sum += index % 2 === 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit;
  }
  return sum % 10 === 0;
}

/** The same rule as a SQL predicate over `column`, a quoted name or an expression. */
export function ruleSql(rule: Rule, column: string): string {
  if ('anyOf' in rule) return `(${rule.anyOf.map((each) => ruleSql(each, column)).join(' OR ')})`;
  const value = cleanedSql(rule.clean, column);
  const parts = [`regexp_full_match(${value}, ${literal(rule.pattern)})`];
  if (rule.not !== undefined) parts.push(`NOT regexp_matches(${value}, ${literal(rule.not)})`);
  if (rule.member !== undefined) {
    const { at, length, of } = rule.member;
    parts.push(`substr(${value}, ${at}, ${length}) IN ${literals(of)}`);
  }
  if (rule.luhn === true) parts.push(luhnSql(value));
  return `(${parts.join(' AND ')})`;
}

function cleanedSql(clean: Clean, column: string): string {
  return cleaners[clean].reduce(
    (rest, [pattern, replacement]) =>
      `regexp_replace(${rest}, ${literal(pattern)}, ${literal(replacement.replace('$1', '\\1'))}, 'g')`,
    `upper(${column})`,
  );
}

const LUHN_DIGITS = 20;

function luhnSql(value: string): string {
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
