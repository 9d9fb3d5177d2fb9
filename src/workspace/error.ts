import { AssayError, type ErrorDetail } from '../base/errors.js';
import type { YamlFaultCode } from '../base/yaml/fault.js';

export type WorkspaceErrorCode =
  | YamlFaultCode
  | 'no_workspace'
  | 'unreadable'
  | 'no_systems'
  | 'missing_file'
  | 'bad_place';

/** Something in `assay.yaml`, or a file it names, is not as it must be: always bad input, exit 2. */
export class WorkspaceError extends AssayError<WorkspaceErrorCode> {
  constructor(code: WorkspaceErrorCode, message: string, detail: Omit<ErrorDetail, 'exit'> = {}) {
    super(code, message, { ...detail, exit: 2 });
  }
}
