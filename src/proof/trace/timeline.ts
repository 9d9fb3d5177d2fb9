import type { Connection } from '../../engine/connection.js';
import type { MatchedCell } from '../../model/evidence.js';
import { MATCH_TABLES } from '../../model/match-tables.js';
import type { Reference } from '../../model/reference.js';
import type { AsOf } from '../../model/trace.js';
import { toDay } from '../../base/dates.js';
import { dateDensity, dateRows, dayOf, undated, type Segment, type Timeline, type Transition } from './as-of.js';
import { datesOf, partExtractions, type Parted, type RowTimeline, type Span } from './extractions.js';
import { LINGERING, MISLEADING, NOT_IN_FORCE } from './rates.js';
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
  const absent = system.kind === 'snapshots' ? LINGERING : NOT_IN_FORCE;
  const span = { first: toDay(system.first), last: toDay(system.last), absent };
  const timeline: Timeline = {
    ...span,
    units,
    segments: (await readSegments(connection, false)).map(({ segment }) => segment),
    transitions: (await readTransitions(connection, absent, false)).map(({ transition }) => transition),
  };
  const one = dateRows(timeline, informative);
  const rows = await readRows(connection, absent);
  const parted = partExtractions(rows, span);
  return parted === null ? one : dateTwo(rows, parted, span, one);
}

/** Two extractions in one file: each has its day, and the larger one stands for the leak. */
function dateTwo(rows: readonly RowTimeline[], parted: Parted, span: Span, one: AsOf): AsOf {
  const dated = datesOf(rows, parted, span).map((density, side) => {
    const share = Math.round((parted.shares[side] ?? 0) * 1000) / 1000;
    return { ...dateDensity(density, span.first), share };
  });
  const [early, late] = dated;
  if (early === undefined || late === undefined) return one;
  const larger = early.share > late.share ? early : late;
  return {
    ...one,
    estimate: larger.estimate,
    low: larger.low,
    high: larger.high,
    reason: `The rows were taken at two times: ${percent(early.share)} about ${early.estimate} and ${percent(late.share)} about ${late.estimate}. The date is of the larger part.`,
    extractions: dated,
  };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
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
       FROM ${TRACE_TABLES.record} r JOIN ${TRACE_TABLES.looked} t USING (unit) JOIN ${MATCH_TABLES.unit} u USING (unit)
       JOIN ${TRACE_TABLES.version} v ON v.person_id = t.person_id AND v.record_id = r.record_id
       WHERE r.system = ${system})
     SELECT *, log10(${1 - MISLEADING} * 10 ^ (fit - max(fit) OVER (PARTITION BY unit)) + ${MISLEADING}) AS log10 FROM fitted`,
  );
}

/** Rows that the search for two extractions looks at. */
const MOST_ROWS = 600;

/** Timelines of single rows, of a fixed sample where there are very many. */
async function readRows(connection: Connection, absent: number): Promise<RowTimeline[]> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE closely_looked_at AS SELECT unit FROM (SELECT DISTINCT unit FROM segment) ORDER BY hash(unit), unit LIMIT ${MOST_ROWS}`,
  );
  const rows = new Map<number, { segments: Segment[]; transitions: Transition[] }>();
  const of = (unit: number): { segments: Segment[]; transitions: Transition[] } => {
    const known = rows.get(unit) ?? { segments: [], transitions: [] };
    rows.set(unit, known);
    return known;
  };
  for (const { unit, segment } of await readSegments(connection, true)) of(unit).segments.push(segment);
  for (const { unit, transition } of await readTransitions(connection, absent, true))
    of(unit).transitions.push(transition);
  return [...rows.values()];
}

/** Segments of all rows, those that are alike counted; or `single`, of each row that is looked at. */
async function readSegments(connection: Connection, single: boolean): Promise<{ unit: number; segment: Segment }[]> {
  const rows = await connection.rows(
    `SELECT ${unitOf(single)} AS unit, from_hi::VARCHAR AS first, to_lo::VARCHAR AS last, round(log10, 2) AS level, count(*) AS count
     FROM segment ${only(single)} GROUP BY ALL ORDER BY ALL`,
  );
  return rows.map((row) => ({
    unit: Number(row['unit']),
    segment: {
      from: dayOf(row['first']),
      to: dayOf(row['last']),
      log10: Number(row['level']),
      count: Number(row['count']),
    },
  }));
}

function unitOf(single: boolean): string {
  return single ? 'unit' : '0';
}

function only(single: boolean): string {
  return single ? 'SEMI JOIN closely_looked_at USING (unit)' : '';
}

/** Changes of which only the snapshots before and after are known. */
async function readTransitions(
  connection: Connection,
  absent: number,
  single: boolean,
): Promise<{ unit: number; transition: Transition }[]> {
  const rows = await connection.rows(
    `WITH ordered AS (
       SELECT *, lag(log10) OVER w AS before, lag(to_hi) OVER w AS before_end, lead(from_hi) OVER w AS next_start
       FROM segment ${only(single)} WINDOW w AS (PARTITION BY unit ORDER BY from_hi NULLS FIRST, to_hi NULLS LAST)),
     changes AS (
       SELECT unit, from_lo AS first, from_hi AS last, CASE WHEN before_end = from_hi THEN before ELSE ${absent} END AS before, log10 AS after
       FROM ordered WHERE from_lo < from_hi
       UNION ALL
       SELECT unit, to_lo, to_hi, log10, ${absent} FROM ordered WHERE to_lo < to_hi AND (next_start IS NULL OR next_start <> to_hi))
     SELECT ${unitOf(single)} AS unit, first::VARCHAR AS first, last::VARCHAR AS last, round(before, 2) AS before, round(after, 2) AS after, count(*) AS count
     FROM changes GROUP BY ALL ORDER BY ALL`,
  );
  return rows.map((row) => ({
    unit: Number(row['unit']),
    transition: {
      from: dayOf(row['first']) ?? 0,
      to: dayOf(row['last']) ?? 0,
      before: Number(row['before']),
      after: Number(row['after']),
      count: Number(row['count']),
    },
  }));
}
