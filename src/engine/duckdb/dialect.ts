import { unreachable } from '../../base/errors.js';
import type { ColumnType } from '../../model/reference-tables.js';
import { ident, literal } from '../sql.js';
import type { Among, LookUp } from '../store.js';

/** The schema that the reference is attached as. */
const SCHEMA = 'reference';

/** One query for what all look-ups find; there is at least one. */
export function spellLookUps(lookUps: readonly LookUp[]): string {
  if (lookUps.length === 0) throw new TypeError('nothing is looked up');
  return lookUps.map(spellLookUp).join('\nUNION ALL\n');
}

function spellLookUp(lookUp: LookUp): string {
  const table = `${SCHEMA}.${ident(lookUp.from)} r`;
  const { among } = lookUp;
  const equals = conditions(lookUp);
  if (among === undefined) return `${selectSql(lookUp)} FROM ${table}${whereSql(equals)}`;
  const on = onSql(among);
  if (among.carry !== undefined) {
    return `${selectSql(lookUp)} FROM ${table} JOIN ${ident(among.keys)} k ON ${on}${whereSql(equals)}`;
  }
  return `${selectSql(lookUp)} FROM ${table} SEMI JOIN ${ident(among.keys)} k ON ${on}${whereSql(equals)}`;
}

/** `SELECT` and what is returned, of a line `r` and with `carry` of a key line `k`. */
export function selectSql({ columns, distinct, among }: LookUp): string {
  const carried = among?.carry?.map((name) => `k.${ident(name)}`) ?? [];
  const own = columns.map((name) => `r.${ident(name)}`);
  if (own.length === 0) throw new TypeError('a look-up returns at least one column');
  if (distinct === true && among?.carry !== undefined) throw new TypeError('pairs are not made distinct');
  return `SELECT ${distinct === true ? 'DISTINCT ' : ''}${[...own, ...carried].join(', ')}`;
}

/** That a line `r` equals a key line `k`; of NULL that is not true. */
export function onSql({ on }: Among): string {
  if (on.length === 0) throw new TypeError('a look-up among keys names at least one pair of columns');
  return on.map(({ column, key }) => `r.${ident(column)} = k.${ident(key)}`).join(' AND ');
}

function conditions({ where = {} }: LookUp): string[] {
  return Object.entries(where).map(([name, text]) => `r.${ident(name)} = ${literal(text)}`);
}

function whereSql(all: readonly string[]): string {
  return all.length === 0 ? '' : ` WHERE ${all.join(' AND ')}`;
}

/** What a column of the reference is here. */
export function duckDbType(type: ColumnType): string {
  switch (type) {
    case 'u8':
      return 'UTINYINT';
    case 'u32':
      return 'UINTEGER';
    case 'u64':
      return 'UBIGINT';
    case 'i64':
      return 'BIGINT';
    case 'day':
      return 'DATE';
    case 'text':
      return 'VARCHAR';
    case 'flag':
      return 'BOOLEAN';
    default:
      return unreachable(type);
  }
}
