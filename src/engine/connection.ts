/** A value bound to a statement, never spelled into it. */
export type Bindable = null | boolean | number | bigint | string | Uint8Array;

/** A row as it comes back: 64-bit integers as bigint, dates as `YYYY-MM-DD`, everything else as its JavaScript kind. */
export type Row = Record<string, Cell>;
export type Cell = null | boolean | number | bigint | string | Uint8Array | readonly Cell[];

/** One open connection to an engine. It is the only thing that runs SQL; what it runs is spelled elsewhere. */
export type Connection = {
  /** Runs one statement for its effect, with `$1`, `$2` ... bound from `values`; without values also several, parted by `;`. */
  run(sql: string, values?: readonly Bindable[]): Promise<void>;
  /** Runs one statement and returns all its rows. For results of bounded size only. */
  rows(sql: string, values?: readonly Bindable[]): Promise<Row[]>;
  /** How much of the statement that is running is done, 0 to 1; null where that cannot be told. */
  progress(): number | null;
  /** Ends the statement that is running; it fails with the code `interrupted`. */
  interrupt(): void;
  /** Releases the engine. Safe to call twice. */
  close(): void;
};
