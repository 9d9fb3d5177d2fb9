import { AssayError, type ErrorDetail } from '../base/errors.js';

export type RowErrorCode = 'no_such_row' | 'blank_row' | 'rejected_row' | 'several_rows' | 'no_rival';

/** The row asked for is not one that was judged: bad input, exit 2. */
export class RowError extends AssayError<RowErrorCode> {
  constructor(code: RowErrorCode, message: string, detail: Omit<ErrorDetail, 'exit'> = {}) {
    super(code, message, { ...detail, exit: 2 });
  }
}

export type AppErrorCode =
  | 'bad_memory'
  | 'unknown_column'
  | 'source_changed'
  | 'rows_not_written'
  | 'scratch_not_ours'
  | 'no_password_file'
  | 'already_served';

/** What only a use case can see: a setting, a name or a file that does not fit what was found on the way. */
export class AppError extends AssayError<AppErrorCode> {}

export type CaseErrorCode =
  | 'no_such_event'
  | 'not_an_event'
  | 'unreadable_evidence'
  | 'no_such_evidence'
  | 'unreadable_document'
  | 'bad_correction'
  | 'no_stamped_event'
  | 'unknown_duty'
  | 'bad_facts'
  | 'anchor_conflict'
  | 'bad_value'
  | 'not_a_claim'
  | 'not_in_text'
  | 'privileged';

export type PassingErrorCode =
  | 'not_sealed_for_anybody'
  | 'output_exists'
  | 'output_not_written'
  | 'no_key'
  | 'unreadable_key'
  | 'unreadable_bundle'
  | 'too_large_to_pass'
  | 'file_not_as_added';

/** A case cannot leave or enter as asked. */
export class PassingError extends AssayError<PassingErrorCode> {}

/** What was asked of a case does not fit it: bad input, exit 2. */
export class CaseError extends AssayError<CaseErrorCode> {
  constructor(code: CaseErrorCode, message: string, detail: Omit<ErrorDetail, 'exit'> = {}) {
    super(code, message, { ...detail, exit: 2 });
  }
}
