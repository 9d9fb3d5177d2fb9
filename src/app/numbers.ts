import type { Connection } from '../engine/connection.js';
import type { ColumnFinding } from '../model/fields.js';
import type { SampleTable } from '../model/sample.js';
import { NUMBERED, type NumberColumn } from '../model/trace.js';
import { normalisedSql } from '../proof/normalise/normalise.js';
import { sourceOf } from './read-table.js';

/** Fewer numbers than this say nothing of the range that they were drawn from. */
const FEWEST = 5;

/** How the numbers of accounts and records lie in a leaked table. None of the numbers themselves goes further than their span. */
export async function describeNumbers(
  connection: Connection,
  table: SampleTable,
  findings: readonly ColumnFinding[],
): Promise<NumberColumn[]> {
  const described: NumberColumn[] = [];
  for (const form of NUMBERED) {
    const column = findings.find((finding) => finding.element === form && finding.shape === 'plain');
    if (column === undefined) continue;
    const value = `try_cast(${normalisedSql(form, `c${column.index}`)} AS HUGEINT)`;
    const [row] = await connection.rows(
      `SELECT count(DISTINCT value)::DOUBLE AS numbers, count(*)::DOUBLE AS rows, min(value)::DOUBLE AS least, max(value)::DOUBLE AS greatest,
         count(*) FILTER (value > before)::DOUBLE / greatest(1, count(before)) AS rising
       FROM (SELECT value, lag(value) OVER (ORDER BY "row") AS before FROM (SELECT "row", ${value} AS value FROM ${sourceOf(table)}))`,
    );
    const of = (name: string): number => Number(row?.[name] ?? 0);
    const numbers = of('numbers');
    if (numbers < FEWEST || numbers < 0.9 * of('rows')) continue;
    described.push({ form, numbers, least: of('least'), greatest: of('greatest'), rising: of('rising') });
  }
  return described;
}
