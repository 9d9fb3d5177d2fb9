import type { FactsText } from '../../app/duties.js';
import { readTextFile } from './text-file.js';

/** The facts file of `--facts`, as text. */
export function readFactsFile(given: string, cwd: string): FactsText {
  return readTextFile(given, 'facts file', cwd);
}
