import { AssayError, type ErrorDetail } from '../../base/errors.js';

export const INVENTORY_ERROR_CODES = [
  'empty',
  'not_an_inventory',
  'unsupported',
  'too_large',
  'broken_zip',
  'broken_xml',
  'broken_json',
  'bomb',
] as const;
export type InventoryErrorCode = (typeof INVENTORY_ERROR_CODES)[number];

/** A file from which no inventory can be read: bad input, exit 2. A single bad line is no error: it is set aside. */
export class InventoryError extends AssayError<InventoryErrorCode> {
  constructor(code: InventoryErrorCode, message: string, detail: Omit<ErrorDetail, 'exit'> = {}) {
    super(code, message, { ...detail, exit: 2 });
  }
}
