import type { Connection } from '../../engine/connection.js';
import type { Store } from '../../engine/store.js';
import { MATCH_TABLES, holdersOf } from '../../model/match-tables.js';
import type { MatchedCell } from '../../model/evidence.js';
import type { Reference } from '../../model/reference.js';
import type { AsOf, PopulationCounts } from '../../model/trace.js';
import { TRACE_TABLES } from './versions.js';

type Counted = {
  readonly cells: readonly MatchedCell[];
  readonly reference: Reference;
  /** Of the source system. */
  readonly name: string;
  readonly asOf: Pick<AsOf, 'estimate' | 'low' | 'high' | 'extractions'>;
};

/** Counts the source system's people at a date, or all it ever held where there is none, beside those of the sample. */
export async function countPopulation(
  connection: Connection,
  store: Store,
  { cells, reference, name, asOf: { estimate, low, high, extractions } }: Counted,
): Promise<PopulationCounts> {
  const index = reference.systems.findIndex((system) => system.name === name);
  await store.find(connection, 'census', [
    { from: 'census', columns: ['system', 'attribute', 'value', 'day', 'came', 'went', 'ever'] },
  ]);
  await sampleCensus(connection, [estimate, low ?? estimate, high ?? estimate], extractions);
  const by = await connection.rows(
    `SELECT attribute, value, (drawn + gone)::DOUBLE AS people, ever::DOUBLE AS ever, matched::DOUBLE AS matched
     FROM sampled_census WHERE system = ${index} ORDER BY ALL`,
  );
  const others = await connection.rows(
    `SELECT system, sum(present)::DOUBLE AS people, greatest(sum(present), sum(early), sum(late))::DOUBLE AS most, sum(ever)::DOUBLE AS ever,
       sum(matched)::DOUBLE AS matched, sum(gone)::DOUBLE AS gone FROM sampled_census WHERE attribute = 'state' GROUP BY system ORDER BY system`,
  );
  const own = others.find((row) => Number(row['system']) === index);
  return {
    system: name,
    people: Number(own?.['people'] ?? 0),
    most: Number(own?.['most'] ?? 0),
    ever: Number(own?.['ever'] ?? 0),
    matched: Number(own?.['matched'] ?? 0),
    gone: Number(own?.['gone'] ?? 0),
    by: [
      ...by.map((row) => ({
        attribute: row['attribute'] === 'state' ? ('state' as const) : ('joined' as const),
        value: String(row['value']),
        people: Number(row['people']),
        ever: Number(row['ever']),
        matched: Number(row['matched']),
      })),
      ...(await countCities(connection, cells)),
    ],
    others: reference.systems.flatMap((system, at) => {
      if (at === index) return [];
      const row = others.find((entry) => Number(entry['system']) === at);
      return [{ system: system.name, people: Number(row?.['people'] ?? 0), matched: Number(row?.['matched'] ?? 0) }];
    }),
  };
}

/** By the size of the city, in powers of two of our people there: who takes the rows of a few branches takes those of large cities. */
async function countCities(connection: Connection, cells: readonly MatchedCell[]): Promise<PopulationCounts['by']> {
  const city = cells.find(({ form, held }) => form === 'city' && held);
  if (city === undefined) return [];
  const rows = await connection.rows(
    `SELECT floor(log2(people))::INTEGER AS size, sum(inhabitants)::DOUBLE AS people, sum(matched)::DOUBLE AS matched FROM (
       SELECT people, people * tokens AS inhabitants, 0 AS matched FROM ${MATCH_TABLES.spread} WHERE form = 'city'
       UNION ALL
       SELECT h.people, 0, count(*) FROM ${TRACE_TABLES.traced} JOIN ${MATCH_TABLES.unit} u USING (unit)
         JOIN ${holdersOf(city.name)} h ON h.token = u.${city.name} GROUP BY h.people)
     GROUP BY size ORDER BY size`,
  );
  return rows.map((row) => ({
    attribute: 'city' as const,
    value: String(row['size']),
    people: Number(row['people']),
    ever: Number(row['people']),
    matched: Number(row['matched']),
  }));
}

/**
 * Makes `sampled_census(system, attribute, value, present, early, late, drawn, ever, matched, gone)`: who was there on the day, and on
 * the first and the last that it can have been; on the days of the extractions, by their shares; and ever, up to the last of these
 * days; who of the sample is among them, and who of these was not there on any day of an extraction.
 */
async function sampleCensus(
  connection: Connection,
  days: readonly (string | null)[],
  extractions: AsOf['extractions'],
): Promise<void> {
  const taken = extractions.length === 0 ? [{ estimate: days[0] ?? null, share: 1 }] : extractions;
  const place = (at: number): string => `$${days.length + at + 1}`;
  const there = (day: string): string =>
    `CASE WHEN ${day}::DATE IS NULL THEN sum(ever) ELSE
      coalesce(sum(came) FILTER (day IS NULL OR day <= ${day}::DATE), 0) - coalesce(sum(went) FILTER (day <= ${day}::DATE), 0) END`;
  const drawn = taken.map(({ share }, at) => `${share} * (${there(place(at))})`).join(' + ');
  const all = `SELECT system, attribute, value, ${there('$1')} AS present, ${there('$2')} AS early, ${there('$3')} AS late, ${drawn} AS drawn,
      coalesce(sum(ever) FILTER ($3::DATE IS NULL OR day IS NULL OR day <= $3::DATE), 0) AS ever, 0 AS matched, 0 AS gone
    FROM census GROUP BY ALL`;
  const inside = taken
    .map((_, at) => place(at))
    .map(
      (day) =>
        `${day}::DATE IS NULL OR ((first_lo IS NULL OR first_lo <= ${day}::DATE) AND (last_to IS NULL OR last_to > ${day}::DATE))`,
    );
  const members = `SELECT system, coalesce(min(state_code), '?') AS state, coalesce(year(min(first_from))::VARCHAR, '?') AS joined,
      bool_or(${inside.join(' OR ')}) AS inside
    FROM ${TRACE_TABLES.held}
    GROUP BY person_id, system`;
  const sample = `SELECT system, attribute, value, 0, 0, 0, 0, 0, count(*), count(*) FILTER (NOT inside)
      FROM (UNPIVOT (${members}) ON state, joined INTO NAME attribute VALUE value) GROUP BY ALL`;
  const sums = ['present', 'early', 'late', 'drawn', 'ever', 'matched', 'gone'].map(
    (name) => `sum(${name}) AS ${name}`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE sampled_census AS
     SELECT system::INTEGER AS system, attribute, value, ${sums.join(', ')} FROM (${all} UNION ALL ${sample}) GROUP BY ALL`,
    [...days, ...taken.map(({ estimate }) => estimate)],
  );
}
