import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from './error.js';

type PasswordPlace = {
  readonly dir: string;
  /** The `assay.yaml` that names it. */
  readonly file: string;
  readonly of: string;
  readonly hint: string;
};

/** The password that a file of its own holds, named relative to the workspace. Throws `no_password_file`. */
export function readPassword(given: string, { dir, file, of, hint }: PasswordPlace): string {
  try {
    return readFileSync(path.resolve(dir, given), 'utf8').trimEnd();
  } catch (cause) {
    throw new AppError('no_password_file', `the file with the password of ${of} cannot be read`, {
      where: { file },
      hint,
      exit: 2,
      cause,
    });
  }
}
