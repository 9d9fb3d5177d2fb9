import type { ReferenceTableName } from '../model/reference-tables.js';
import type { Connection } from './connection.js';

/**
 * What is asked of the reference, as data: an engine's dialect spells it. Lines come out in no order, one for each that meets
 * the conditions, or, with `carry`, one for each pair of such a line and a key line.
 */
export type LookUp = {
  readonly from: ReferenceTableName;
  /** Columns to return, by name; at least one. */
  readonly columns: readonly string[];
  /** Columns that equal a text of our own. */
  readonly where?: Readonly<Record<string, string>>;
  /** Lines alike in `columns` come out once. Not with `carry`. */
  readonly distinct?: boolean;
  readonly among?: Among;
};

/** Only lines that equal a line of a table of the connection in every pair of columns. NULL equals nothing. */
export type Among = {
  /** A table of the connection: tokens and numbers of ours or of the leak, never a clear value. */
  readonly keys: string;
  readonly on: readonly { readonly column: string; readonly key: string }[];
  /** Columns of the key line to return beside. Without them a line comes out once, however many keys it equals. */
  readonly carry?: readonly string[];
};

/** Where the reference lies. The connection is where the leak's tokens are; what is found is brought there. */
export type Store = {
  /** Name and version, for the verdict. */
  readonly engine: string;
  /** Makes the temporary table `into` of what all look-ups find together; they return columns alike in number and type. */
  find(connection: Connection, into: string, lookUps: readonly LookUp[]): Promise<void>;
  /** Ends the look-up that is running; it fails with the code `interrupted`. */
  interrupt(): void;
  /** Safe to call twice. */
  close(): Promise<void>;
};
