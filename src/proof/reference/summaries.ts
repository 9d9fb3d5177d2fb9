import { ident } from '../../engine/sql.js';
import type { Form } from '../../model/element.js';
import type { ColumnName } from './plan.js';
import { BUILDING, type Step } from './step.js';

/** Writes `place` and `census`: what would otherwise be counted anew, over all versions and records, for every leak. */
export function writeSummaries(columns: readonly ColumnName[]): Step[] {
  return [
    { name: 'write the places', sql: [writePlaces(columns)] },
    { name: 'count the people', sql: countDays(BUILDING) },
  ];
}

/** Writes `census` of a database from its `record`. */
export function countDays(database: string): string[] {
  return [findMembers(database), writeCensus(database), 'DROP TABLE work.member'];
}

/** `place(postal, state)`: which postal codes stand with which states. The first state of a row is that of its first address. */
function writePlaces(columns: readonly ColumnName[]): string {
  return `CREATE TABLE ${BUILDING}.place AS ${placesIn(columns, `${BUILDING}.version`)} ORDER BY ALL`;
}

/** SQL of the distinct pairs in a table of versions. */
export function placesIn(columns: readonly ColumnName[], versions: string): string {
  const named = (form: Form): string[] =>
    columns.filter((column) => column.form === form).map(({ name }) => ident(name));
  const [state] = named('state');
  const pairs = state === undefined ? [] : named('postal_code').map((postal) => ({ postal, state }));
  const selects = pairs.map(
    (pair) =>
      `SELECT ${pair.postal} AS postal, ${pair.state} AS state FROM ${versions} WHERE ${pair.postal} IS NOT NULL`,
  );
  const none = 'SELECT 0::UBIGINT AS postal, 0::UBIGINT AS state WHERE false';
  return `SELECT DISTINCT postal, state FROM (${selects.length === 0 ? none : selects.join('\nUNION ALL\n')})`;
}

/**
 * `member(person_id, system, state, joined, since, until, first)`: the times without a gap that a person was in a system; the
 * first of them counts the person. NULL in `since`: from before all that is known; in `until`: to this day.
 */
function findMembers(database: string): string {
  return `CREATE TABLE work.member AS
    SELECT person_id, system, state_code AS state, first_from AS joined, first_from AS since, last_to AS until, true AS first
    FROM ${database}.record WHERE alone
    UNION ALL
    SELECT person_id, system, any_value(state), any_value(joined), CASE WHEN count(first_from) = count(*) THEN min(first_from) END,
      CASE WHEN count(last_to) = count(*) THEN max(last_to) END, time = 0
    FROM (
      SELECT *, min(state_code) OVER person AS state, min(first_from) OVER person AS joined,
        count(*) FILTER (coalesce(first_from > before, false)) OVER (so_far ROWS UNBOUNDED PRECEDING) AS time
      FROM (
        SELECT *, max(coalesce(last_to, 'infinity'::DATE)) OVER (so_far ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
        FROM ${database}.record WHERE NOT alone
        WINDOW so_far AS (PARTITION BY person_id, system ORDER BY first_from NULLS FIRST, record_id))
      WINDOW person AS (PARTITION BY person_id, system), so_far AS (PARTITION BY person_id, system ORDER BY first_from NULLS FIRST, record_id))
    GROUP BY person_id, system, time`;
}

/**
 * `census(system, attribute, value, day, came, went, ever)`: how many people came and went on a day (NULL: before all that is
 * known), by state and by the year that they joined in; who was there on a day is a sum. `ever` counts each person once, on the first day.
 */
function writeCensus(database: string): string {
  const cuts = [
    ['state', 'state'],
    ['joined', 'year(joined)::VARCHAR'],
  ].map(
    ([attribute, value]) =>
      `SELECT system, '${attribute}' AS attribute, coalesce(${value}, '?') AS value, since, until, first FROM work.member`,
  );
  return `CREATE TABLE ${database}.census AS
    WITH cut AS (${cuts.join(' UNION ALL ')})
    SELECT system, attribute, value, day, sum(came)::UINTEGER AS came, sum(went)::UINTEGER AS went, sum(ever)::UINTEGER AS ever FROM (
      SELECT system, attribute, value, since AS day, count(*) AS came, 0 AS went, count(*) FILTER (first) AS ever FROM cut GROUP BY ALL
      UNION ALL
      SELECT system, attribute, value, greatest(until, since), 0, count(*), 0 FROM cut WHERE until IS NOT NULL GROUP BY ALL)
    GROUP BY ALL ORDER BY ALL`;
}
