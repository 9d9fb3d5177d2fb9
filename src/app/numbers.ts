import { significant } from '../base/numbers.js';
import type { Connection } from '../engine/connection.js';
import type { ColumnFinding } from '../model/fields.js';
import type { NumberRange } from '../model/reference.js';
import type { SampleTable } from '../model/sample.js';
import { MIDDLE, NUMBERED, type NumberColumn } from '../model/trace.js';
import { luhnSql } from '../proof/identify/identify.js';
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
      `SELECT count(DISTINCT value)::DOUBLE AS numbers, count(*)::DOUBLE AS rows, min(value)::DOUBLE AS least, max(value)::DOUBLE AS greatest, ${middleSql('value')} AS middle,
         count(*) FILTER (value > before)::DOUBLE / greatest(1, count(before)) AS rising
       FROM (SELECT value, lag(value) OVER (ORDER BY "row") AS before FROM (SELECT "row", ${value} AS value FROM ${sourceOf(table)}))`,
    );
    const of = (name: string): number => Number(row?.[name] ?? 0);
    const numbers = of('numbers');
    if (numbers < FEWEST || numbers < 0.9 * of('rows')) continue;
    const [least, greatest] = [of('least'), of('greatest')];
    described.push({ form, numbers, least, greatest, middle: of('middle'), rising: of('rising') });
  }
  return described;
}

function middleSql(value: string): string {
  const end = (1 - MIDDLE) / 2;
  return `(quantile_cont(${value}::DOUBLE, ${1 - end}) - quantile_cont(${value}::DOUBLE, ${end}) + 1)::DOUBLE`;
}

/** Rows that are looked at, evenly over the table. */
const LOOKED_AT = 200_000;

/** Of these, one in so many is looked at for a check digit. */
const CHECKED = 10;
/** Numbers without one pass the check one time in ten. */
const CHECK_DIGIT = 0.98;

/** How wide the numbers of accounts and records lie: in a dense range a made-up number is often a real one. */
export async function rangesOf(
  connection: Connection,
  table: SampleTable,
  findings: readonly ColumnFinding[],
): Promise<NumberRange[]> {
  const ranges: NumberRange[] = [];
  const step = Math.max(1, Math.floor(table.rows / LOOKED_AT));
  for (const { form, value } of numbered(findings)) {
    const [row] = await connection.rows(
      `SELECT ${middleSql('value')} AS middle, count(value) AS numbers, count(*) AS rows,
         avg((${luhnSql('value::VARCHAR')})::INTEGER) FILTER (value >= 0 AND "row" % ${step * CHECKED} = 0)::DOUBLE AS checked
       FROM (SELECT "row", ${value} AS value FROM ${sourceOf(table)} WHERE "row" % ${step} = 0)`,
    );
    if (Number(row?.['numbers'] ?? 0) <= 0.9 * Number(row?.['rows'] ?? 0)) continue;
    const middle = Math.max(1, significant(Number(row?.['middle'] ?? 1), 2));
    const checked = Number(row?.['checked'] ?? 0) > CHECK_DIGIT;
    ranges.push({ form, middle, values: Math.max(1, middle / MIDDLE / (checked ? 10 : 1)) });
  }
  return ranges;
}

/** The columns of such numbers, and SQL of the number in a cell; NULL where it is none. */
function numbered(findings: readonly ColumnFinding[]): { form: NumberColumn['form']; value: string }[] {
  return NUMBERED.flatMap((form) => {
    const column = findings.find((finding) => finding.element === form && finding.shape === 'plain');
    if (column === undefined) return [];
    return [{ form, value: `try_cast(${normalisedSql(form, `c${column.index}`)} AS HUGEINT)` }];
  });
}
