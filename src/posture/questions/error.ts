import { AssayError, type ErrorDetail } from '../../base/errors.js';
import type { YamlFaultCode } from '../../base/yaml/fault.js';

/** Something in `plant.yaml` is not as it must be: always bad input, exit 2. */
export class PlantError extends AssayError<YamlFaultCode> {
  constructor(code: YamlFaultCode, message: string, detail: Omit<ErrorDetail, 'exit'> = {}) {
    super(code, message, { ...detail, exit: 2 });
  }
}
