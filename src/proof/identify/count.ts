import type { Connection } from '../../engine/connection.js';
import { cell, type Table } from './profile.js';
import type { Reading } from './reading.js';
import { ANYTHING, cleanedSql, cleansOf, ruleSql, type Clean, type Rule } from './rule.js';

/** Cells of every column that have the form of what the column was taken for, in one pass over the table. */
export async function countValid(
  connection: Connection,
  source: string,
  { columns }: Table,
  readings: readonly Reading[],
): Promise<readonly number[]> {
  const counted = columns.flatMap(({ index }, at) => {
    const rule = readings[at]?.rule;
    return rule === undefined || rule === ANYTHING ? [] : [{ index, at, rule }];
  });
  if (counted.length === 0) return columns.map(({ filled }) => filled);
  const forms = counted.flatMap(({ index, rule }) =>
    cleansOf(rule).map((clean) => `${cleanedSql(clean, cell(index))} AS ${alias(index, clean)}`),
  );
  const terms = counted.map(({ index, at, rule }) => `count(*) FILTER (WHERE ${predicate(rule, index)}) AS v${at}`);
  const [row] = await connection.rows(`SELECT ${terms.join(', ')} FROM (SELECT ${forms.join(', ')} FROM ${source})`);
  return columns.map(({ filled }, at) => Number(row?.[`v${at}`] ?? filled));
}

function alias(index: number, clean: Clean): string {
  return `${clean}${index}`;
}

function predicate(rule: Rule, index: number): string {
  return ruleSql(rule, (clean) => alias(index, clean));
}
