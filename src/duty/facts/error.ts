import { AssayError, type ErrorDetail } from '../../base/errors.js';
import type { YamlFaultCode } from '../../base/yaml/fault.js';

export type FactsErrorCode =
  | YamlFaultCode
  | 'no_zone'
  | 'bad_time'
  | 'anchor_before_incident'
  | 'unknown_element'
  | 'unknown_jurisdiction'
  | 'unknown_word'
  | 'unknown_duty'
  | 'unknown_fact'
  | 'placeholder'
  | 'more_residents_than_people'
  | 'conflicts_with_exposure'
  | 'nobody_counted';

/** Something in a facts file is not as it must be: always bad input, exit 2. */
export class FactsError extends AssayError<FactsErrorCode> {
  constructor(code: FactsErrorCode, message: string, detail: Omit<ErrorDetail, 'exit'> = {}) {
    super(code, message, { ...detail, exit: 2 });
  }
}
