import { AssayError, type ErrorDetail } from '../../base/errors.js';

export type MailErrorCode = 'bad_domain' | 'bad_selector' | 'bad_server';

/** A domain, selector or name server that cannot be one: bad usage, exit 2. */
export class MailError extends AssayError<MailErrorCode> {
  constructor(code: MailErrorCode, message: string, detail: Omit<ErrorDetail, 'exit'> = {}) {
    super(code, message, { ...detail, exit: 2 });
  }
}
