import { significant } from '../base/numbers.js';
import type { Connection } from '../engine/connection.js';
import type { Form } from '../model/element.js';
import type { ColumnFinding } from '../model/fields.js';
import type { SampleTable } from '../model/sample.js';
import { NUMBERED, type NumberColumn } from '../model/trace.js';
import { normalisedSql } from '../proof/normalise/normalise.js';
import { sourceOf } from './read-table.js';

/** Fewer numbers than this say nothing of the range that they were drawn from. */
const FEWEST = 5;

/** How the numbers of accounts and records lie in a leaked table. The least and the greatest are clear values: whoever shows them rounds them. */
export async function describeNumbers(
  connection: Connection,
  table: SampleTable,
  findings: readonly ColumnFinding[],
): Promise<NumberColumn[]> {
  const described: NumberColumn[] = [];
  for (const { form, value } of numbered(findings)) {
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
  for (const { form, value } of numbered(findings)) {
    const [row] = await connection.rows(
      `SELECT (quantile_cont(value::DOUBLE, ${1 - OUTLYING}) - quantile_cont(value::DOUBLE, ${OUTLYING}) + 1)::DOUBLE AS span, count(value) AS numbers, count(*) AS rows
       FROM (SELECT ${value} AS value FROM ${sourceOf(table)} WHERE "row" % ${step} = 0)`,
    );
    if (Number(row?.['numbers'] ?? 0) > 0.9 * Number(row?.['rows'] ?? 0))
      spans[form] = Math.max(1, significant(Number(row?.['span'] ?? 1), 2));
  }
  return spans;
}

/** The columns of such numbers, and SQL of the number in a cell; NULL where it is none. */
function numbered(findings: readonly ColumnFinding[]): { form: NumberColumn['form']; value: string }[] {
  return NUMBERED.flatMap((form) => {
    const column = findings.find((finding) => finding.element === form && finding.shape === 'plain');
    if (column === undefined) return [];
    return [{ form, value: `try_cast(${normalisedSql(form, `c${column.index}`)} AS HUGEINT)` }];
  });
}
