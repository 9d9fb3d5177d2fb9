import { AssayError } from '../base/errors.js';

export type AppErrorCode = 'bad_memory' | 'unknown_column' | 'source_changed' | 'rows_not_written' | 'scratch_not_ours';

/** What only a use case can see: a setting, a name or a file that does not fit what was found on the way. */
export class AppError extends AssayError<AppErrorCode> {}
