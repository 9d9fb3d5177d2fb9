import { AssayError, type ErrorDetail } from '../../base/errors.js';
import type { YamlFaultCode } from '../../base/yaml/fault.js';

export type RulesErrorCode =
  | YamlFaultCode
  | 'duplicate_rule'
  | 'unknown_rule'
  | 'unknown_definition'
  | 'unknown_calendar'
  | 'unknown_zone'
  | 'bad_interval'
  | 'overlapping_versions'
  | 'conflicting_rules'
  | 'circular_rules';

/** A file of `rules/` is not as it must be. */
export class RulesError extends AssayError<RulesErrorCode> {
  constructor(code: RulesErrorCode, message: string, detail: Omit<ErrorDetail, 'exit'> = {}) {
    super(code, message, { ...detail, exit: 2 });
  }
}
