import type { Connection } from '../../engine/connection.js';
import type { Form } from '../../model/element.js';
import type { MatchedCell, Strangers } from '../../model/evidence.js';
import { MATCH_TABLES } from '../../model/match-tables.js';

const NAMES: readonly Form[] = ['first_name', 'last_name'];
/** Powers of two up to a billion people. */
const BUCKETS = 31;

/** Looks at the rows that fit nobody: are their names as common, and their places as coherent, as real people's? */
export async function describeStrangers(
  connection: Connection,
  cells: readonly MatchedCell[],
  people: number,
): Promise<Strangers> {
  const spreads = [];
  for (const [at, cell] of cells.entries()) {
    if (!cell.held || !NAMES.includes(cell.form)) continue;
    spreads.push({
      form: cell.form,
      counts: await countBuckets(connection, cell, at),
      expected: await expectBuckets(connection, cell.form, people),
    });
  }
  const [row] = await connection.rows(
    `SELECT count(*) AS units, count(*) FILTER (place) AS coherent, count(*) FILTER (NOT place) AS incoherent FROM unit_outcome WHERE NOT person`,
  );
  return {
    units: Number(row?.['units'] ?? 0),
    spreads,
    coherentPlaces: Number(row?.['coherent'] ?? 0),
    incoherentPlaces: Number(row?.['incoherent'] ?? 0),
  };
}

async function countBuckets(connection: Connection, cell: MatchedCell, at: number): Promise<number[]> {
  const rows = await connection.rows(
    `SELECT CASE WHEN h.p${at} = 0 THEN 0 ELSE floor(log2(h.p${at}))::INTEGER + 1 END AS bucket, count(*) AS units
     FROM ${MATCH_TABLES.held} h JOIN ${MATCH_TABLES.unit} u USING (unit) JOIN unit_outcome o USING (unit)
     WHERE NOT o.person AND u.${cell.name} IS NOT NULL GROUP BY bucket`,
  );
  return fill(rows.map((row) => [Number(row['bucket']), Number(row['units'])]));
}

/** Good and Turing (1953): one more person bears a name that r of ours bear with probability (r + 1) N(r + 1) / N. */
async function expectBuckets(connection: Connection, form: Form, people: number): Promise<number[]> {
  const rows = await connection.rows(
    `SELECT CASE WHEN people = 1 THEN 0 ELSE floor(log2(people - 1))::INTEGER + 1 END AS bucket, sum(people)::DOUBLE AS held
     FROM reference.frequency WHERE form = $1 GROUP BY bucket`,
    [form],
  );
  return fill(rows.map((row) => [Number(row['bucket']), Number(row['held']) / Math.max(1, people)]));
}

function fill(pairs: readonly (readonly [number, number])[]): number[] {
  const filled = Array.from({ length: BUCKETS }, () => 0);
  for (const [bucket, value] of pairs) filled[Math.min(BUCKETS - 1, bucket)] = value;
  return filled;
}
