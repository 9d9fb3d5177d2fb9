import { z } from 'zod';

/**
 * What intake makes of the given files: tables of text cells in scratch files, and a ledger in which every row that was
 * in the bytes is accounted for. Scratch files hold clear values: they live in the workspace's scratch folder and whoever
 * asked for the intake removes them.
 */
export const FORMATS = ['csv', 'json', 'jsonl', 'sql', 'combo', 'xlsx', 'parquet'] as const;

export const rejectedRowSchema = z.object({
  /** 1-based physical line of the decoded text, or of the workbook or array where there are no lines. */
  line: z.int().nullable(),
  /** Closed set: tests and users rely on it. */
  reason: z.enum([
    'too_many_cells',
    'too_few_cells',
    'unclosed_quote',
    'stray_quote',
    'row_too_large',
    'cell_too_large',
    'bad_encoding',
    'bad_json',
    'bad_statement',
    'not_a_record',
    'other',
  ]),
});
export type RejectedRow = z.infer<typeof rejectedRowSchema>;

export const fileLedgerSchema = z.object({
  /** As given; a member of an archive is `archive.zip!member.csv`. */
  path: z.string(),
  /** SHA-256 of the file's bytes as given (of the member's bytes for an archive member), lower-case hex. */
  sha256: z.string(),
  format: z.enum(FORMATS),
  /** Encoding as read, WHATWG label: utf-8, utf-16le, windows-1252 ... ; null for binary formats. */
  encoding: z.string().nullable(),
  compression: z.enum(['gzip', 'zstd', 'zip']).nullable(),
  /** Field delimiter for csv and combo. */
  delimiter: z.string().nullable(),
  header: z.boolean(),
  /** Bytes as given, and after decompression. */
  bytes: z.int(),
  bytes_decoded: z.int(),
  /** Data rows found. Always parsed + repaired + rejected_rows. Blank lines and the header are not rows. */
  rows: z.int(),
  parsed: z.int(),
  /** Read, but changed to fit: padded, cells joined, quotes mended, undecodable bytes replaced. */
  repaired: z.int(),
  rejected_rows: z.int(),
  /** The first 100 rejected rows. Line numbers and reasons only, never content. */
  rejected: z.array(rejectedRowSchema),
  /** Sober remarks: "line endings mixed", "delimiter uncertain between , and ;". Never a value. */
  notes: z.array(z.string()),
});
export type FileLedger = z.infer<typeof fileLedgerSchema>;

/** Row number, file and line of the first row of a table whose rows stand one after the other, each on a line of its own. */
const numberingSchema = z.object({ row: z.int(), file: z.int(), line: z.int() });
export type Numbering = z.infer<typeof numberingSchema>;

export const sampleTableSchema = z.object({
  /**
   * Scratch Parquet file with the columns `row` BIGINT (1-based data row over all files of the intake, in order given),
   * `file` INTEGER (index into `files`), `line` BIGINT or null, then `c0`, `c1`, ... VARCHAR: the cells as written, outer
   * quotes and escapes undone, empty text as NULL.
   */
  parquet: z.string(),
  /** One entry per cell column, in order. Without a header: `column1`, `column2`, ... Nested paths: `customer.phone[0]`. */
  columns: z.array(z.object({ name: z.string(), index: z.int() })),
  header: z.boolean(),
  rows: z.int(),
  /** Where the file holds cells only: how its rows are numbered. */
  numbered: numberingSchema.nullable(),
});
export type SampleTable = z.infer<typeof sampleTableSchema>;

export const intakeSchema = z.object({
  files: z.array(fileLedgerSchema),
  /** Files with the same columns share a table; files laid out differently have one each. */
  tables: z.array(sampleTableSchema),
});
export type Intake = z.infer<typeof intakeSchema>;
