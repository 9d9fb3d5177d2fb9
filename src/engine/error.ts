import { AssayError } from '../base/errors.js';

export type EngineErrorCode =
  | 'interrupted'
  | 'out_of_memory'
  | 'disk_full'
  | 'not_allowed'
  | 'query_failed'
  | 'cannot_open';

/** A failure of the engine. Its message never repeats the engine's own text, which can quote data; `cause` holds that. */
export class EngineError extends AssayError<EngineErrorCode> {}
