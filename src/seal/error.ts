import { AssayError, type ErrorDetail } from '../base/errors.js';

export type SealErrorCode =
  | 'bad_recipient'
  | 'bad_identity'
  | 'weak_passphrase'
  | 'wrong_key'
  | 'seal_damaged'
  | 'seal_newer'
  | 'not_sealed';

/** A file that cannot be sealed or unsealed as asked: bad input, exit 2. Never quotes a key, nor what is sealed. */
export class SealError extends AssayError<SealErrorCode> {
  constructor(code: SealErrorCode, message: string, detail: Omit<ErrorDetail, 'exit'> = {}) {
    super(code, message, { ...detail, exit: 2 });
  }
}
