// What the engine alone does with the same bytes: the limit that a step is held against. `node bench/limits.mjs count|join FILE [TABLE]`
import { DuckDBInstance } from '@duckdb/node-api';

const [what, file, table] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const csv = (path) =>
  `read_csv('${path.replaceAll("'", "''")}', header = true, all_varchar = true, quote = '"', escape = '"')`;
const sql = {
  count: () => `SELECT count(*) FROM ${csv(file)}`,
  // The same question on clear text, without tokens or evidence: how many rows have a phone and an SSN of one person of ours?
  join: () =>
    `SELECT count(DISTINCT l.rowid) FROM (SELECT row_number() OVER () AS rowid, * FROM ${csv(file)}) l JOIN ${csv(table)} s ON l.ssn = s.ssn AND l.phone = s.phone`,
}[what];
const reader = await connection.runAndReadAll(sql());
process.stdout.write(`${String(reader.getRows()[0][0])}\n`);
