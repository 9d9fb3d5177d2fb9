import type { Connection, Row } from '../../engine/connection.js';
import { ident } from '../../engine/sql.js';
import { isPlaceholder, type ColumnSample, type SampleValue } from './sample.js';

/** Distinct values drawn per column, and whole rows drawn per table. */
const VALUES = 1000;
const ROWS = 400;
/** What is judged of a cell. Patterns are run over hostile text: this bounds the time they can be made to take. */
const LONGEST = 400;
/** Above this many rows exact distinct counts are made column by column, to bound memory. */
const LARGE = 2_000_000;

export type Table = {
  readonly rows: number;
  readonly columns: readonly ColumnSample[];
  /** Whole rows, drawn by hash: what stands beside what. Cells by position in `columns`. */
  readonly sampleRows: readonly (readonly (string | null)[])[];
};

type Named = { readonly name: string; readonly index: number };
type Counts = Pick<ColumnSample, 'filled' | 'distinct' | 'minLength' | 'maxLength'>;

export function cell(index: number): string {
  return ident(`c${index}`);
}

export async function profile(connection: Connection, source: string, columns: readonly Named[]): Promise<Table> {
  const rows = await countRows(connection, source);
  if (columns.length === 0) return { rows, columns: [], sampleRows: [] };
  const counts = await countCells(connection, source, columns, rows);
  const values = await drawValues(connection, source, columns, counts);
  const sampleRows = await drawRows(connection, source, columns, rows);
  return { rows, columns: columns.map((column, at) => toSample(column, rows, counts[at], values[at])), sampleRows };
}

async function countRows(connection: Connection, source: string): Promise<number> {
  const [row] = await connection.rows(`SELECT count(*) AS n FROM ${source}`);
  return Number(row?.['n'] ?? 0);
}

async function countCells(
  connection: Connection,
  source: string,
  columns: readonly Named[],
  rows: number,
): Promise<readonly Counts[]> {
  const size = rows > LARGE ? 1 : columns.length;
  const all: Counts[] = [];
  for (let start = 0; start < columns.length; start += size) {
    const part = columns.slice(start, start + size);
    const terms = part.map(({ index }, at) => {
      const name = cell(index);
      return `count(${name}) AS f${at}, count(DISTINCT ${name}) AS d${at}, min(length(${name})) AS l${at}, max(length(${name})) AS h${at}`;
    });
    const [row] = await connection.rows(`SELECT ${terms.join(', ')} FROM ${source}`);
    all.push(...part.map((_, at) => toCounts(row, at)));
  }
  return all;
}

function toCounts(row: Row | undefined, at: number): Counts {
  const read = (name: string): number => Number(row?.[`${name}${at}`] ?? 0);
  return { filled: read('f'), distinct: read('d'), minLength: read('l'), maxLength: read('h') };
}

/** Values by the order of their hash; a column of very many is thinned by hash first, so that little is sorted. */
async function drawValues(
  connection: Connection,
  source: string,
  columns: readonly Named[],
  counts: readonly Counts[],
): Promise<readonly (readonly SampleValue[])[]> {
  const queries = columns.map(({ index }, at) => {
    const name = cell(index);
    const thin = Math.floor((counts[at]?.distinct ?? 0) / (2 * VALUES));
    const where = thin > 1 ? `AND hash(${name}) % ${thin} = 0` : '';
    return `SELECT * FROM (SELECT ${at} AS place, left(${name}, ${LONGEST}) AS value, count(*) AS cells, min("row") AS first_row FROM ${source}
      WHERE ${name} IS NOT NULL ${where} GROUP BY ${name} ORDER BY hash(${name}), ${name} LIMIT ${VALUES})`;
  });
  const drawn: SampleValue[][] = columns.map(() => []);
  for (const row of await connection.rows(
    `SELECT * FROM (${queries.join(' UNION ALL ')}) ORDER BY place, first_row, value`,
  )) {
    const text = typeof row['value'] === 'string' ? row['value'].trim() : '';
    if (text === '' || isPlaceholder(text)) continue;
    drawn[Number(row['place'])]?.push({ text, cells: Number(row['cells']), row: Number(row['first_row']) });
  }
  return drawn;
}

async function drawRows(
  connection: Connection,
  source: string,
  columns: readonly Named[],
  rows: number,
): Promise<readonly (readonly (string | null)[])[]> {
  const thin = Math.floor(rows / (4 * ROWS));
  const where = thin > 1 ? `WHERE hash("row") % ${thin} = 0` : '';
  const names = columns.map(({ index }, at) => `left(${cell(index)}, ${LONGEST}) AS v${at}`).join(', ');
  const drawn = await connection.rows(
    `SELECT ${names} FROM ${source} ${where} ORDER BY hash("row"), "row" LIMIT ${ROWS}`,
  );
  return drawn.map((row) =>
    columns.map((_, at) => {
      const value = row[`v${at}`];
      return typeof value === 'string' ? value.trim() : null;
    }),
  );
}

function toSample(
  column: Named,
  rows: number,
  counts: Counts | undefined,
  values: readonly SampleValue[] | undefined,
): ColumnSample {
  const known = counts ?? { filled: 0, distinct: 0, minLength: 0, maxLength: 0 };
  const kept = values ?? [];
  const cache = { shares: new Map(), cleaned: new Map() };
  return { ...column, rows, ...known, values: kept, texts: kept.map(({ text }) => text), cache };
}
