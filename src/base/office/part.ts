import type { Readable } from 'node:stream';
import type { AssayError, ErrorDetail } from '../errors.js';

/** One file inside an archive, as bytes. */
export type Part = {
  /** As shown: `archive.zip!member.csv`. */
  readonly path: string;
  readonly size: number | null;
  /** The bytes from the start. May be opened again. */
  readonly open: () => Readable;
};

/** How much an archive or a workbook may make its reader do. */
export type OfficeLimits = {
  readonly maxMembers: number;
  /** Decoded over packed bytes, looked at once more than `ratioFrom` bytes are decoded. */
  readonly maxRatio: number;
  readonly ratioFrom: number;
  readonly maxCellBytes: number;
  readonly maxColumns: number;
  readonly maxTables: number;
  /** Half of it may be taken by the texts that cells share. */
  readonly heapBytes: number;
};

export type OfficeFault =
  | 'truncated'
  | 'damaged'
  | 'bomb'
  | 'too_many_members'
  | 'path_escape'
  | 'encrypted_archive'
  | 'unsupported'
  | 'limit'
  | 'unreadable';

/** Makes the error of whoever reads: each wing has its own. */
export type Fail = (code: OfficeFault, message: string, detail: ErrorDetail) => AssayError;
