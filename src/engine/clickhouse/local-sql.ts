import type { TableColumn } from '../../model/reference-tables.js';
import { duckDbType, onSql, selectSql } from '../duckdb/dialect.js';
import { ident, literal } from '../sql.js';
import type { Among, LookUp } from '../store.js';

/** Days beyond all days: infinity of both signs, as the local engine stores them. */
const EVER = 2_147_483_647;

/** SQL of the connection's engine: a column as it is sent. What does not fit the type that it should have is an error. */
export function sentSql({ name, type }: TableColumn): string {
  const column = `${ident(name)}::${duckDbType(type)}`;
  return `${type === 'day' ? toNumber(column) : column} AS ${ident(name)}`;
}

/** SQL of the connection's engine: a column as it came back, in the type that the local reference has. */
function cameSql({ name, type }: TableColumn): string {
  const column = ident(name);
  return `${type === 'day' ? toDay(column) : `${column}::${duckDbType(type)}`} AS ${column}`;
}

function toNumber(day: string): string {
  return `(CASE WHEN isinf(${day}) THEN CASE WHEN ${day} > DATE '1970-01-01' THEN ${EVER} ELSE -${EVER} END
    ELSE ${day} - DATE '1970-01-01' END)::INTEGER`;
}

function toDay(number: string): string {
  return `CASE ${number} WHEN ${EVER} THEN 'infinity'::DATE WHEN -${EVER} THEN '-infinity'::DATE
    ELSE DATE '1970-01-01' + ${number}::INTEGER END`;
}

/** Distinct keys without NULL, in the types of the columns that they are held against: what does not fit equals none of them. */
export function keysSql(among: Among, columns: readonly TableColumn[]): string {
  const keys = columns.map(({ type }, at) => {
    const key = `TRY_CAST(${ident(among.on[at]?.key ?? '')} AS ${duckDbType(type)})`;
    return `${type === 'day' ? toNumber(key) : key} AS k${at}`;
  });
  const held = columns.map((_, at) => `k${at} IS NOT NULL`).join(' AND ');
  return `SELECT DISTINCT * FROM (SELECT ${keys.join(', ')} FROM ${ident(among.keys)}) WHERE ${held}`;
}

/** What one look-up found, from the files that came back; `columns` are those in them. */
export function foundSql(lookUp: LookUp, files: readonly string[], columns: readonly TableColumn[]): string {
  const lines = files.length === 0 ? noLines(columns) : cameFrom(files, columns);
  const { among } = lookUp;
  if (among?.carry === undefined) return `${selectSql(lookUp)} FROM (${lines}) r`;
  return `${selectSql(lookUp)} FROM (${lines}) r JOIN ${ident(among.keys)} k ON ${onSql(among)}`;
}

function cameFrom(files: readonly string[], columns: readonly TableColumn[]): string {
  return `SELECT ${columns.map(cameSql).join(', ')} FROM read_parquet([${files.map(literal).join(', ')}], hive_partitioning = false)`;
}

function noLines(columns: readonly TableColumn[]): string {
  const nulls = columns.map(({ name, type }) => `NULL::${duckDbType(type)} AS ${ident(name)}`);
  return `SELECT ${nulls.join(', ')} WHERE false`;
}
