import { unreachable } from '../../base/errors.js';
import type { ColumnType, ReferenceTable, TableColumn } from '../../model/reference-tables.js';
import type { LookUp } from '../store.js';

/** Name of the table of keys that is sent with a query and is gone after it; its columns are `k0`, `k1` ... */
export const KEYS = 'assay_keys';

/** An identifier, quoted. In both kinds of quotes a backslash escapes here. */
export function ident(name: string): string {
  if (name.includes('\u0000')) throw new TypeError('identifier holds a NUL');
  return `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

export function literal(text: string): string {
  if (text.includes('\u0000')) throw new TypeError('literal holds a NUL');
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/**
 * One look-up in the table `from`. It brings the lines that equal a key, each once, and with `carry` also the columns that pairs
 * are made by: keys are joined to them where the keys are, so that what stands beside a key is not sent.
 */
export function spellLookUp(lookUp: LookUp, from: string): string {
  const distinct = lookUp.distinct === true ? 'DISTINCT ' : '';
  const columns = broughtBy(lookUp).map(ident).join(', ');
  const equals = Object.entries(lookUp.where ?? {}).map(([name, text]) => `${ident(name)} = ${literal(text)}`);
  const all = [...equals, ...amongSql(lookUp)];
  return `SELECT ${distinct}${columns} FROM ${from}${all.length === 0 ? '' : ` WHERE ${all.join(' AND ')}`}`;
}

/** Columns that a look-up brings, each once. */
export function broughtBy({ columns, among }: LookUp): string[] {
  const pairs = among?.carry === undefined ? [] : among.on.map(({ column }) => column);
  return [...new Set([...columns, ...pairs])];
}

/** IN and not a join: the primary key is searched by a set of keys, and no line comes out twice. Keys hold no NULL. */
function amongSql({ among }: LookUp): string[] {
  if (among === undefined) return [];
  const columns = among.on.map(({ column }) => ident(column)).join(', ');
  const keys = among.on.map((_, at) => `k${at}`).join(', ');
  return [`${among.on.length === 1 ? columns : `(${columns})`} IN (SELECT ${keys} FROM ${KEYS})`];
}

/** Columns of a table as they stand between the brackets of CREATE TABLE. */
export function columnsSql(columns: readonly TableColumn[]): string {
  return columns.map((column) => `${ident(column.name)} ${columnType(column)}`).join(', ');
}

/**
 * Large tables are marked and packed by 1,024 lines and not by 8,192: keys lie far apart in them, and each costs the lines between
 * two marks. Of 5 million lines, 300 keys took 18 ms and not 57; 10,000 took longer, since there the marks lie closer than the keys.
 */
const FINE = ' SETTINGS index_granularity = 1024, min_compress_block_size = 8192';

/** In the order of the local table: look-ups by key or person read some pieces of it and not all. */
export function createSql(table: ReferenceTable, name: string): string {
  const order = table.order.map(ident).join(', ');
  const marks = table.parted === null ? '' : FINE;
  return `CREATE TABLE ${name} (${columnsSql(table.columns)}) ENGINE = MergeTree ORDER BY (${order})${marks}`;
}

function columnType({ type, nullable }: TableColumn): string {
  const held = nullable ? `Nullable(${clickHouseType(type)})` : clickHouseType(type);
  return type === 'text' ? `LowCardinality(${held})` : held;
}

/**
 * What a column is at the cluster. A day is its number, counted from 1970-01-01: the cluster's own type of date ends in 2299 and
 * begins in 1900, and would quietly move what lies outside.
 */
export function clickHouseType(type: ColumnType): string {
  switch (type) {
    case 'u8':
      return 'UInt8';
    case 'u32':
      return 'UInt32';
    case 'u64':
      return 'UInt64';
    case 'i64':
      return 'Int64';
    case 'day':
      return 'Int32';
    case 'text':
      return 'String';
    case 'flag':
      return 'Bool';
    default:
      return unreachable(type);
  }
}
