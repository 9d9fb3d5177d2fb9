import path from 'node:path';
import type { Numbering } from '../../../model/sample.js';
import { sameShapes, type ColumnProfile } from '../delimited/shape.js';
import { openPiece, PLAIN_STYLE, type Piece, type PieceWriter, type Style } from './canonical.js';

/** Rows that DuckDB reads by itself, as a SELECT of row, file, line, c0 ... */
export type Selected = { readonly select: string; readonly rows: number };
/** Cells in a scratch Parquet file whose rows are numbered by where they stand. */
export type Numbered = { readonly cells: string; readonly numbered: Numbering; readonly rows: number };
export type Part = Piece | Selected | Numbered;

export type GrowingTable = {
  columns: readonly string[];
  readonly header: boolean;
  /** Where there is no header: what the columns look like. */
  readonly profile: readonly ColumnProfile[] | null;
  readonly parts: (PieceWriter | Selected | Numbered)[];
};

export type Tables = {
  /** The table for rows with these columns: one met before when names (or, without names, shapes) agree. */
  readonly take: (
    columns: readonly string[],
    header: boolean,
    profile: readonly ColumnProfile[] | null,
  ) => GrowingTable;
  /** A table whose columns are not known yet; `settle` says when they are, and joins it with one met before. */
  readonly start: (header: boolean) => GrowingTable;
  readonly settle: (table: GrowingTable, columns: readonly string[]) => void;
  readonly writer: (table: GrowingTable, wished: Style) => PieceWriter;
  /** Numbers the next data row, from 1. */
  readonly nextRow: () => number;
  /** Numbers `count` rows at once; the number before the first of them. */
  readonly skipRows: (count: number) => number;
  /** Between files: frees what writing holds. */
  readonly rest: () => void;
  /** Ends all writing; the tables with the parts that hold their rows. */
  readonly close: () => readonly { readonly table: GrowingTable; readonly parts: readonly Part[] }[];
};

/** More pieces than this in one table, and every further row is spelled anew in the last one's style. */
const MAX_PIECES = 16;

export function createTables(scratch: string): Tables {
  const tables: GrowingTable[] = [];
  const awake = new Set<PieceWriter>();
  let row = 0;
  let pieces = 0;

  function add(columns: readonly string[], header: boolean, profile: GrowingTable['profile']): GrowingTable {
    const table: GrowingTable = { columns, header, profile, parts: [] };
    tables.push(table);
    return table;
  }

  return {
    take: (columns, header, profile) =>
      tables.find((table) => agree(table, columns, header, profile)) ?? add(columns, header, profile),
    start: (header) => add([], header, null),
    settle(table, columns) {
      table.columns = columns;
      const known = tables.find((other) => other !== table && agree(other, columns, table.header, null));
      if (known === undefined) return;
      known.parts.push(...table.parts);
      tables.splice(tables.indexOf(table), 1);
    },
    writer(table, wished) {
      const last = table.parts.at(-1);
      const style = table.parts.length < MAX_PIECES || last === undefined ? wished : styleOf(last);
      if (last !== undefined && 'copy' in last && sameStyle(last.style, style)) {
        awake.add(last);
        return last;
      }
      const writer = openPiece(path.join(scratch, `piece-${pieces++}.txt`), style);
      table.parts.push(writer);
      awake.add(writer);
      return writer;
    },
    nextRow: () => ++row,
    skipRows(count) {
      row += count;
      return row - count;
    },
    rest() {
      for (const writer of awake) writer.rest();
      awake.clear();
    },
    close: () =>
      tables.map((table) => ({
        table,
        parts: table.parts.map((part) => ('copy' in part ? part.close() : part)),
      })),
  };
}

function styleOf(part: PieceWriter | Selected | Numbered): Style {
  return 'copy' in part ? part.style : PLAIN_STYLE;
}

export function sameStyle(left: Style, right: Style): boolean {
  return left.delimiter === right.delimiter && left.quote === right.quote && left.escape === right.escape;
}

function agree(
  table: GrowingTable,
  columns: readonly string[],
  header: boolean,
  profile: readonly ColumnProfile[] | null,
): boolean {
  if (table.header !== header || columns.length === 0 || table.columns.length !== columns.length) return false;
  if (header) return table.columns.every((name, index) => plainName(name) === plainName(columns[index] ?? ''));
  return table.profile !== null && profile !== null && sameShapes(table.profile, profile);
}

function plainName(name: string): string {
  return name.trim().toLowerCase();
}
