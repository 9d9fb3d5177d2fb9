import type { Connection } from '../../engine/connection.js';
import type { Reference } from '../../model/reference.js';
import type { PopulationCounts } from '../../model/trace.js';
import { TRACE_TABLES } from './versions.js';

/** People of each system, one line each; most have one record in it, and only the others have to be put together. */
const MEMBERS = `(
  SELECT person_id, system, first_from AS joined, state_code AS state, inside FROM holding WHERE alone
  UNION ALL
  SELECT person_id, system, min(first_from), min(state_code), max(inside) FROM holding WHERE NOT alone GROUP BY person_id, system)`;

/** Counts the source system's people at a date, or all it ever held where there is none, beside those of the sample. */
export async function countPopulation(
  connection: Connection,
  reference: Reference,
  name: string,
  date: string | null,
): Promise<PopulationCounts> {
  const index = reference.systems.findIndex((system) => system.name === name);
  await makeCensus(connection, date);
  const by = await connection.rows(
    `WITH cut AS (SELECT 'state' AS attribute, state AS value, people, matched FROM census WHERE system = ${index}
       UNION ALL SELECT 'joined', joined, people, matched FROM census WHERE system = ${index})
     SELECT attribute, value, sum(people)::DOUBLE AS people, sum(matched)::DOUBLE AS matched
     FROM cut GROUP BY ALL HAVING sum(people) > 0 ORDER BY ALL`,
  );
  const others = await connection.rows(
    'SELECT system, sum(present)::DOUBLE AS people, sum(matched)::DOUBLE AS matched FROM census GROUP BY system ORDER BY system',
  );
  const own = others.find((row) => Number(row['system']) === index);
  return {
    system: name,
    people: Number(own?.['people'] ?? 0),
    matched: Number(own?.['matched'] ?? 0),
    by: by.map((row) => ({
      attribute: row['attribute'] === 'state' ? 'state' : 'joined',
      value: String(row['value']),
      people: Number(row['people']),
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
 * Makes `census(system, state, joined, present, people, matched)`: who was there at the date, and who of the sample ever was; `people` are
 * those there and those of the sample who were not.
 */
async function makeCensus(connection: Connection, date: string | null): Promise<void> {
  const inside = `($1 IS NULL OR ((first_from IS NULL OR first_from <= $1::DATE) AND (last_to IS NULL OR last_to > $1::DATE)))`;
  const members = (which: string): string =>
    `(WITH holding AS (SELECT *, ${inside} AS inside FROM reference.record ${which}) FROM ${MEMBERS})`;
  const counted = (from: string, present: string, people: string, matched: string): string =>
    `SELECT system, state, year(joined) AS joined, ${present} AS present, ${people} AS people, ${matched} AS matched FROM ${from} GROUP BY ALL`;
  const all = counted(members(''), 'count(*) FILTER (inside)', 'count(*) FILTER (inside)', '0');
  const sample = members(`WHERE person_id IN (SELECT person_id FROM ${TRACE_TABLES.traced})`);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE census AS
     SELECT system::INTEGER AS system, coalesce(state, '?') AS state, coalesce(joined::VARCHAR, '?') AS joined, sum(present) AS present, sum(people) AS people, sum(matched) AS matched
     FROM (${all} UNION ALL ${counted(sample, '0', 'count(*) FILTER (NOT inside)', 'count(*)')}) GROUP BY ALL`,
    [date],
  );
}
