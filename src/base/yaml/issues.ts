import type { z } from 'zod';
import type { AssayError } from '../errors.js';
import { nearest } from '../nearest.js';
import { inertText } from '../text.js';
import type { YamlKind } from './fault.js';
import type { Located, Path } from './positions.js';
import { keysAt } from './shape.js';

type Issue = z.core.$ZodIssue;
type File = { readonly located: Located; readonly kind: YamlKind };
type PlacedIssue = { readonly issue: Issue; readonly path: Path };

/**
 * The first fault of the file as an error that says what, where and what to do: by line, but a missing key last, since a
 * key that is there and misspelt explains it.
 */
export function errorOf(issues: readonly Issue[], located: Located, kind: YamlKind): AssayError {
  const errors = issues
    .flatMap((issue) => settle(issue, []))
    .map((placed) => explain(placed, { located, kind }))
    .sort((left, right) => order(left) - order(right));
  return (
    errors[0] ??
    kind.fail('bad_value', `${kind.name} cannot be understood`, { where: located.keyAt([]), hint: kind.help })
  );
}

function order({ code, where }: AssayError): number {
  return (code === 'missing_key' ? 1e9 : 0) + (where?.line ?? 0) * 10_000 + (where?.column ?? 0);
}

/** A union's issue becomes the issues of the variant that was most likely meant. */
function settle(issue: Issue, above: Path): PlacedIssue[] {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ issue, path }];
  const [likeliest] = issue.errors.toReversed().sort((left, right) => strangeness(left) - strangeness(right));
  return (likeliest ?? []).flatMap((inner) => settle(inner, path));
}

/** Unknown keys and a wrong kind at the top of a variant say that another variant was meant; deeper faults do not. */
function strangeness(issues: readonly Issue[]): number {
  const weights = issues.map(({ path, code }) => (path.length > 0 ? 1 : code === 'invalid_value' ? 50 : 100));
  return weights.reduce((sum, weight) => sum + weight, 0);
}

function explain({ issue, path }: PlacedIssue, file: File): AssayError {
  const name = nameOf(path, file);
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKey(path, issue.keys[0] ?? '', file);
    case 'invalid_key':
      return badKey(path, file);
    case 'invalid_type':
      return file.located.has(path) ? wrongType(path, issue.expected, file) : missingKey(path, file);
    case 'invalid_value':
      return badWord(path, issue.values.map(String), file);
    case 'invalid_format':
      return issue.format === 'date'
        ? file.kind.fail('bad_date', `${name} is not a date`, {
            where: file.located.valueAt(path),
            hint: 'Write it as year-month-day, for example 2020-12-03.',
          })
        : badValue(path, issue.message, file);
    case 'too_small':
    case 'too_big':
      return badValue(path, tooMuchOrLittle(issue), file);
    default:
      return badValue(path, issue.message, file);
  }
}

function tooMuchOrLittle(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  if (issue.origin === 'array') return 'needs at least one entry';
  if (issue.origin === 'string') return 'must have two letters, for example WA';
  if (issue.origin !== 'int' && issue.origin !== 'number') return issue.message;
  if (issue.code === 'too_big') return `must be a whole number of at most ${String(issue.maximum)}`;
  return issue.minimum === 0 && issue.inclusive === true
    ? 'must be a whole number, not below zero'
    : 'must be a whole number above zero';
}

function unknownKey(path: Path, key: string, file: File): AssayError {
  const known = keysAt(file.kind.schema, path);
  const meant = nearest(key, known);
  const place = path.length === 0 ? file.kind.name : nameOf(path, file);
  return file.kind.fail('unknown_key', `${place} has the unknown key ${quoted(key)}`, {
    where: file.located.keyAt([...path, key]),
    hint: meant === null ? `Known keys here: ${known.join(', ')}.` : `Did you mean \`${meant}\`?`,
  });
}

function badKey(path: Path, file: File): AssayError {
  const key = String(path.at(-1) ?? '');
  const where = file.located.keyAt(path);
  if (path.at(-2) === 'snapshots') {
    return file.kind.fail('bad_date', `the snapshot ${quoted(key)} is not named by a date`, {
      where,
      hint: 'Name each snapshot by the day it was taken, for example 2021-07-01.',
    });
  }
  return file.kind.fail(
    'bad_name',
    `${quoted(key)} cannot be the name of an entry of ${nameOf(path.slice(0, -1), file)}`,
    {
      where,
      hint: 'Use lower-case letters, digits, - and _, starting with a letter or digit, at most 63 characters.',
    },
  );
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

function wrongType(path: Path, expected: string, file: File): AssayError {
  const name = nameOf(path, file);
  const hint =
    expected === 'array'
      ? `Write a list: ${String(path.at(-1))}: [first.csv, second.csv].`
      : expected === 'int' || expected === 'number'
        ? 'Write digits only, without quotes or separators: 100000000.'
        : expected === 'boolean'
          ? 'Write true or false, without quotes.'
          : expected === 'string'
            ? 'Put it in quotes if it looks like a number, a list or nothing at all.'
            : 'Put its keys on the lines below, indented; or remove the key.';
  return file.kind.fail('wrong_type', `${name} must be ${KINDS[expected] ?? expected}`, {
    where: file.located.valueAt(path),
    hint,
  });
}

function missingKey(path: Path, file: File): AssayError {
  const key = String(path.at(-1) ?? '');
  const place = path.length === 1 ? file.kind.name : nameOf(path.slice(0, -1), file);
  return file.kind.fail('missing_key', `${place} lacks the key \`${key}\``, {
    where: file.located.keyAt(path),
    hint: file.kind.missing[key] ?? `Add \`${key}:\` there.`,
  });
}

function badWord(path: Path, words: readonly string[], file: File): AssayError {
  if (!file.located.has(path)) return missingKey(path, file);
  return file.kind.fail('bad_value', `${nameOf(path, file)} is none of the words that can stand there`, {
    where: file.located.valueAt(path),
    hint: `Use one of: ${words.join(' ')}.`,
  });
}

function badValue(path: Path, message: string, file: File): AssayError {
  return file.kind.fail('bad_value', `${nameOf(path, file)}: ${message}`, {
    where: file.located.valueAt(path),
    hint: file.kind.help,
  });
}

function nameOf(path: Path, file: File): string {
  return path.length === 0 ? file.kind.name : quoted(path.map(String).join('.'));
}

function quoted(text: string): string {
  return `\`${inertText(text, 80)}\``;
}
