import type { Connection } from '../../engine/connection.js';
import type { MatchedCell } from '../../model/evidence.js';
import { MATCH_TABLES } from '../../model/match-tables.js';
import type { Reference } from '../../model/reference.js';
import type { AsOf } from '../../model/trace.js';
import { toDay } from '../../base/dates.js';
import { dateRows, dayOf, undated, type Segment, type Timeline, type Transition } from './as-of.js';
import { MISLEADING, NOT_IN_FORCE } from './rates.js';
import { TRACE_TABLES, changeableCells, fitSql } from './versions.js';

/** Dates the traced rows by the system that they come from. */
export async function dateFrom(
  connection: Connection,
  cells: readonly MatchedCell[],
  reference: Reference,
  name: string,
  units: number,
): Promise<AsOf> {
  const index = reference.systems.findIndex((system) => system.name === name);
  const system = reference.systems[index];
  if (system === undefined || system.first === null || system.last === null) {
    return undated(`The system of record ${name} says what is true, not since when.`);
  }
  const changing = changeableCells(cells, system.forms);
  if (changing.length === 0) return undated("The leaked columns hold nothing that changes in a customer's life.");
  await makeSegments(connection, changing, reference, index);
  const [count] = await connection.rows(
    'SELECT count(*) AS informative FROM (SELECT unit FROM segment GROUP BY unit HAVING count(DISTINCT round(log10, 1)) > 1)',
  );
  const informative = Number(count?.['informative'] ?? 0);
  if (informative === 0)
    return undated('No changeable value of the matched people changed in the years that the systems cover.');
  const timeline: Timeline = {
    first: toDay(system.first),
    last: toDay(system.last),
    units,
    absent: NOT_IN_FORCE,
    segments: await readSegments(connection),
    transitions: await readTransitions(connection),
  };
  return dateRows(timeline, informative);
}

/** Makes `segment`: each version of each row's record, with the log10 likelihood of the row while it was in force. */
async function makeSegments(
  connection: Connection,
  changing: readonly MatchedCell[],
  reference: Reference,
  system: number,
): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE segment AS
     WITH fitted AS (
       SELECT r.unit, v.from_lo, v.from_hi, v.to_lo, v.to_hi, ${fitSql(changing, reference)} AS fit
       FROM ${TRACE_TABLES.record} r JOIN ${TRACE_TABLES.traced} t USING (unit) JOIN ${MATCH_TABLES.unit} u USING (unit)
       JOIN ${MATCH_TABLES.version} v ON v.person_id = t.person_id AND v.record_id = r.record_id
       WHERE r.system = ${system})
     SELECT *, log10(${1 - MISLEADING} * 10 ^ (fit - max(fit) OVER (PARTITION BY unit)) + ${MISLEADING}) AS log10 FROM fitted`,
  );
}

async function readSegments(connection: Connection): Promise<Segment[]> {
  const rows = await connection.rows(
    `SELECT from_hi::VARCHAR AS first, to_lo::VARCHAR AS last, round(log10, 2) AS level, count(*) AS count FROM segment GROUP BY ALL ORDER BY ALL`,
  );
  return rows.map((row) => ({
    from: dayOf(row['first']),
    to: dayOf(row['last']),
    log10: Number(row['level']),
    count: Number(row['count']),
  }));
}

/** Changes of which only the snapshots before and after are known. */
async function readTransitions(connection: Connection): Promise<Transition[]> {
  const rows = await connection.rows(
    `WITH ordered AS (
       SELECT *, lag(log10) OVER w AS before, lag(to_hi) OVER w AS before_end, lead(from_hi) OVER w AS next_start
       FROM segment WINDOW w AS (PARTITION BY unit ORDER BY from_hi NULLS FIRST, to_hi NULLS LAST)),
     changes AS (
       SELECT from_lo AS first, from_hi AS last, CASE WHEN before_end = from_hi THEN before ELSE ${NOT_IN_FORCE} END AS before, log10 AS after
       FROM ordered WHERE from_lo < from_hi
       UNION ALL
       SELECT to_lo, to_hi, log10, ${NOT_IN_FORCE} FROM ordered WHERE to_lo < to_hi AND (next_start IS NULL OR next_start <> to_hi))
     SELECT first::VARCHAR AS first, last::VARCHAR AS last, round(before, 2) AS before, round(after, 2) AS after, count(*) AS count
     FROM changes GROUP BY ALL ORDER BY ALL`,
  );
  return rows.map((row) => ({
    from: dayOf(row['first']) ?? 0,
    to: dayOf(row['last']) ?? 0,
    before: Number(row['before']),
    after: Number(row['after']),
    count: Number(row['count']),
  }));
}
