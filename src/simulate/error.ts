import { AssayError } from '../base/errors.js';

export type SimulateErrorCode = 'bad_date' | 'bad_shares' | 'column_not_held' | 'nobody_to_draw';

/** A leak or population was asked for that cannot be made. */
export class SimulateError extends AssayError<SimulateErrorCode> {}
