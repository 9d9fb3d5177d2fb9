import { renameSync } from 'node:fs';
import type { Connection } from '../engine/connection.js';
import { literal, literals } from '../engine/sql.js';
import { MATCH_TABLES } from '../model/match-tables.js';
import type { Weighing } from '../model/weighing.js';
import { ABOUT_A_PERSON, personToken } from './person-token.js';

/** Where rows are written until they are whole: an interrupt leaves nothing that could be taken for the answer. */
export function partialOf(file: string): string {
  return `${file}.partial`;
}

/**
 * Writes one line per recognised row: its number, its class with the probability, and for a row about a person of ours a
 * token of that person. No clear value. CSV, or Parquet where the name ends so.
 */
export async function writeRows(connection: Connection, weighing: Weighing, file: string): Promise<void> {
  await connection.run('CREATE OR REPLACE TEMP TABLE row_class (pattern INTEGER, class VARCHAR, probability DOUBLE)');
  const size = 500;
  for (let from = 0; from < weighing.patterns.length; from += size) {
    const values = weighing.patterns
      .slice(from, from + size)
      .map((pattern) => `(${pattern.id}, '${pattern.class}', ${pattern.posterior[pattern.class].toFixed(6)})`);
    await connection.run(`INSERT INTO row_class VALUES ${values.join(', ')}`);
  }
  const partial = partialOf(file);
  const format = /\.parquet$/iu.test(file) ? 'FORMAT parquet' : 'FORMAT csv, HEADER';
  await connection.run(
    `COPY (
       SELECT l.row, c.class, c.probability,
         CASE WHEN c.class IN ${literals(ABOUT_A_PERSON)} THEN ${personToken('b.person_id')} END AS person
       FROM ${MATCH_TABLES.leak} l JOIN ${MATCH_TABLES.unit} u USING (fingerprint) JOIN ${MATCH_TABLES.pattern} p ON p.unit = u.unit
       JOIN row_class c USING (pattern) LEFT JOIN ${MATCH_TABLES.best} b ON b.unit = u.unit ORDER BY l.row)
     TO ${literal(partial)} (${format})`,
  );
  renameSync(partial, file);
}
