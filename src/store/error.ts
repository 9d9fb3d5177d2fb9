import { AssayError } from '../base/errors.js';

export type StoreErrorCode =
  | 'store_damaged'
  | 'store_newer'
  | 'not_a_store'
  | 'store_lost'
  | 'store_full'
  | 'store_busy'
  | 'store_unreachable'
  | 'not_let_in'
  | 'no_database'
  | 'no_rights'
  | 'store_failed'
  | 'outcome_unknown'
  | 'bad_store'
  | 'append_only'
  | 'seat_taken'
  | 'no_such_case'
  | 'case_exists'
  | 'case_moved'
  | 'unknown_kind'
  | 'bad_payload'
  | 'too_large'
  | 'forked'
  | 'other_case'
  | 'not_whole'
  | 'account_exists'
  | 'account_moved'
  | 'last_lead';

/** A failure of the case store. Its message never repeats the database's own words, which can quote what is kept. */
export class StoreError extends AssayError<StoreErrorCode> {}
