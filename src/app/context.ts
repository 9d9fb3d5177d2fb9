import type { Element } from '../model/element.js';
import type { ColumnFinding } from '../model/fields.js';
import type { OnProgress } from '../model/progress.js';
import type { Reference } from '../model/reference.js';
import type { FileLedger } from '../model/sample.js';
import type { Evidence } from './judge-again.js';

/** What a use case is given from outside: nothing below reads a clock, the environment or a signal of its own accord. */
export type AppContext = {
  readonly now: () => Date;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onProgress?: OnProgress;
  readonly signal: AbortSignal;
  /** One sober line for the user, never with a value of somebody's data. */
  readonly warn: (line: string) => void;
  /** For whoever measures the model: what a verdict was reached from. */
  readonly onEvidence?: (evidence: Evidence) => void;
};

export type IndexOptions = { readonly full?: boolean };
export type IndexResult = {
  readonly reference: Reference;
  readonly seconds: number;
  readonly reused: number;
  readonly built: number;
};

/** `columns` names columns of the leak by hand: name or `columnN` to element. `rows` is the path of the row file. */
export type VerifyOptions = { readonly columns: Readonly<Record<string, Element>>; readonly rows?: string };

export type IdentifyOptions = { readonly columns: Readonly<Record<string, Element>> };
export type IdentifyResult = {
  readonly files: readonly FileLedger[];
  readonly tables: readonly (readonly ColumnFinding[])[];
};
