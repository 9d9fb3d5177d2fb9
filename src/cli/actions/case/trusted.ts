import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { CliError } from '../../error.js';

const MOST_BYTES = 1_000_000;

/** Certificates of `--ca`, PEM, as text. */
export function readTrusted(files: readonly string[] | undefined, cwd: string): string[] {
  return (files ?? []).map((given) => {
    const file = path.resolve(cwd, given);
    const info = statSync(file, { throwIfNoEntry: false });
    if (info?.isFile() === true && info.size <= MOST_BYTES) return readFileSync(file, 'latin1');
    throw new CliError('unreadable_input', 'the file of --ca is not there, or too large to be one', {
      where: { file },
      hint: 'Name a PEM file with the root certificate of the authority.',
      exit: 2,
    });
  });
}
