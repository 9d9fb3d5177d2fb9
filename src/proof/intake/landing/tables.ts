import path from 'node:path';
import { sameShapes, type ColumnProfile } from '../delimited/shape.js';
import { openPiece, PLAIN_STYLE, type Piece, type PieceWriter, type Style } from './canonical.js';

/** Rows that DuckDB reads by itself, as a SELECT of row, file, line, c0 ... */
export type Selected = { readonly select: string; readonly rows: number };
export type Part = Piece | Selected;

export type GrowingTable = {
  columns: readonly string[];
  readonly header: boolean;
  readonly profile: readonly ColumnProfile[] | null;
  readonly parts: (Part | { readonly writer: PieceWriter; readonly style: Style })[];
};

export type Tables = {
  /** The table for rows with these columns: one met before when names (or, without names, shapes) agree. */
  readonly take: (
    columns: readonly string[],
    header: boolean,
    profile: readonly ColumnProfile[] | null,
  ) => GrowingTable;
  /** A table of its own, whatever the columns: for readers whose columns grow. */
  readonly add: (columns: readonly string[], header: boolean) => GrowingTable;
  readonly writer: (table: GrowingTable, style: Style, width: number) => PieceWriter;
  readonly select: (table: GrowingTable, selected: Selected) => void;
  /** Numbers the next data row, from 1. */
  readonly nextRow: () => number;
  readonly skipRows: (count: number) => number;
  /** Ends all writing; the tables with the parts that hold their rows. */
  readonly close: () => readonly { readonly table: GrowingTable; readonly parts: readonly Part[] }[];
};

/** More pieces than this in one table, and every further row is spelled anew in the last one's style. */
const MAX_PIECES = 16;

export function createTables(scratch: string): Tables {
  const tables: GrowingTable[] = [];
  let row = 0;
  let pieces = 0;
  return {
    take(columns, header, profile) {
      const known = tables.find((table) => agree(table, columns, header, profile));
      if (known !== undefined) return known;
      const table: GrowingTable = { columns, header, profile, parts: [] };
      tables.push(table);
      return table;
    },
    add(columns, header) {
      const table: GrowingTable = { columns, header, profile: null, parts: [] };
      tables.push(table);
      return table;
    },
    writer(table, style, width) {
      const last = table.parts.at(-1);
      if (last !== undefined && 'writer' in last) {
        if (sameStyle(last.style, style)) return last.writer;
        table.parts[table.parts.length - 1] = last.writer.close();
      }
      const writer = openPiece(path.join(scratch, `piece-${pieces++}.txt`), style, width);
      table.parts.push({ writer, style });
      return writer;
    },
    select(table, selected) {
      const last = table.parts.at(-1);
      if (last !== undefined && 'writer' in last) table.parts[table.parts.length - 1] = last.writer.close();
      table.parts.push(selected);
    },
    nextRow: () => ++row,
    skipRows(count) {
      row += count;
      return row - count;
    },
    close: () =>
      tables.map((table) => ({
        table,
        parts: table.parts.map((part) => ('writer' in part ? part.writer.close() : part)),
      })),
  };
}

/** The style to write in: the wished one, unless the table has too many pieces already. */
export function styleFor(table: GrowingTable, wished: Style): Style {
  if (table.parts.length < MAX_PIECES) return wished;
  const last = table.parts.at(-1);
  return last === undefined ? PLAIN_STYLE : 'style' in last ? last.style : PLAIN_STYLE;
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
  if (table.header !== header || table.columns.length !== columns.length) return false;
  if (header) return table.columns.every((name, index) => plainName(name) === plainName(columns[index] ?? ''));
  return table.profile !== null && profile !== null && sameShapes(table.profile, profile);
}

function plainName(name: string): string {
  return name.trim().toLowerCase();
}
