import { AssayError, type ErrorDetail } from '../../base/errors.js';
import type { YamlFaultCode } from '../../base/yaml/fault.js';

export type FormsErrorCode =
  | YamlFaultCode
  | 'unknown_fact'
  | 'unknown_item'
  | 'duplicate_field'
  | 'no_state'
  | 'other_state';

/** A file of `forms/` is not as it must be, or a draft is asked for without what it needs. */
export class FormsError extends AssayError<FormsErrorCode> {
  constructor(code: FormsErrorCode, message: string, detail: Omit<ErrorDetail, 'exit'> = {}) {
    super(code, message, { ...detail, exit: 2 });
  }
}
