import { AssayError, type ErrorDetail } from '../base/errors.js';

export type TeamErrorCode =
  | 'weak_password'
  | 'wrong_sign_in'
  | 'wait_to_sign_in'
  | 'too_many_sign_ins'
  | 'wrong_invitation'
  | 'no_such_account'
  | 'bad_account'
  | 'account_closed'
  | 'account_open'
  | 'no_lead';

/** What was asked of accounts does not fit them: bad input, exit 2. */
export class TeamError extends AssayError<TeamErrorCode> {
  constructor(code: TeamErrorCode, message: string, detail: Omit<ErrorDetail, 'exit'> = {}) {
    super(code, message, { ...detail, exit: 2 });
  }
}
