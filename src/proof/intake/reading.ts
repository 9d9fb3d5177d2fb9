import type { Connection } from '../../engine/connection.js';
import type { FileLedger } from '../../model/sample.js';
import type { Meter } from './bytes/meter.js';
import type { Tables } from './landing/tables.js';
import type { Limits } from './limits.js';
import type { ReadProgress } from './progress.js';
import type { IntakeError } from './error.js';

/** What one intake shares over all its files. */
export type Reading = {
  readonly scratch: string;
  readonly limits: Limits;
  readonly tables: Tables;
  readonly meter: Meter;
  readonly progress: ReadProgress;
  readonly engine: () => Promise<Connection>;
  readonly ledgers: FileLedger[];
  readonly skipped: { readonly path: string; readonly error: IntakeError }[];
  readonly spools: { next: number };
};

export type Place = {
  /** Layers of packing around these bytes. */
  readonly depth: number;
  readonly compression: FileLedger['compression'];
  /** The one file that was asked for: what is wrong with it is the user's answer, not a note. */
  readonly alone: boolean;
};

/** What is known of a file before its rows are read. */
export type Origin = Pick<FileLedger, 'path' | 'sha256' | 'bytes' | 'bytes_decoded' | 'compression'> & {
  readonly notes: readonly string[];
};
