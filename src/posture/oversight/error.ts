import { AssayError } from '../../base/errors.js';

export type OversightErrorCode =
  | 'unreadable_bundle'
  | 'too_large'
  | 'not_a_bundle'
  | 'not_canonical'
  | 'bad_signature'
  | 'key_changed'
  | 'from_the_future'
  | 'bad_key'
  | 'not_an_advisory'
  | 'store_broken'
  | 'nothing_imported'
  | 'cannot_write'
  | 'busy';

/** A bundle that is not what it should be, or a folder of bundles that cannot be used. What stood before still stands. */
export class OversightError extends AssayError<OversightErrorCode> {}
