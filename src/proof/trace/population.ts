import type { Connection } from '../../engine/connection.js';
import type { Reference } from '../../model/reference.js';
import type { PopulationCounts } from '../../model/trace.js';
import { TRACE_TABLES } from './versions.js';

/** Counts the source system's people at a date, or all it ever held where there is none, beside those of the sample. */
export async function countPopulation(
  connection: Connection,
  reference: Reference,
  name: string,
  date: string | null,
): Promise<PopulationCounts> {
  const index = reference.systems.findIndex((system) => system.name === name);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE population AS
     SELECT person_id, system, min(first_from) AS joined, min(state_code) AS state, max(inside) AS inside FROM (
       SELECT *, ($1 IS NULL OR ((first_from IS NULL OR first_from <= $1::DATE) AND (last_to IS NULL OR last_to > $1::DATE))) AS inside FROM reference.record)
     GROUP BY person_id, system`,
    [date],
  );
  const matched = `(SELECT DISTINCT person_id FROM ${TRACE_TABLES.traced})`;
  const by = await connection.rows(
    `WITH own AS (SELECT p.*, m.person_id IS NOT NULL AS matched FROM population p LEFT JOIN ${matched} m USING (person_id) WHERE p.system = ${index} AND (p.inside OR m.person_id IS NOT NULL)),
     cut AS (
       SELECT 'state' AS attribute, coalesce(state, '?') AS value, matched FROM own
       UNION ALL SELECT 'joined', coalesce(year(joined)::VARCHAR, '?'), matched FROM own)
     SELECT attribute, value, count(*) AS people, count(*) FILTER (matched) AS matched FROM cut GROUP BY ALL ORDER BY ALL`,
  );
  const others = await connection.rows(
    `SELECT p.system::INTEGER AS system, count(*) FILTER (inside) AS people, count(m.person_id) AS matched
     FROM population p LEFT JOIN ${matched} m USING (person_id) GROUP BY p.system ORDER BY p.system`,
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
