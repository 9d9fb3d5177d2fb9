import { AssayError, type ErrorDetail } from '../../base/errors.js';

export type ClaimErrorCode = 'too_large' | 'binary' | 'empty' | 'bad_mail' | 'bad_rates';

/** A file that cannot be read as the text of a claim, or a table of rates that is none: bad input, exit 2. */
export class ClaimError extends AssayError<ClaimErrorCode> {
  constructor(code: ClaimErrorCode, message: string, detail: Omit<ErrorDetail, 'exit'> = {}) {
    super(code, message, { ...detail, exit: 2 });
  }
}
