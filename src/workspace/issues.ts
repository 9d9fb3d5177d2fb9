import type { z } from 'zod';
import { nearest } from '../base/nearest.js';
import { inertText } from '../base/text.js';
import { workspaceSchema } from '../model/workspace.js';
import { WorkspaceError } from './error.js';
import type { Located, Path } from './positions.js';
import { keysAt } from './shape.js';

type Issue = z.core.$ZodIssue;
type PlacedIssue = { readonly issue: Issue; readonly path: Path };

/**
 * The first fault of the file as an error that says what, where and what to do: by line, but a missing key last, since a
 * key that is there and misspelt explains it.
 */
export function errorOf(issues: readonly Issue[], located: Located): WorkspaceError {
  const errors = issues
    .flatMap((issue) => settle(issue, []))
    .map((placed) => explain(placed, located))
    .sort((left, right) => order(left) - order(right));
  return errors[0] ?? new WorkspaceError('bad_value', 'assay.yaml cannot be understood', { where: located.keyAt([]) });
}

function order({ code, where }: WorkspaceError): number {
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

function explain({ issue, path }: PlacedIssue, located: Located): WorkspaceError {
  const name = nameOf(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKey(path, issue.keys[0] ?? '', located);
    case 'invalid_key':
      return badKey(path, located);
    case 'invalid_type':
      return located.has(path) ? wrongType(path, issue.expected, located) : missingKey(path, located);
    case 'invalid_value':
      return badWord(path, issue.values.map(String), located);
    case 'invalid_format':
      return issue.format === 'date'
        ? new WorkspaceError('bad_date', `${name} is not a date`, {
            where: located.valueAt(path),
            hint: 'Write it as year-month-day, for example 2020-12-03.',
          })
        : badValue(path, issue.message, located);
    case 'too_small':
    case 'too_big':
      return badValue(path, tooMuchOrLittle(issue), located);
    default:
      return badValue(path, issue.message, located);
  }
}

function tooMuchOrLittle(issue: { readonly code: string; readonly origin: string; readonly message: string }): string {
  if (issue.origin === 'array') return 'needs at least one entry';
  if (issue.origin === 'string') return 'must have two letters, for example WA';
  return issue.origin === 'int' || issue.origin === 'number' ? 'must be a whole number above zero' : issue.message;
}

function unknownKey(path: Path, key: string, located: Located): WorkspaceError {
  const known = keysAt(workspaceSchema, path);
  const meant = nearest(key, known);
  const place = path.length === 0 ? 'assay.yaml' : nameOf(path);
  return new WorkspaceError('unknown_key', `${place} has the unknown key ${quoted(key)}`, {
    where: located.keyAt([...path, key]),
    hint: meant === null ? `Known keys here: ${known.join(', ')}.` : `Did you mean \`${meant}\`?`,
  });
}

function badKey(path: Path, located: Located): WorkspaceError {
  const key = String(path.at(-1) ?? '');
  const where = located.keyAt(path);
  if (path.at(-2) === 'snapshots') {
    return new WorkspaceError('bad_date', `the snapshot ${quoted(key)} is not named by a date`, {
      where,
      hint: 'Name each snapshot by the day it was taken, for example 2021-07-01.',
    });
  }
  return new WorkspaceError(
    'bad_name',
    `${quoted(key)} cannot be the name of an entry of ${nameOf(path.slice(0, -1))}`,
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
};

function wrongType(path: Path, expected: string, located: Located): WorkspaceError {
  const name = nameOf(path);
  const hint =
    expected === 'array'
      ? `Write a list: ${String(path.at(-1))}: [first.csv, second.csv].`
      : expected === 'int' || expected === 'number'
        ? 'Write digits only, without quotes or separators: 100000000.'
        : expected === 'string'
          ? 'Put it in quotes if it looks like a number, a list or nothing at all.'
          : 'Put its keys on the lines below, indented; or remove the key.';
  return new WorkspaceError('wrong_type', `${name} must be ${KINDS[expected] ?? expected}`, {
    where: located.valueAt(path),
    hint,
  });
}

const MISSING_HINTS: Readonly<Record<string, string>> = {
  organisation: 'Begin with: organisation: { name: Your organisation }.',
  systems: 'Name at least one system of record under `systems`.',
  from: 'Name the column that holds the first day a row was true.',
  to: 'Name the column that holds the day a row ceased to be true; an empty cell means still true.',
  date: 'Add the day of that leak: date: 2020-12-03.',
  files: 'A system has `files`, `history` (rows with validity dates) or `snapshots` (dated states).',
};

function missingKey(path: Path, located: Located): WorkspaceError {
  const key = String(path.at(-1) ?? '');
  const place = path.length === 1 ? 'assay.yaml' : nameOf(path.slice(0, -1));
  return new WorkspaceError('missing_key', `${place} lacks the key \`${key}\``, {
    where: located.keyAt(path),
    hint: MISSING_HINTS[key] ?? `Add \`${key}:\` there.`,
  });
}

function badWord(path: Path, words: readonly string[], located: Located): WorkspaceError {
  if (!located.has(path)) return missingKey(path, located);
  return new WorkspaceError('bad_value', `${nameOf(path)} is none of the words that can stand there`, {
    where: located.valueAt(path),
    hint: `Use one of: ${words.join(' ')}.`,
  });
}

function badValue(path: Path, message: string, located: Located): WorkspaceError {
  return new WorkspaceError('bad_value', `${nameOf(path)}: ${message}`, {
    where: located.valueAt(path),
    hint: 'See the commented example that `assay init` writes.',
  });
}

function nameOf(path: Path): string {
  return path.length === 0 ? 'assay.yaml' : quoted(path.map(String).join('.'));
}

function quoted(text: string): string {
  return `\`${inertText(text, 80)}\``;
}
