import type { Cell, Connection, Row } from '../../engine/connection.js';
import { sumOf } from '../../base/numbers.js';
import type { Element } from '../../model/element.js';
import { SHOWN, type Counted, type PlaceCount } from '../../model/exposure.js';
import type { Combination } from './combinations.js';
import { CODES } from './elements.js';
import { EXPOSURE_TABLES } from './people.js';
import { stateCodes } from './residence.js';

/** What is counted: elements `e0`, ... and combinations `c0`, ... of the table. */
export type Counting = { readonly elements: readonly Element[]; readonly combinations: readonly Combination[] };

/** Makes `exposed`: one line for each person, with everything that people are counted by; and `exposed_alike`. */
export async function makeExposed(
  connection: Connection,
  { elements, combinations }: Counting,
  dated: boolean,
): Promise<void> {
  const shown = [
    ...elements.map((_, at) => `, e${at}`),
    ...combinations.map(({ sql }, at) => `, (${sql})::UTINYINT AS c${at}`),
  ];
  const day = dated
    ? {
        sql: 'CASE WHEN d.low = d.high THEN d.low END AS day, d.low < d.high AS torn, d.rank',
        join: EXPOSURE_TABLES.residence,
      }
    : { sql: 'NULL::UTINYINT AS day, false AS torn, NULL::UTINYINT AS rank', join: null };
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${EXPOSURE_TABLES.all} AS
     SELECT p.person_id, coalesce(s.former, true) AS former, s.now, coalesce(s.several, false) AS several, coalesce(s.lingering, false) AS lingering, ${day.sql}${shown.join('')}
     FROM ${EXPOSURE_TABLES.person} p LEFT JOIN ${EXPOSURE_TABLES.standing} s USING (person_id)${
       day.join === null ? '' : ` LEFT JOIN ${day.join} d USING (person_id)`
     }`,
  );
  // A count of each element, shown and place of all people takes the engine longer to plan than a small leak to judge.
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${EXPOSURE_TABLES.alike} AS
     SELECT day, now, former${columnsOf({ elements, combinations })
       .map((name) => `, ${name}`)
       .join('')}, count(*) AS people
     FROM ${EXPOSURE_TABLES.all} GROUP BY ALL`,
  );
}

/** Columns of how elements and combinations are shown, in their order. */
function columnsOf({ elements, combinations }: Counting): string[] {
  return [...elements.map((_, at) => `e${at}`), ...combinations.map((_, at) => `c${at}`)];
}

/** Counts by residence on the day or now: most people first, unknown last. */
export async function countPlaces(
  connection: Connection,
  counting: Counting,
  residence: 'day' | 'now',
): Promise<PlaceCount[]> {
  const counts = 'sum(people)::BIGINT AS people, coalesce(sum(people) FILTER (former), 0)::BIGINT AS former';
  const places = await connection.rows(
    `SELECT ${residence} AS place, ${counts} FROM ${EXPOSURE_TABLES.alike}
     GROUP BY place ORDER BY place IS NULL, people DESC, place`,
  );
  const shown = columnsOf(counting);
  const lines = await connection.rows(
    `SELECT place, what, code, ${counts}
     FROM (SELECT ${residence} AS place, former, people, unnest(range(${shown.length})) AS what, unnest([${shown.join(', ')}]) AS code
       FROM ${EXPOSURE_TABLES.alike}) GROUP BY place, what, code`,
  );
  const found = new Map(lines.map((line) => [keyOf(line['place'], line['what'], line['code']), line]));
  const codes = stateCodes();
  return places.map((row) => {
    const place = row['place'] ?? null;
    const linesOf = (what: number) =>
      SHOWN.flatMap((name) => {
        const line = found.get(keyOf(place, what, CODES[name]));
        return line === undefined ? [] : [{ shown: name, ...peopleIn(line) }];
      });
    return {
      jurisdiction: place === null ? null : (codes[Number(place)] ?? null),
      ...peopleIn(row),
      elements: counting.elements.flatMap((element, at) => linesOf(at).map((line) => ({ element, ...line }))),
      combinations: counting.combinations.flatMap(({ id }, at) =>
        linesOf(counting.elements.length + at).map((line) => ({ combination: id, ...line })),
      ),
    };
  });
}

function keyOf(place: Cell | undefined, what: Cell | undefined, code: Cell | undefined): string {
  return [place, what, code].map(String).join(' ');
}

function peopleIn({ people, former }: Row): { people: number; former: number } {
  return { people: Number(people), former: Number(former) };
}

/** What all places have together. */
export function addUp(
  places: readonly PlaceCount[],
  { elements, combinations }: Counting,
): Pick<Counted, 'people' | 'former' | 'elements' | 'combinations'> {
  return {
    ...together(places),
    elements: elements.flatMap((element) =>
      SHOWN.map((shown) => ({
        element,
        shown,
        ...together(
          places.flatMap((place) => place.elements.filter((line) => line.element === element && line.shown === shown)),
        ),
      })).filter(({ people }) => people > 0),
    ),
    combinations: combinations.flatMap(({ id }) =>
      SHOWN.map((shown) => ({
        combination: id,
        shown,
        ...together(
          places.flatMap((place) =>
            place.combinations.filter((line) => line.combination === id && line.shown === shown),
          ),
        ),
      })).filter(({ people }) => people > 0),
    ),
  };
}

function together(lines: readonly { readonly people: number; readonly former: number }[]): {
  people: number;
  former: number;
} {
  return { people: sumOf(lines.map(({ people }) => people)), former: sumOf(lines.map(({ former }) => former)) };
}

/** How well the residences are known. */
export type Standing = {
  readonly torn: number;
  /** By how it became known, see `KNOWN`: people. */
  readonly ranks: ReadonlyMap<number, number>;
  readonly several: number;
  /** Not called former for a table without dates alone. */
  readonly lingering: number;
  readonly moved: number;
};

export async function countStanding(connection: Connection): Promise<Standing> {
  const [row] = await connection.rows(
    `SELECT count(*) FILTER (torn) AS torn, count(*) FILTER (several) AS several, count(*) FILTER (lingering) AS lingering,
       count(*) FILTER (day IS NOT NULL AND now IS NOT NULL AND day <> now) AS moved FROM ${EXPOSURE_TABLES.all}`,
  );
  const ranks = await connection.rows(
    `SELECT rank, count(*) AS people FROM ${EXPOSURE_TABLES.all} WHERE day IS NOT NULL GROUP BY rank ORDER BY rank`,
  );
  return {
    torn: Number(row?.['torn'] ?? 0),
    several: Number(row?.['several'] ?? 0),
    lingering: Number(row?.['lingering'] ?? 0),
    moved: Number(row?.['moved'] ?? 0),
    ranks: new Map(ranks.map((line) => [Number(line['rank']), Number(line['people'])])),
  };
}
