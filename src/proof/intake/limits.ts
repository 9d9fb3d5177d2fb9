const MiB = 2 ** 20;
const GiB = 2 ** 30;

/** How much a hostile file may make the reader do. Passing a row's limit rejects the row; passing a file's ends the intake. */
export type Limits = {
  readonly maxCellBytes: number;
  readonly maxRowBytes: number;
  readonly maxColumns: number;
  /** Tables in one file: sheets of a workbook, tables of a dump. */
  readonly maxTables: number;
  readonly maxMembers: number;
  /** Archives inside archives. */
  readonly maxDepth: number;
  /** Decoded over packed bytes, looked at once more than `ratioFrom` bytes are decoded. */
  readonly maxRatio: number;
  readonly ratioFrom: number;
  /** Over all files of one intake. */
  readonly maxDecodedBytes: number;
  readonly jsonDepth: number;
  /** Bytes from which on a text in which nothing can be misread is given to the engine as it is. */
  readonly cleanFrom: number;
  /** Memory of the reader process: its JavaScript heap, and DuckDB's share beside it. */
  readonly heapBytes: number;
  readonly engineBytes: number;
};

export const DEFAULT_LIMITS: Limits = {
  maxCellBytes: MiB,
  maxRowBytes: 8 * MiB,
  maxColumns: 2000,
  maxTables: 1000,
  maxMembers: 10_000,
  maxDepth: 2,
  maxRatio: 200,
  ratioFrom: 64 * MiB,
  maxDecodedBytes: 64 * GiB,
  jsonDepth: 64,
  cleanFrom: 16 * MiB,
  heapBytes: GiB,
  engineBytes: 2 * GiB,
};
