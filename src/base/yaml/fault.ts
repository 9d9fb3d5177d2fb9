import type { AssayError, ErrorDetail } from '../errors.js';

/** What can be wrong with a YAML file that has a schema, whatever it is about. Domains add their own codes. */
export type YamlFaultCode =
  | 'bad_yaml'
  | 'unknown_key'
  | 'missing_key'
  | 'wrong_type'
  | 'bad_value'
  | 'bad_name'
  | 'bad_date';

/** What a kind of file is called, and how its faults are told. */
export type YamlKind = {
  /** As messages name it: `assay.yaml`. */
  readonly name: string;
  /** The schema that tells which keys are known where. */
  readonly schema: unknown;
  /** Hints for keys that are missing, by key. */
  readonly missing: Readonly<Record<string, string>>;
  /** The hint for a value that does not fit, where there is no better one. */
  readonly help: string;
  /** The error of its domain. */
  readonly fail: (code: YamlFaultCode, message: string, detail: Omit<ErrorDetail, 'exit'>) => AssayError;
};
