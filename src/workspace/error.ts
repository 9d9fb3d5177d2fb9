import { AssayError, type ErrorDetail } from '../base/errors.js';

export type WorkspaceErrorCode =
  | 'no_workspace'
  | 'unreadable'
  | 'bad_yaml'
  | 'unknown_key'
  | 'missing_key'
  | 'wrong_type'
  | 'bad_value'
  | 'bad_name'
  | 'bad_date'
  | 'no_systems'
  | 'missing_file'
  | 'bad_place';

/** Something in `assay.yaml`, or a file it names, is not as it must be: always bad input, exit 2. */
export class WorkspaceError extends AssayError<WorkspaceErrorCode> {
  constructor(code: WorkspaceErrorCode, message: string, detail: Omit<ErrorDetail, 'exit'> = {}) {
    super(code, message, { ...detail, exit: 2 });
  }
}
