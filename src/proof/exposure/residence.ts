import { z } from 'zod';
import { readData } from '../../base/data.js';
import { literal } from '../../engine/sql.js';
import type { Connection } from '../../engine/connection.js';
import type { Store } from '../../engine/store.js';
import type { Reference } from '../../model/reference.js';
import { TRACED_RECORD } from '../../model/trace.js';
import { EXPOSURE_TABLES } from './people.js';

const statesSchema = z.object({ state_codes: z.array(z.string().length(2)) });

/** How a residence on a day became known, best first; what a version says beside its day's distance. */
const KNOWN = { source: 0, other: 1, sourceNear: 2, otherNear: 3, undated: 4 } as const;
type Ranks = ReadonlyMap<number, number>;

/** People whose residence on the day is of another system, of a version near to the day, of a table without dates. */
export const otherOf = (ranks: Ranks): number => ranks.get(KNOWN.other) ?? 0;
export const nearOf = (ranks: Ranks): number => (ranks.get(KNOWN.sourceNear) ?? 0) + (ranks.get(KNOWN.otherNear) ?? 0);
export const undatedOf = (ranks: Ranks): number => ranks.get(KNOWN.undated) ?? 0;

/** More than the days between any two dates. */
const DAYS = 10_000_000;
const PLACES = 256;
/** Before every date of a record. */
const START = `DATE '0001-01-01'`;

/** The states' codes; a place in the tables is an index into them. */
export function stateCodes(): readonly string[] {
  return readData('address-words', statesSchema).state_codes;
}

/** Makes `exposed_state`. */
export async function makeStates(connection: Connection): Promise<void> {
  const lines = stateCodes().map((code, at) => `(${at}::UTINYINT, ${literal(code)})`);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${EXPOSURE_TABLES.state} AS
     SELECT place, code, token('state', code) AS token FROM (VALUES ${lines.join(', ')}) states(place, code)`,
  );
}

/**
 * Makes `exposed_standing`. The newest record decides: one whose system knows dates before one that does not, one still there before
 * one that has ended, then the one that was known last (a system's newest day, or its end), then the one that began last; a record
 * without a state says nothing. `several`: records that are still there, of systems with dates, name different states.
 * `lingering`: they left every system with dates in which they stood, and stand in a table without dates.
 */
export async function makeStanding(
  connection: Connection,
  store: Store,
  reference: Reference,
  traced: boolean,
): Promise<void> {
  await readRecords(connection, store, traced);
  const dated = isOf(reference, ({ kind }) => kind !== 'table');
  const still = 'r.last_to IS NULL';
  const days = (date: string): string => `coalesce(greatest(0, ${date} - ${START}), 0)`;
  const newness = `((((CASE WHEN ${dated} THEN 2 ELSE 0 END + CASE WHEN ${still} THEN 1 ELSE 0 END)::BIGINT * ${DAYS} + ${days(`coalesce(r.last_to, ${newestDay(reference)})`)}) * ${DAYS} + ${days('r.first_from')}) * ${PLACES} + s.place)`;
  const current = `FILTER (s.place IS NOT NULL AND ${dated} AND ${still})`;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${EXPOSURE_TABLES.standing} AS
     SELECT r.person_id, NOT bool_or(${still}) AS former, bool_or(${still}) AND NOT bool_or(${dated} AND ${still}) AND bool_or(${dated}) AS lingering,
       (max(${newness}) % ${PLACES})::UTINYINT AS now, coalesce(min(s.place) ${current} < max(s.place) ${current}, false) AS several
     FROM exposed_record r LEFT JOIN ${EXPOSURE_TABLES.state} s ON s.code = r.state_code
     GROUP BY r.person_id`,
  );
}

const RECORD = ['record_id', 'person_id', 'system', 'first_from', 'last_to', 'state_code'];

