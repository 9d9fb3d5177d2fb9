import { AssayError, type ErrorDetail } from '../../base/errors.js';

/** A list of courses that cannot be read at all: bad input, exit 2. A single bad line is set aside. */
export class TrainingError extends AssayError<'not_a_table' | 'missing_column'> {
  constructor(code: 'not_a_table' | 'missing_column', message: string, detail: Omit<ErrorDetail, 'exit'> = {}) {
    super(code, message, { ...detail, exit: 2 });
  }
}
