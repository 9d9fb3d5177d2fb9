import type { Connection } from '../engine/connection.js';
import type { Form } from '../model/element.js';
import type { ColumnFinding } from '../model/fields.js';
import type { SampleTable } from '../model/sample.js';
import { NUMBERED } from '../model/trace.js';
import { significant } from '../base/numbers.js';
import { normalisedSql } from '../proof/normalise/normalise.js';
import { sourceOf } from './read-table.js';

/** Of the numbers at each end, this share does not count: a few planted or mistyped ones lie far from the rest. */
const OUTLYING = 0.005;

/** Rows that are looked at, evenly over the table. */
const LOOKED_AT = 200_000;

/** How wide the numbers of accounts and records lie, to two digits: in a dense range a made-up number is often a real one. */
export async function spansOf(
  connection: Connection,
  table: SampleTable,
  findings: readonly ColumnFinding[],
): Promise<Partial<Record<Form, number>>> {
  const spans: Partial<Record<Form, number>> = {};
  const step = Math.max(1, Math.floor(table.rows / LOOKED_AT));
  for (const form of NUMBERED) {
    const column = findings.find((finding) => finding.element === form && finding.shape === 'plain');
    if (column === undefined) continue;
    const value = `try_cast(${normalisedSql(form, `c${column.index}`)} AS HUGEINT)`;
    const [row] = await connection.rows(
      `SELECT (quantile_cont(value::DOUBLE, ${1 - OUTLYING}) - quantile_cont(value::DOUBLE, ${OUTLYING}) + 1)::DOUBLE AS span, count(value) AS numbers, count(*) AS rows FROM (SELECT ${value} AS value FROM ${sourceOf(table)} WHERE "row" % ${step} = 0)`,
    );
    if (Number(row?.['numbers'] ?? 0) > 0.9 * Number(row?.['rows'] ?? 0))
      spans[form] = Math.max(1, significant(Number(row?.['span'] ?? 1), 2));
  }
  return spans;
}
