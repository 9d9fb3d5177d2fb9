import { AssayError } from '../base/errors.js';

export type FeedErrorCode =
  | 'bad_address'
  | 'no_answer'
  | 'no_tls'
  | 'refused'
  | 'server_fault'
  | 'not_there'
  | 'too_slow'
  | 'cut_off'
  | 'too_large'
  | 'bad_encoding'
  | 'redirect_refused'
  | 'not_the_feed'
  | 'too_many'
  | 'shrunk'
  | 'needs_kev'
  | 'cannot_write'
  | 'unknown_feed';

/** A feed that could not be got, is not what it should be, or could not be kept. What stood before still stands. */
export class FeedError extends AssayError<FeedErrorCode> {}
