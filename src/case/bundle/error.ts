import { AssayError, type ErrorDetail } from '../../base/errors.js';

export type BundleErrorCode =
  | 'not_a_bundle'
  | 'newer_bundle'
  | 'bundle_cut_off'
  | 'bundle_altered'
  | 'bundle_too_large'
  | 'bundle_withholds';

/** A bundle that cannot be taken for what it says it is: bad input, exit 2. Never quotes it. */
export class BundleError extends AssayError<BundleErrorCode> {
  constructor(code: BundleErrorCode, message: string, detail: Omit<ErrorDetail, 'exit'> = {}) {
    super(code, message, { ...detail, exit: 2 });
  }
}
