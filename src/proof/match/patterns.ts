import type { Connection, Row } from '../../engine/connection.js';
import type { Store } from '../../engine/store.js';
import type { MatchedCell, Outcome, Pattern } from '../../model/evidence.js';
import type { Reference } from '../../model/reference.js';
import { LEVEL, judgedCells } from './compare.js';
import { MATCH_TABLES } from '../../model/match-tables.js';
import type { LeakCell } from './units.js';

/** Sums of log10 shares are kept to this step: fine beside the verbal scale, coarse enough that rows fall together. */
const STEP = 0.5;
const CODES: readonly Outcome[] = ['missing', 'agrees', 'partial', 'others', 'unknown', 'not_held'];

type Judged = {
  readonly leak: readonly LeakCell[];
  readonly cells: readonly MatchedCell[];
  readonly reference: Reference;
};

/** Makes `unit_pattern` and returns the patterns: the whole leak, in as many lines as it has kinds of rows. */
export async function gatherPatterns(
  connection: Connection,
  store: Store,
  { leak, cells, reference }: Judged,
): Promise<Pattern[]> {
  const judged = judgedCells(leak);
  const people = Math.max(1, reference.people);
  const place = await placeSql(connection, store, leak);
  const outcomes = cells.map((cell, at) => `${cell.held ? outcomeSql(at, cell) : '0'}::UTINYINT AS o${at}`);
  const equals = judged.map((_, at) => `r.e${at}`);
  const sum = (identifying: boolean): string => {
    const terms = cells.flatMap((cell, at) =>
      cell.held && cell.identifying === identifying
        ? [`CASE WHEN h.p${at} > 0 THEN log10(h.p${at} / ${people}::DOUBLE) ELSE 0 END`]
        : [],
    );
    return terms.length === 0 ? '0.0' : `round((${terms.join(' + ')}) / ${STEP}) * ${STEP}`;
  };
  const keys = [
    ...outcomes.map((_, at) => `o${at}`),
    'person',
    'log_identifying',
    'log_other',
    'leak',
    ...equals.map((_, at) => `e${at}`),
  ];
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE unit_outcome AS
     SELECT u.unit, u.copies, b.unit IS NOT NULL AS person${outcomes.map((outcome) => `, ${outcome}`).join('')},
       ${sum(true)} AS log_identifying, ${sum(false)} AS log_other, ${place} AS place, r.leak${equals.map((equal) => `, ${equal}`).join('')}
     FROM ${MATCH_TABLES.unit} u JOIN ${MATCH_TABLES.held} h USING (unit) LEFT JOIN ${MATCH_TABLES.best} b ON b.unit = u.unit
     LEFT JOIN ${MATCH_TABLES.pair} p ON p.unit = b.unit AND p.person_id = b.person_id LEFT JOIN ${MATCH_TABLES.prior} r ON r.unit = u.unit`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE pattern AS
     SELECT row_number() OVER (ORDER BY first_unit) - 1 AS id, * FROM (
       SELECT min(unit) AS first_unit, count(*) AS units, sum(copies)::BIGINT AS rows, ${keys.join(', ')} FROM unit_outcome GROUP BY ${keys.join(', ')})`,
  );
  const same = keys.map((key) => `o.${key} IS NOT DISTINCT FROM t.${key}`).join(' AND ');
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.pattern} AS SELECT o.unit, t.id::INTEGER AS pattern FROM unit_outcome o JOIN pattern t ON ${same}`,
  );
  const rows = await connection.rows('SELECT * FROM pattern ORDER BY id');
  return rows.map((row) => toPattern(row, cells.length));
}

/** Somebody else's value is told from nobody's by how many hold it; an agreeing value is known whatever the count says. */
function outcomeSql(at: number, cell: MatchedCell): string {
  const known = `h.p${at} > 0`;
  const code = (outcome: Outcome): number => CODES.indexOf(outcome);
  return `CASE WHEN u.${cell.name} IS NULL THEN ${code('missing')} WHEN p.l${at} = ${LEVEL.agrees} THEN ${code('agrees')}
    WHEN p.l${at} = ${LEVEL.partial} THEN ${code('partial')} WHEN ${known} THEN ${code('others')}
    WHEN p.l${at} = ${LEVEL.notHeld} THEN ${code('not_held')} ELSE ${code('unknown')} END`;
}

/** SQL that tells whether a row's postal code stands with its state in our systems; NULL where they do not know the code. */
async function placeSql(connection: Connection, store: Store, leak: readonly LeakCell[]): Promise<string> {
  const postal = leak.find((cell) => cell.judged && cell.form === 'postal_code');
  const state = leak.find((cell) => cell.judged && cell.form === 'state');
  if (postal === undefined || state === undefined) return 'NULL::BOOLEAN';
  await store.find(connection, 'known_place', [
    {
      from: 'place',
      columns: ['postal', 'state'],
      among: { keys: MATCH_TABLES.unit, on: [{ column: 'postal', key: postal.name }] },
    },
  ]);
  return `CASE WHEN u.${postal.name} IN (SELECT postal FROM known_place) THEN
    coalesce((u.${postal.name}, u.${state.name}) IN (SELECT (postal, state) FROM known_place), false) END`;
}

function toPattern(row: Row, cells: number): Pattern {
  const flag = (name: string): boolean | null =>
    row[name] === null || row[name] === undefined ? null : row[name] === true;
  const each = Array.from({ length: cells }, (_, at) => at);
  return {
    id: Number(row['id']),
    units: Number(row['units']),
    rows: Number(row['rows']),
    person: row['person'] === true,
    outcomes: each.map((at) => CODES[Number(row[`o${at}`])] ?? 'missing'),
    logIdentifying: Number(row['log_identifying']),
    logOther: Number(row['log_other']),
    prior: row['leak'] === null ? null : { leak: Number(row['leak']), equal: each.map((at) => flag(`e${at}`)) },
  };
}
