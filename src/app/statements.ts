import { checkStatements, readStatements } from '../duty/statement/statement.js';
import type { AsOf } from '../model/clock.js';
import type { Statements } from '../model/statement-check.js';
import type { FactsText } from './duties.js';

/** What was said when and to whom, and whether it still holds, by what the file says was known on that day. */
export function findRestatements({ file, text }: FactsText, asOf: AsOf): Statements {
  return checkStatements(readStatements(text, file), asOf);
}
