import type { Connection } from '../connection.js';
import { ident, literal } from '../sql.js';
import type { LookUp, Store } from '../store.js';

/** Up to so many key lines their rows are found by one column first, and only then are the others read. */
const FEW_KEYS = 100_000;
/** Columns that make that worth a second look at the table. */
const MANY_COLUMNS = 8;

/** The reference as a database that is attached to the connection as `reference`. */
export async function attachedStore(connection: Connection): Promise<Store> {
  const [row] = await connection.rows('SELECT version() AS version');
  return {
    engine: `duckdb ${String(row?.['version']).replace(/^v/u, '')}`,
    async find(at, into, lookUps) {
      const selects = [];
      for (const lookUp of lookUps) selects.push(spellLookUp(lookUp, await findRowsFirst(at, lookUp)));
      await at.run(`CREATE OR REPLACE TEMP TABLE ${ident(into)} AS ${selects.join('\nUNION ALL\n')}`);
    },
    // What runs, runs in the connection: whoever owns it interrupts and closes it.
    interrupt() {},
    async close() {},
  };
}

async function findRowsFirst(connection: Connection, { columns, among }: LookUp): Promise<boolean> {
  if (among === undefined || among.carry !== undefined || columns.length < MANY_COLUMNS) return false;
  const [row] = await connection.rows(
    `SELECT count(*) AS lines FROM (SELECT 1 FROM ${ident(among.keys)} LIMIT ${FEW_KEYS + 1})`,
  );
  return Number(row?.['lines']) <= FEW_KEYS;
}

/** SQL of one look-up; `byRow` finds the rows before it reads their columns. */
export function spellLookUp({ from, columns, where, distinct, among }: LookUp, byRow = false): string {
  const table = `reference.${ident(from)} AS line`;
  const listed = [
    ...columns.map((column) => `line.${ident(column)}`),
    ...(among?.carry ?? []).map((column) => `key_line.${ident(column)}`),
  ].join(', ');
  const select = `SELECT ${distinct === true ? 'DISTINCT ' : ''}${listed} FROM`;
  const equal = Object.entries(where ?? {}).map(([column, text]) => `line.${ident(column)} = ${literal(text)}`);
  const condition = equal.length === 0 ? '' : ` WHERE ${equal.join(' AND ')}`;
  if (among === undefined) return `${select} ${table}${condition}`;
  const on = among.on.map(({ column, key }) => `line.${ident(column)} = key_line.${ident(key)}`).join(' AND ');
  const keys = `${ident(among.keys)} AS key_line ON ${on}`;
  if (among.carry !== undefined) return `${select} ${table} JOIN ${keys}${condition}`;
  const semi = `${table} SEMI JOIN ${keys}${condition}`;
  return byRow ? `${select} ${table} WHERE line.rowid IN (SELECT line.rowid FROM ${semi})` : `${select} ${semi}`;
}
