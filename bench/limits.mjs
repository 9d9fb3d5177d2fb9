// What the engine alone does with the same bytes: the limit that a step is held against. `node bench/limits.mjs count|join|scan|counts FILE [TABLE]`
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const [what, file, table] = process.argv.slice(2);
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
const csv = (name) => `read_csv(${quoted(name)}, header = true, all_varchar = true, quote = '"', escape = '"')`;
const parquet = (dir) => `read_parquet(${quoted(path.join(dir, '*.parquet'))})`;
const ELEMENTS = ['ssn', 'drivers_license', 'phone', 'email', 'imei'];

const sql = {
  count: () => `SELECT count(*) FROM ${csv(file)}`,
  // The same question on clear text, without tokens or evidence: how many rows have a phone and an SSN of one person of ours?
  join: () =>
    `SELECT count(DISTINCT l.rowid) FROM (SELECT row_number() OVER () AS rowid, * FROM ${csv(file)}) l JOIN ${csv(table)} s ON l.ssn = s.ssn AND l.phone = s.phone`,
  scan: () => `SELECT ${ELEMENTS.map((name) => `max(${name})`).join(' || ')} FROM ${parquet(file)}`,
  // How many rows have each element of somebody of ours, and how many have them all of one person?
  counts: () =>
    `WITH leak AS MATERIALIZED (SELECT ${ELEMENTS.join(', ')} FROM ${csv(file)})
     SELECT ${ELEMENTS.map((name) => `(SELECT count(*) FROM leak SEMI JOIN ${parquet(table)} ours USING (${name}))`).join(" || ' ' || ")}
       || ' ' || (SELECT count(*) FROM leak SEMI JOIN ${parquet(table)} ours USING (${ELEMENTS.join(', ')}))`,
}[what];
const scratch = mkdtempSync(path.join(tmpdir(), 'assay-limit-'));
const instance = await DuckDBInstance.create(':memory:', { memory_limit: '12GB', temp_directory: scratch });
const connection = await instance.connect();
const reader = await connection.runAndReadAll(sql());
process.stdout.write(`${String(reader.getRows()[0][0])}\n`);
rmSync(scratch, { recursive: true, force: true });
