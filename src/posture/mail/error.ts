import { AssayError, type ErrorDetail } from '../../base/errors.js';

export type MailErrorCode = 'bad_domain' | 'bad_selector' | 'bad_server' | 'not_a_mail_result';

/** A domain, selector, name server or file of a result that cannot be one: bad usage, exit 2. */
export class MailError extends AssayError<MailErrorCode> {
  constructor(code: MailErrorCode, message: string, detail: Omit<ErrorDetail, 'exit'> = {}) {
    super(code, message, { ...detail, exit: 2 });
  }
}
