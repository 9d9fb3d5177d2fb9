import { AssayError } from '../../../base/errors.js';

export type DeskErrorCode =
  | 'no_such_list'
  | 'bad_list'
  | 'too_many_lists'
  | 'plant_moved'
  | 'bad_answer'
  | 'no_such_machine'
  | 'stands_in_list'
  | 'no_such_example'
  | 'not_empty'
  | 'example_open'
  | 'cannot_write';

/** Something that cannot be done with the lists, the answers or the examples of a workspace. What stood before still stands. */
export class DeskError extends AssayError<DeskErrorCode> {}
