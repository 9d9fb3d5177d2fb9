import { AssayError } from '../base/errors.js';

export type CliErrorCode =
  | 'bad_option'
  | 'bad_output'
  | 'file_exists'
  | 'needs_answers'
  | 'interrupted'
  | 'cannot_write'
  | 'no_earlier'
  | 'not_a_verdict'
  | 'other_version'
  | 'other_organisation'
  | 'not_a_report'
  | 'other_form'
  | 'no_facts'
  | 'unreadable_facts'
  | 'unreadable_input'
  | 'case_not_sound'
  | 'no_exposure'
  | 'not_an_exposure'
  | 'no_posture'
  | 'not_a_posture'
  | 'unreadable_text'
  | 'feeds_not_updated'
  | 'bundles_refused';

/** A fault of the call itself: an option, an output path, an answer that is missing, or the user's Ctrl-C. */
export class CliError extends AssayError<CliErrorCode> {}

export function badOption(message: string, hint: string): CliError {
  return new CliError('bad_option', message, { hint, exit: 2 });
}

export function interrupted(hint: string, cause?: unknown): CliError {
  return new CliError('interrupted', 'interrupted', { exit: 130, hint, cause });
}
