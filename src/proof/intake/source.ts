import type { Readable } from 'node:stream';
import type { RejectedRow } from '../../model/sample.js';
import type { Limits } from './limits.js';

/** One file or archive member, as bytes. */
export type ByteSource = {
  /** As shown: a member of an archive is `archive.zip!member.csv`. */
  readonly path: string;
  readonly size: number | null;
  /** The bytes from the start. May be opened again. */
  readonly open: () => Readable;
  /** Where the bytes lie on disk, when they do. */
  readonly file: string | null;
};

/** A source whose bytes lie on disk. The frame spools what does not before it calls a reader. */
export type FileSource = ByteSource & { readonly file: string; readonly size: number };

export type SourceRow = {
  /** In the order of the table's columns; may be shorter where columns came later. Empty text or JSON null is null. */
  readonly cells: readonly (string | null)[];
  /** 1-based line of the text, row of the sheet, or null. */
  readonly line: number | null;
  readonly repaired: boolean;
};

/** One of the tables a file holds: a sheet, a table of a dump, the one table of a JSON file. */
export type SourceTable = {
  /** Name of the sheet or SQL table, for the notes; null where there is but one. */
  readonly name: string | null;
  /** May grow at its end while batches come; final after the last. */
  readonly columns: readonly string[];
  /** Whether the names were in the file. */
  readonly header: boolean;
};

/** Rows of one table, a few thousand at a time. Every row that was in the bytes stands in `rows` or in `rejected`. */
export type RowBatch = {
  /** Index into `tables()`. */
  readonly table: number;
  readonly rows: readonly SourceRow[];
  readonly rejected: readonly RejectedRow[];
  /** Bytes of the source read since the last batch: for progress. */
  readonly bytes: number;
};

export type StructuredReading = {
  /** Tables met so far; indexes never change. */
  readonly tables: () => readonly SourceTable[];
  readonly batches: AsyncIterable<RowBatch>;
  /** Sober remarks for the ledger, asked for after the last batch. Never a value. */
  readonly notes: () => readonly string[];
};

/**
 * Reads a format that is not lines of cells. A text format (JSON, JSONL, SQL) is always given as valid UTF-8 without a byte
 * order mark: the frame has decoded it. Leaving the loop over `batches` early must close what is open.
 */
export type StructuredReader = (source: FileSource, limits: Limits) => StructuredReading;

export type OpenArchive = {
  /** Names of all members, folders left out, in the archive's order. Tells a workbook (`xl/workbook.xml`) from an archive. */
  readonly names: readonly string[];
  /** The files in it, as sources whose `path` is `<archive path>!<member name>`. Opening one checks ratio and checksum as it streams. */
  readonly members: readonly ByteSource[];
  readonly close: () => Promise<void>;
};

/**
 * Opens an archive. Throws IntakeError: encrypted_archive, path_escape (absolute, `..`, backslash, NUL), too_many_members,
 * bomb (overlapping members, ratio), truncated, damaged. Depth and the sum of decoded bytes are counted by the frame.
 */
export type ArchiveReader = (source: FileSource, limits: Limits) => Promise<OpenArchive>;
