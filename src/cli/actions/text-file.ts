import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FactsText } from '../../app/duties.js';
import { CliError } from '../error.js';

/** A file that people write by hand; one of this size is something else. */
const MOST_BYTES = 4_000_000;

/** A file that people write, as text. Throws where it is not there, no text, or no file for people. `name` is what errors call it. */
export function readTextFile(given: string, name: string, cwd: string): FactsText {
  const file = path.resolve(cwd, given);
  const where = { file };
  try {
    if (statSync(file).size > MOST_BYTES) throw tooLarge(name, where);
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)) };
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    throw new CliError('unreadable_facts', `the ${name} cannot be read`, {
      where,
      hint: 'It must be there, and a UTF-8 text file that you may read.',
      exit: 2,
      cause,
    });
  }
}

function tooLarge(name: string, where: { readonly file: string }): CliError {
  return new CliError('unreadable_facts', `the ${name} is too large to be one`, {
    where,
    hint: 'It is a page of YAML that people write; data does not belong in it.',
    exit: 2,
  });
}
