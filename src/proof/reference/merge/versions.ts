import type { PlannedSystem } from './plan.js';
import { dropWorking, type Step } from './step.js';
import { literal } from '../../../engine/sql.js';

const EARLIER = 'ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING';

/**
 * From `seen` to `span(record_id, system, place, from_lo, from_hi, to_lo, to_hi)`: one line per version, with the place of
 * the row that holds its values. Leaves `shared(system, key, kind)` and `reversed(system, rows)` for the warnings.
 */
export function findVersions(systems: readonly PlannedSystem[]): Step[] {
  return [
    { name: 'join equal intervals', sql: joinIntervals() },
    { name: 'name the records of histories', sql: nameHistories() },
    { name: 'name the records of snapshots', sql: nameSnapshots() },
    { name: 'find the versions between snapshots', sql: joinSnapshots(systems) },
    { name: 'number the records', sql: numberRecords() },
  ];
}

/** `held`: the intervals of histories; those of one key that say the same and touch or overlap become one. */
function joinIntervals(): string[] {
  return [
    `CREATE TABLE work.reversed AS SELECT system, count(*) AS rows FROM work.seen
       WHERE valid_to < valid_from GROUP BY system`,
    `CREATE TABLE work.held AS
     SELECT system, key, said, min(subkey) AS subkey, min(starts) AS starts, max(ends) AS ends, min(place) AS place FROM (
       SELECT *, count(*) FILTER (apart) OVER (PARTITION BY system, key, said ORDER BY starts, ends, place) AS island FROM (
         SELECT *, coalesce(starts > max(ends) OVER (PARTITION BY system, key, said ORDER BY starts, ends, place ${EARLIER}), false) AS apart
         FROM (SELECT system, key, subkey, said, place, coalesce(valid_from, '-infinity'::DATE) AS starts,
                 greatest(coalesce(valid_to, 'infinity'::DATE), coalesce(valid_from, '-infinity'::DATE)) AS ends
               FROM work.seen WHERE snapshot IS NULL)))
     GROUP BY system, key, said, island`,
  ];
}

/** Keys that say two things at one time are parted by the subkey; where that is not enough, by what they say. */
function nameHistories(): string[] {
  return [
    `CREATE TABLE work.shared AS SELECT system, key, 'history' AS kind FROM (${overlapping('held')})`,
    `CREATE TABLE work.parted AS SELECT h.* REPLACE (CASE WHEN s.key IS NULL THEN h.key ELSE hash(h.key, h.subkey) END AS key)
       FROM work.held h LEFT JOIN work.shared s USING (system, key)`,
    `CREATE TABLE work.entry AS
     SELECT p.system, p.key, CASE WHEN o.key IS NULL THEN 0 ELSE p.said END AS slot, p.place,
       nullif(p.starts, '-infinity'::DATE) AS from_lo, nullif(p.starts, '-infinity'::DATE) AS from_hi,
       nullif(p.ends, 'infinity'::DATE) AS to_lo, nullif(p.ends, 'infinity'::DATE) AS to_hi
     FROM work.parted p LEFT JOIN (${overlapping('parted')}) o USING (system, key)`,
    ...dropWorking(['held', 'parted']),
  ];
}

function overlapping(table: string): string {
  return `SELECT DISTINCT system, key FROM (
    SELECT system, key, starts < max(ends) OVER (PARTITION BY system, key ORDER BY starts, ends, place ${EARLIER}) AS collides
    FROM work.${table}) WHERE collides`;
}

/** `shown`: one row per record and snapshot. Rows that say the same twice count once. */
function nameSnapshots(): string[] {
  return [
    `INSERT INTO work.shared SELECT DISTINCT system, key, 'snapshots' FROM (
       SELECT system, key FROM work.seen WHERE snapshot IS NOT NULL GROUP BY system, key, snapshot HAVING count(*) > 1)`,
    `CREATE TABLE work.shown AS
     SELECT system, key, 0::UBIGINT AS slot, snapshot, width, place, before, after
       FROM work.seen ANTI JOIN work.shared USING (system, key) WHERE snapshot IS NOT NULL
     UNION ALL
     SELECT system, key, row_number() OVER (PARTITION BY system, key, snapshot ORDER BY said) - 1, snapshot, width, place, before, after
       FROM (SELECT system, hash(key, subkey) AS key, said, snapshot, min(width) AS width, min(place) AS place,
               min(before) AS before, min(after) AS after
             FROM work.seen SEMI JOIN work.shared USING (system, key) WHERE snapshot IS NOT NULL
             GROUP BY system, hash(key, subkey), said, snapshot)`,
    ...dropWorking(['seen']),
  ];
}

/** Gaps and islands over the snapshots: a version lasts while nothing that both neighbours hold has changed. */
function joinSnapshots(systems: readonly PlannedSystem[]): string[] {
  const dates = systems.flatMap(({ index, dates: days }) =>
    days.map((day, snapshot) => `(${index}, ${snapshot}, ${literal(day)}::DATE)`),
  );
  const single = systems.filter(({ kind, dates: days }) => kind !== 'history' && days.length < 2);
  const once = single.length === 0 ? '-1' : single.map(({ index }) => index).join(', ');
  return [
    'CREATE TABLE work.snapshot_date (system UTINYINT, snapshot INTEGER, day DATE)',
    ...(dates.length === 0 ? [] : [`INSERT INTO work.snapshot_date VALUES ${dates.join(', ')}`]),
    // A system with one state only has no neighbours to compare: nothing is sorted for it.
    `INSERT INTO work.entry
     SELECT s.system, s.key, s.slot, s.place, NULL, d.day, NULL, NULL
     FROM work.shown s LEFT JOIN work.snapshot_date d ON d.system = s.system AND d.snapshot = s.snapshot WHERE s.system IN (${once})`,
    `INSERT INTO work.entry
     SELECT i.system, i.key, i.slot, i.place, f.day, d.day, CASE WHEN n.day IS NULL THEN NULL ELSE l.day END, n.day
     FROM (
       SELECT system, key, slot, min(snapshot) AS first, max(snapshot) AS last,
         arg_max(place, width::UBIGINT << 32 | snapshot) AS place
       FROM (SELECT *, count(*) FILTER (changed) OVER o AS island FROM (
               SELECT *, snapshot - lag(snapshot) OVER w IS DISTINCT FROM 1 OR lag(after) OVER w IS DISTINCT FROM before AS changed
               FROM work.shown WHERE system NOT IN (${once}) WINDOW w AS (PARTITION BY system, key, slot ORDER BY snapshot))
             WINDOW o AS (PARTITION BY system, key, slot ORDER BY snapshot))
       GROUP BY system, key, slot, island) i
     LEFT JOIN work.snapshot_date f ON f.system = i.system AND f.snapshot = i.first::INTEGER - 1
     LEFT JOIN work.snapshot_date d ON d.system = i.system AND d.snapshot = i.first
     LEFT JOIN work.snapshot_date l ON l.system = i.system AND l.snapshot = i.last
     LEFT JOIN work.snapshot_date n ON n.system = i.system AND n.snapshot = i.last::INTEGER + 1`,
    ...dropWorking(['shown', 'snapshot_date']),
  ];
}

/** Record numbers follow system, key and slot, so that they do not depend on the order of the files. */
function numberRecords(): string[] {
  return [
    `CREATE TABLE work.span AS
     SELECT (dense_rank() OVER (ORDER BY system, key, slot) - 1)::UINTEGER AS record_id, system, place, from_lo, from_hi, to_lo, to_hi
     FROM work.entry`,
    ...dropWorking(['entry']),
  ];
}
