import { AssayError, type ErrorDetail } from '../../base/errors.js';
import type { YamlFaultCode } from '../../base/yaml/fault.js';

export type StatementsErrorCode =
  | YamlFaultCode
  | 'no_zone'
  | 'bad_time'
  | 'unknown_element'
  | 'unknown_word'
  | 'duplicate_id'
  | 'unknown_basis'
  | 'basis_after_statement'
  | 'said_both_ways'
  | 'bad_range'
  | 'more_in_group_than_people';

/** Something in a file of statements is not as it must be: always bad input, exit 2. */
export class StatementsError extends AssayError<StatementsErrorCode> {
  constructor(code: StatementsErrorCode, message: string, detail: Omit<ErrorDetail, 'exit'> = {}) {
    super(code, message, { ...detail, exit: 2 });
  }
}
