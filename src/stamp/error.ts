import { AssayError } from '../base/errors.js';

export type StampErrorCode =
  | 'not_a_stamp'
  | 'stamp_refused'
  | 'other_hash'
  | 'bad_signature'
  | 'not_for_stamping'
  | 'unknown_authority'
  | 'no_certificate';

/** A time-stamp that proves nothing, or not what it should. */
export class StampError extends AssayError<StampErrorCode> {}
