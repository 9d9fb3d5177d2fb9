import type { Connection } from '../../engine/connection.js';
import { MATCH_TABLES } from '../../model/match-tables.js';
import type { Captures } from '../../model/trace.js';
import { TRACE_TABLES } from './versions.js';

/** Rows of one file, by number. */
export type FileRows = { readonly file: number; readonly from: number; readonly to: number };

/** The two files with the most traced people, and how many people stand in both; null where there is but one file. */
export async function countCaptures(connection: Connection, files: readonly FileRows[]): Promise<Captures | null> {
  if (new Set(files.map(({ file }) => file)).size < 2) return null;
  const cases = files.map(({ file, from, to }) => `WHEN l.row BETWEEN ${from} AND ${to} THEN ${file}`);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE captured AS
     SELECT DISTINCT t.person_id, CASE ${cases.join(' ')} END AS file
     FROM ${MATCH_TABLES.leak} l JOIN ${MATCH_TABLES.unit} u USING (fingerprint) JOIN ${TRACE_TABLES.traced} t USING (unit)`,
  );
  const [first, second] = await connection.rows(
    'SELECT file, count(*) AS people FROM captured GROUP BY file ORDER BY people DESC, file LIMIT 2',
  );
  if (first === undefined || second === undefined) return null;
  const [row] = await connection.rows(
    'SELECT count(*) AS both FROM captured a JOIN captured b USING (person_id) WHERE a.file = $1 AND b.file = $2',
    [Number(first['file']), Number(second['file'])],
  );
  return { first: Number(first['people']), second: Number(second['people']), both: Number(row?.['both'] ?? 0) };
}
