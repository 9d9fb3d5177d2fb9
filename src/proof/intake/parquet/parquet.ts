import type { Connection } from '../../../engine/connection.js';
import { ident, literal } from '../../../engine/sql.js';
import { IntakeError } from '../error.js';
import type { Limits } from '../limits.js';
import type { FileSource } from '../source.js';

/** A Parquet file's columns as text. `cells` are expressions over the file's own columns. */
export type ParquetColumns = {
  readonly names: readonly string[];
  readonly cells: readonly string[];
  readonly rows: number;
};

/** Looks at a Parquet file's schema; structs become paths, lists and maps JSON text. */
export async function readParquetColumns(
  connection: Connection,
  source: FileSource,
  limits: Limits,
): Promise<ParquetColumns> {
  try {
    const described = await connection.rows(`DESCRIBE SELECT * FROM ${parquetOf(source.file)}`);
    const [counted] = await connection.rows(`SELECT count(*) AS n FROM ${parquetOf(source.file)}`);
    const leaves = described.flatMap((column) => {
      const name = String(column['column_name']);
      return leavesOf(name, ident(name), String(column['column_type']));
    });
    if (leaves.length > limits.maxColumns) throw tooWide(source.path, leaves.length, limits);
    return {
      names: leaves.map((leaf) => leaf.name),
      cells: leaves.map((leaf) => leaf.cell),
      rows: Number(counted?.['n'] ?? 0),
    };
  } catch (cause) {
    if (cause instanceof IntakeError) throw cause;
    throw new IntakeError('damaged', 'the Parquet file cannot be read', {
      where: { file: source.path },
      hint: 'Get the whole file; a Parquet file cut short has lost its index.',
      exit: 2,
      cause,
    });
  }
}

export function selectParquet(source: FileSource, columns: ParquetColumns, firstRow: number, file: number): string {
  const cells = columns.cells.map((cell, index) => `, nullif(${cell}, '') AS ${ident(`c${index}`)}`).join('');
  return `SELECT (file_row_number + ${firstRow + 1})::BIGINT AS "row", ${file}::INTEGER AS "file", NULL::BIGINT AS "line"${cells}
    FROM ${parquetOf(source.file)}`;
}

function parquetOf(file: string): string {
  return `read_parquet(${literal(file)}, binary_as_string = true, file_row_number = false, hive_partitioning = false)`;
}

function tooWide(path: string, width: number, limits: Limits): IntakeError {
  return new IntakeError('limit', `the file has ${width} columns; at most ${limits.maxColumns} are read`, {
    where: { file: path },
    exit: 2,
  });
}

type Leaf = { readonly name: string; readonly cell: string };

function leavesOf(name: string, expression: string, type: string): Leaf[] {
  const fields = structFields(type);
  if (fields === null) return [{ name, cell: cellText(expression, type) }];
  return fields.flatMap((field) =>
    leavesOf(`${name}.${field.name}`, `struct_extract(${expression}, ${literal(field.name)})`, field.type),
  );
}

function cellText(expression: string, type: string): string {
  if (/^(?:DOUBLE|FLOAT)$/u.test(type)) {
    const whole = `${expression} = trunc(${expression}) AND abs(${expression}) < 9007199254740992`;
    return `CASE WHEN ${whole} THEN CAST(${expression}::BIGINT AS VARCHAR) ELSE CAST(${expression} AS VARCHAR) END`;
  }
  if (/(?:\[\d*\]|\))$/u.test(type) && !type.startsWith('DECIMAL')) return `CAST(to_json(${expression}) AS VARCHAR)`;
  return `replace(CAST(${expression} AS VARCHAR), chr(0), '')`;
}

/** The fields of `STRUCT("a" INTEGER, b STRUCT(c DATE))` as DuckDB spells types; null for other types. */
function structFields(type: string): { name: string; type: string }[] | null {
  if (!type.startsWith('STRUCT(') || !type.endsWith(')')) return null;
  return splitTop(type.slice('STRUCT('.length, -1)).map((field) => {
    const quoted = /^"((?:[^"]|"")*)" (.*)$/su.exec(field);
    if (quoted !== null) return { name: (quoted[1] ?? '').replaceAll('""', '"'), type: quoted[2] ?? '' };
    const space = field.indexOf(' ');
    return { name: field.slice(0, space), type: field.slice(space + 1) };
  });
}

function splitTop(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let inName = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') inName = !inName;
    else if (inName) continue;
    else if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === ',' && depth === 0) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...parts, text.slice(from).trim()];
}
