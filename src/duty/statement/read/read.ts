import type { YamlKind } from '../../../base/yaml/fault.js';
import { errorOf } from '../../../base/yaml/issues.js';
import { locate } from '../../../base/yaml/positions.js';
import { statementFileSchema, type StatementFile } from '../../../model/statement.js';
import { StatementsError } from '../error.js';
import { checkContents } from './contents.js';
import { checkBases, checkIds } from './ids.js';
import { checkTimes } from './times.js';
import { checkWords } from './words.js';

/**
 * A file of findings, statements and claims, checked: words, times and their zones, ids, what statements rest on, counts.
 * Throws `StatementsError` with file, line, column and what to do.
 */
export function readStatements(text: string, file: string): StatementFile {
  const located = locate(text, file, STATEMENTS_FILE);
  checkWords(located);
  checkTimes(located);
  const parsed = statementFileSchema.safeParse(located.data);
  if (!parsed.success) throw errorOf(parsed.error.issues, located, STATEMENTS_FILE);
  checkIds(parsed.data, located);
  checkBases(parsed.data, located);
  checkContents(parsed.data, located);
  return parsed.data;
}

const STATEMENTS_FILE: YamlKind = {
  name: 'the file of statements',
  schema: statementFileSchema,
  missing: {
    organisation: 'Begin with: organisation: Your organisation.',
    statements: 'List what was said outside: statements: [{ id: ..., at: ..., by: ..., to: [...], says: {...} }].',
    id: 'Name it by an id of its own, such as press-2021-08-17.',
    at: 'Say when: a day, 2021-08-17, or a time with its zone, 2021-08-17T22:00-04:00.',
    by: 'Say who said it.',
    to: 'Say whom it was told to: to: [public].',
    says: 'Say what was said: says: { status: personal_data_confirmed, people: { about: 48600000 } }.',
    finds: 'Say what was found: finds: { people: 48650000 }.',
  },
  help: 'docs/guide/spokesperson.md shows every key of a file of statements.',
  fail: (code, message, detail) => new StatementsError(code, message, detail),
};
