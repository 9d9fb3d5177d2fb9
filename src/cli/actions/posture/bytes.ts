import { readFileSync, statSync } from 'node:fs';
import { CliError } from '../../error.js';

/** An inventory is a list of machines; what is larger is something else. */
const MOST_BYTES = 64_000_000;

/** The bytes of a file that people name. Throws where it is not there, is a folder, or is too large to be an inventory. */
export function readBytes(file: string): Uint8Array {
  const where = { file };
  try {
    const { size } = statSync(file);
    if (size <= MOST_BYTES) return readFileSync(file);
  } catch (cause) {
    throw new CliError('unreadable_input', 'the file cannot be read', {
      where,
      hint: 'It must be there, and a file that you may read.',
      exit: 2,
      cause,
    });
  }
  throw new CliError('unreadable_input', 'the file is too large to be a list of machines', {
    where,
    hint: 'Export the machines alone.',
    exit: 2,
  });
}