/** Makes `exposed_record`. What trace has read is not read again. */
async function readRecords(connection: Connection, store: Store, traced: boolean): Promise<void> {
  const known = traced ? ` ANTI JOIN ${TRACED_RECORD} USING (person_id)` : '';
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE exposed_unread AS SELECT person_id FROM ${EXPOSURE_TABLES.person}${known}`,
  );
  await store.find(connection, 'exposed_read', [
    {
      from: 'record',
      columns: RECORD,
      among: { keys: 'exposed_unread', on: [{ column: 'person_id', key: 'person_id' }] },
    },
  ]);
  const columns = RECORD.join(', ');
  await connection.run(
    `CREATE OR REPLACE TEMP VIEW exposed_record AS
     SELECT ${columns} FROM exposed_read${traced ? ` UNION ALL SELECT ${columns} FROM ${TRACED_RECORD} SEMI JOIN ${EXPOSURE_TABLES.person} USING (person_id)` : ''}`,
  );
}

export type Day = { readonly date: string; readonly source: string };

/**
 * Makes `exposed_residence`: the state of the versions that were, or can have been, in force on the day, of the source before
 * other systems; else of the version nearest to the day; tables without dates come last. Two states where such versions differ.
 */
export async function makeResidence(
  connection: Connection,
  store: Store,
  reference: Reference,
  { date, source }: Day,
): Promise<boolean> {
  const states = reference.columns.filter(({ form }) => form === 'state').map(({ name }) => name);
  if (states.length === 0) return false;
  await store.find(connection, 'exposed_version', [
    {
      from: 'version',
      columns: ['person_id', 'system', 'from_lo', 'from_hi', 'to_hi', ...states],
      among: { keys: EXPOSURE_TABLES.person, on: [{ column: 'person_id', key: 'person_id' }] },
    },
  ]);
  const own = isOf(reference, ({ name }) => name === source);
  const undated = isOf(reference, ({ kind }) => kind === 'table');
  const day = `DATE ${literal(date)}`;
  const begun = `(from_hi IS NULL OR from_hi <= ${day} OR from_lo IS NULL OR from_lo < ${day})`;
  const gone = `coalesce(to_hi <= ${day}, false)`;
  const rank = `CASE WHEN ${undated} THEN ${KNOWN.undated * DAYS}
      WHEN ${gone} THEN (CASE WHEN ${own} THEN ${KNOWN.sourceNear} ELSE ${KNOWN.otherNear} END) * ${DAYS} + (${day} - to_hi)
      WHEN ${begun} THEN (CASE WHEN ${own} THEN ${KNOWN.source} ELSE ${KNOWN.other} END) * ${DAYS}
      ELSE (CASE WHEN ${own} THEN ${KNOWN.sourceNear} ELSE ${KNOWN.otherNear} END) * ${DAYS} + (from_hi - ${day}) END`;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${EXPOSURE_TABLES.residence} AS
     SELECT person_id, (min(rank * ${PLACES} + place) % ${PLACES})::UTINYINT AS low,
       (${PLACES - 1} - min(rank * ${PLACES} + ${PLACES - 1} - place) % ${PLACES})::UTINYINT AS high,
       (min(rank) // ${DAYS})::UTINYINT AS rank
     FROM (SELECT v.person_id, s.place::BIGINT AS place, (${rank})::BIGINT AS rank FROM exposed_version v
       JOIN ${EXPOSURE_TABLES.state} s ON s.token = coalesce(${states.join(', ')}))
     GROUP BY person_id`,
  );
  await connection.run('DROP TABLE exposed_version');
  return true;
}

/** SQL of the newest day that the system of a line knows. */
function newestDay(reference: Reference): string {
  const cases = reference.systems.flatMap(({ last }, index) =>
    last === null ? [] : [`WHEN ${index} THEN DATE ${literal(last)}`],
  );
  return cases.length === 0 ? 'NULL::DATE' : `CASE system ${cases.join(' ')} END`;
}

/** SQL of whether a line is of a system that meets a condition. */
function isOf(reference: Reference, wanted: (system: Reference['systems'][number]) => boolean): string {
  const found = reference.systems.flatMap((system, index) => (wanted(system) ? [`${index}`] : []));
  return found.length === 0 ? 'false' : `system IN (${found.join(', ')})`;
}
