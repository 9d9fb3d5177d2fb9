/** Exit status of the process an error ends: 1 failed, 2 bad usage or input, 130 interrupted. */
export type ExitCode = 1 | 2 | 130;

export type ErrorDetail = {
  /** File, line and column, where there is one. Never a value of somebody's data. */
  readonly where?: { readonly file?: string; readonly line?: number; readonly column?: number };
  /** What the user can do about it, one sentence. */
  readonly hint?: string;
  readonly exit?: ExitCode;
  readonly cause?: unknown;
};

/**
 * The base of every expected failure. Each domain has its own subclass whose `code` is a closed union, so that tests and
 * callers assert codes and not sentences.
 */
export abstract class AssayError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly where: ErrorDetail['where'];
  readonly hint: string | undefined;
  readonly exit: ExitCode;

  constructor(code: Code, message: string, detail: ErrorDetail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.code = code;
    this.where = detail.where;
    this.hint = detail.hint;
    this.exit = detail.exit ?? 1;
  }
}

/** For the end of a switch over a union: the compiler proves that it cannot be reached. */
export function unreachable(value: never): never {
  throw new TypeError(`unreachable: ${typeof value}`);
}
