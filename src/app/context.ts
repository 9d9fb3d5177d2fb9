import type { Element } from '../model/element.js';
import type { ColumnFinding } from '../model/fields.js';
import type { OnProgress } from '../model/progress.js';
import type { Reference } from '../model/reference.js';
import type { FileLedger } from '../model/sample.js';
import type { RowClass, Verdict } from '../model/verdict.js';
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
  /** Lines that were sent to the cluster, 0 where all stood there already; null without one. */
  readonly published: number | null;
};

/** `columns` names columns of the leak by hand: name or `columnN` to element. */
export type VerifyOptions = {
  readonly columns: Readonly<Record<string, Element>>;
  /** Path of the row file. */
  readonly rows?: string;
  /** Told why the row file could not be written, which must not cost the verdict. Without it that is thrown. */
  readonly rowsFailed?: (error: unknown) => void;
  /** An earlier verdict to say the changes since. */
  readonly earlier?: EarlierVerdict;
};

/** A verdict as it was read from a file: its path as given, and the SHA-256 of its bytes. */
export type EarlierVerdict = { readonly path: string; readonly sha256: string; readonly verdict: Verdict };

/** Which row: by its number as in the row file, or by its line in the file as in the ledger. */
export type RowChoice = { readonly by: 'row' | 'line'; readonly number: number };

export type ExplainOptions = {
  readonly columns: Readonly<Record<string, Element>>;
  readonly choice: RowChoice;
  /** The class to weigh the row's own against; its best rival where none is given. */
  readonly against?: RowClass;
  /** Whether the row's own cells are to be given in clear. */
  readonly clear: boolean;
};

export type ExposeOptions = { readonly columns: Readonly<Record<string, Element>> };
export type IdentifyOptions = { readonly columns: Readonly<Record<string, Element>> };
export type IdentifyResult = {
  readonly files: readonly FileLedger[];
  readonly tables: readonly (readonly ColumnFinding[])[];
};
