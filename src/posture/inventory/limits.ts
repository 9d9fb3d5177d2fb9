const MiB = 2 ** 20;

/** How much a file may make the reader do. Past a limit of the file it is refused; past one of a row, the row is set aside. */
export type InventoryLimits = {
  readonly maxBytes: number;
  readonly maxRows: number;
  readonly maxColumns: number;
  /** Over all rows of a file or sheet. */
  readonly maxCells: number;
  readonly maxCell: number;
  /** Machines of one file, and what one machine may hold of programs, ports or addresses each. */
  readonly maxAssets: number;
  readonly maxPerAsset: number;
  /** Things set aside that are told one by one; the rest is told as a number. */
  readonly maxSetAside: number;
  readonly maxDepth: number;
};

export const DEFAULT_LIMITS: InventoryLimits = {
  maxBytes: 64 * MiB,
  maxRows: 20_000,
  maxColumns: 256,
  maxCells: 500_000,
  maxCell: 4_000,
  maxAssets: 20_000,
  maxPerAsset: 500,
  maxSetAside: 500,
  maxDepth: 64,
};
