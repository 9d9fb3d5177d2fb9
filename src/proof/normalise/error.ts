import { AssayError } from '../../base/errors.js';

export class NormaliseError extends AssayError<'no_such_column' | 'not_a_cell_form'> {}
