import type { Bindable, Connection } from '../../src/engine/connection.js';
import { duckDbType } from '../../src/engine/duckdb/dialect.js';
import { ident } from '../../src/engine/sql.js';
import { referenceTables, type ColumnType } from '../../src/model/reference-tables.js';
import type { Reference } from '../../src/model/reference.js';

/** A cell as JSON holds it: whole numbers as text, days as `YYYY-MM-DD` or the engine's words for what lies beyond. */
export type Cell = string | boolean | null;

/** Lines of tables by name; a table that is left out is empty. */
export type ReferenceData = Readonly<Record<string, readonly (readonly Cell[])[]>>;

const AT = '2024-05-06T07:08:09Z';

/** A reference with two systems' columns and little else. */
export const REFERENCE: Reference = {
  schema: 'assay.reference/1',
  built_at: AT,
  normaliser: 1,
  key_check: '0011223344556677',
  inputs: 'ab',
  database: 'reference.duckdb',
  people: 3,
  records: 3,
  rows: 3,
  systems: [],
  columns: [
    { name: 'ssn', form: 'ssn' },
    { name: 'last_name', form: 'last_name' },
    { name: 'last_name_2', form: 'last_name' },
  ],
  prior_columns: [{ name: 'last_name', form: 'last_name' }],
  forms: [],
  coherence: [],
  prior_leaks: [],
  canaries: [],
  sources: [],
  warnings: [],
};

/** Makes the tables of a reference in a schema of the connection. */
export async function makeReference(connection: Connection, schema: string, data: ReferenceData): Promise<void> {
  await connection.run(`DROP SCHEMA IF EXISTS ${ident(schema)} CASCADE`);
  await connection.run(`CREATE SCHEMA ${ident(schema)}`);
  for (const { name, columns } of referenceTables(REFERENCE)) {
    await makeTable(connection, `${ident(schema)}.${ident(name)}`, columns, data[name] ?? []);
  }
}

/** Makes a table of keys: a column is named `k0`, `k1` ... and holds what a column of the reference can. */
export async function makeKeys(
  connection: Connection,
  table: string,
  types: readonly ColumnType[],
  lines: readonly (readonly Cell[])[],
): Promise<void> {
  await connection.run(`DROP TABLE IF EXISTS ${ident(table)}`);
  await makeTable(
    connection,
    ident(table),
    types.map((type, at) => ({ name: `k${at}`, type })),
    lines,
    'TEMP',
  );
}

async function makeTable(
  connection: Connection,
  table: string,
  columns: readonly { readonly name: string; readonly type: ColumnType }[],
  lines: readonly (readonly Cell[])[],
  kind = '',
): Promise<void> {
  const spelled = columns.map(({ name, type }) => `${ident(name)} ${duckDbType(type)}`);
  await connection.run(`CREATE ${kind} TABLE ${table} (${spelled.join(', ')})`);
  if (lines.length === 0) return;
  const values: Bindable[] = lines.flat();
  const rows = lines.map((line, row) => {
    const cells = columns.map(({ type }, at) => `$${row * line.length + at + 1}::${duckDbType(type)}`);
    return `(${cells.join(', ')})`;
  });
  await connection.run(`INSERT INTO ${table} VALUES ${rows.join(', ')}`, values);
}
