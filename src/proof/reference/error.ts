import { AssayError } from '../../base/errors.js';

export type ReferenceErrorCode =
  | 'key_missing'
  | 'key_exists'
  | 'key_malformed'
  | 'key_too_open'
  | 'key_mismatch'
  | 'no_index'
  | 'index_outdated'
  | 'index_damaged'
  | 'index_busy'
  | 'nothing_to_index';

export class ReferenceFault extends AssayError<ReferenceErrorCode> {}
