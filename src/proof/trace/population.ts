import type { Connection } from '../../engine/connection.js';
import type { Reference } from '../../model/reference.js';
import type { AsOf, PopulationCounts } from '../../model/trace.js';
import { TRACE_TABLES } from './versions.js';

/** People of each system, one line each; most have one record in it, and only the others have to be put together. */
const MEMBERS = `(
  SELECT person_id, system, first_from AS joined, state_code AS state, inside, early, late FROM holding WHERE alone
  UNION ALL
  SELECT person_id, system, min(first_from), min(state_code), max(inside), max(early), max(late)
  FROM holding WHERE NOT alone GROUP BY person_id, system)`;

/** Counts the source system's people at a date, or all it ever held where there is none, beside those of the sample. */
export async function countPopulation(
  connection: Connection,
  reference: Reference,
  name: string,
  { estimate, low, high }: Pick<AsOf, 'estimate' | 'low' | 'high'>,
): Promise<PopulationCounts> {
  const index = reference.systems.findIndex((system) => system.name === name);
  await makeCensus(connection, [estimate, low ?? estimate, high ?? estimate]);
  const by = await connection.rows(
    `WITH cut AS (SELECT 'state' AS attribute, state AS value, * EXCLUDE (state, joined) FROM census WHERE system = ${index}
       UNION ALL SELECT 'joined', joined, * EXCLUDE (state, joined) FROM census WHERE system = ${index})
     SELECT attribute, value, (sum(present) + sum(gone))::DOUBLE AS people, sum(ever)::DOUBLE AS ever, sum(matched)::DOUBLE AS matched
     FROM cut GROUP BY ALL ORDER BY ALL`,
  );
  const others = await connection.rows(
    `SELECT system, sum(present)::DOUBLE AS people, greatest(sum(present), sum(early), sum(late))::DOUBLE AS most, sum(ever)::DOUBLE AS ever,
       sum(matched)::DOUBLE AS matched, sum(gone)::DOUBLE AS gone FROM census GROUP BY system ORDER BY system`,
  );
  const own = others.find((row) => Number(row['system']) === index);
  return {
    system: name,
    people: Number(own?.['people'] ?? 0),
    most: Number(own?.['most'] ?? 0),
    ever: Number(own?.['ever'] ?? 0),
    matched: Number(own?.['matched'] ?? 0),
    gone: Number(own?.['gone'] ?? 0),
    by: by.map((row) => ({
      attribute: row['attribute'] === 'state' ? 'state' : 'joined',
      value: String(row['value']),
      people: Number(row['people']),
      ever: Number(row['ever']),
      matched: Number(row['matched']),
    })),
    others: reference.systems.flatMap((system, at) => {
      if (at === index) return [];
      const row = others.find((entry) => Number(entry['system']) === at);
      return [{ system: system.name, people: Number(row?.['people'] ?? 0), matched: Number(row?.['matched'] ?? 0) }];
    }),
  };
}

/**
 * Makes `census(system, state, joined, present, early, late, ever, matched, gone)`: who was there on the day, on the first and the
 * last that it can have been, and ever; who of the sample is among them, and who of these was not there on the day.
 */
async function makeCensus(connection: Connection, days: readonly (string | null)[]): Promise<void> {
  const on = (at: number): string =>
    `($${at}::DATE IS NULL OR ((first_from IS NULL OR first_from <= $${at}::DATE) AND (last_to IS NULL OR last_to > $${at}::DATE)))`;
  const members = (which: string): string =>
    `(WITH holding AS (SELECT *, ${on(1)} AS inside, ${on(2)} AS early, ${on(3)} AS late FROM reference.record ${which}) FROM ${MEMBERS})`;
  const all = `SELECT system, state, year(joined) AS joined, count(*) FILTER (inside) AS present, count(*) FILTER (early) AS early,
      count(*) FILTER (late) AS late, count(*) AS ever, 0 AS matched, 0 AS gone FROM ${members('')} GROUP BY ALL`;
  const sample = `SELECT system, state, year(joined) AS joined, 0, 0, 0, 0, count(*), count(*) FILTER (NOT inside)
      FROM ${members(`WHERE person_id IN (SELECT person_id FROM ${TRACE_TABLES.traced})`)} GROUP BY ALL`;
  const sums = ['present', 'early', 'late', 'ever', 'matched', 'gone'].map((name) => `sum(${name}) AS ${name}`);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE census AS
     SELECT system::INTEGER AS system, coalesce(state, '?') AS state, coalesce(joined::VARCHAR, '?') AS joined, ${sums.join(', ')}
     FROM (${all} UNION ALL ${sample}) GROUP BY ALL`,
    [...days],
  );
}
