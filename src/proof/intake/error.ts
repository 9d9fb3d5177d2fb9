import { AssayError } from '../../base/errors.js';
import type { Fail } from '../../base/office/part.js';

export const INTAKE_ERROR_CODES = [
  'not_found',
  'empty',
  'binary',
  'truncated',
  'damaged',
  'bomb',
  'too_deep',
  'too_many_members',
  'path_escape',
  'encrypted_archive',
  'unsupported',
  'limit',
  'unreadable',
  'reader_crashed',
  'miscount',
  'interrupted',
] as const;
export type IntakeErrorCode = (typeof INTAKE_ERROR_CODES)[number];

/** A file that cannot be read as rows at all. Single bad rows are no errors: they stand in the file's ledger. */
export class IntakeError extends AssayError<IntakeErrorCode> {}

/** What the room that opens archives and workbooks is given to fail with. */
export const failIntake: Fail = (code, message, detail) => new IntakeError(code, message, detail);
