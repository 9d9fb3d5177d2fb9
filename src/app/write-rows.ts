import { copyFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Connection } from '../engine/connection.js';
import { literal, literals } from '../engine/sql.js';
import { MATCH_TABLES } from '../model/match-tables.js';
import type { Weighing } from '../model/weighing.js';
import { AppError } from './error.js';
import type { Scratch } from './scratch.js';
import { ABOUT_A_PERSON, personToken } from './person-token.js';

/**
 * Writes one line per recognised row: its number, its class with the probability, and for a row about a person of ours a
 * token of that person. No clear value. CSV, or Parquet where the name ends so. The engine writes in scratch; what reaches
 * the folder asked for is whole or not there. Throws `rows_not_written`.
 */
export async function writeRows(
  { connection, scratch }: { readonly connection: Connection; readonly scratch: Scratch },
  weighing: Weighing,
  file: string,
): Promise<void> {
  await connection.run('CREATE OR REPLACE TEMP TABLE row_class (pattern INTEGER, class VARCHAR, probability DOUBLE)');
  const size = 500;
  for (let from = 0; from < weighing.patterns.length; from += size) {
    const values = weighing.patterns
      .slice(from, from + size)
      .map((pattern) => `(${pattern.id}, '${pattern.class}', ${pattern.posterior[pattern.class].toFixed(6)})`);
    await connection.run(`INSERT INTO row_class VALUES ${values.join(', ')}`);
  }
  const made = path.join(scratch.folder('rows'), 'rows');
  const format = /\.parquet$/iu.test(file) ? 'FORMAT parquet' : 'FORMAT csv, HEADER';
  await connection.run(
    `COPY (
       SELECT l.row, c.class, c.probability,
         CASE WHEN c.class IN ${literals(ABOUT_A_PERSON)} THEN ${personToken('b.person_id')} END AS person
       FROM ${MATCH_TABLES.leak} l JOIN ${MATCH_TABLES.unit} u USING (fingerprint) JOIN ${MATCH_TABLES.pattern} p ON p.unit = u.unit
       JOIN row_class c USING (pattern) LEFT JOIN ${MATCH_TABLES.best} b ON b.unit = u.unit ORDER BY l.row)
     TO ${literal(made)} (${format})`,
  );
  deliver(made, file);
}

function deliver(made: string, file: string): void {
  const part = path.join(path.dirname(file), `.assay-rows-${process.pid}.part`);
  try {
    copyFileSync(made, part);
    renameSync(part, file);
  } catch (cause) {
    rmSync(part, { force: true });
    throw new AppError('rows_not_written', 'the row verdicts cannot be written', {
      where: { file },
      hint: 'Check that the folder may be written to and the disk has room.',
      cause,
    });
  }
}
