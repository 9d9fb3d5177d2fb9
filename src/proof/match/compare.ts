import type { Connection } from '../../engine/connection.js';
import { SOFTER_FORMS, type Form } from '../../model/element.js';
import type { Reference } from '../../model/reference.js';
import { MATCH_TABLES } from '../../model/match-tables.js';
import type { LeakCell } from './units.js';

/** Levels as the tables hold them; NULL is a missing cell. */
export const LEVEL = { notHeld: 0, differs: 1, partial: 2, agrees: 3 } as const;

export type Compared = { readonly cell: LeakCell; readonly index: number };

/** Makes `pair`: for every candidate, the best level that each cell reaches over all that this person ever held. */
export async function compareCandidates(
  connection: Connection,
  cells: readonly LeakCell[],
  reference: Reference,
): Promise<void> {
  const levels = judgedCells(cells).map(
    ({ cell }, at) => `max(${levelSql(cell, cells, reference)})::UTINYINT AS l${at}`,
  );
  const agreed = judgedCells(cells).map(
    ({ cell }) => `CASE WHEN u.${cell.name} IS NOT NULL THEN ${LEVEL.agrees} END::UTINYINT`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.pair} AS
     SELECT c.unit, c.person_id, false AS only${levels.map((level) => `, ${level}`).join('')}
     FROM ${MATCH_TABLES.compared} c JOIN ${MATCH_TABLES.unit} u USING (unit) JOIN ${MATCH_TABLES.version} v ON v.person_id = c.person_id
     GROUP BY c.unit, c.person_id
     UNION ALL
     SELECT unit, person_id, true${agreed.map((level) => `, ${level}`).join('')} FROM ${MATCH_TABLES.agreed} JOIN ${MATCH_TABLES.unit} u USING (unit)`,
  );
}

export function judgedCells(cells: readonly LeakCell[]): Compared[] {
  return cells.flatMap((cell, index) => (cell.judged ? [{ cell, index }] : []));
}

/** Level of one leaked cell (alias `u`) against one version of a record (alias `v`). */
export function levelSql(cell: LeakCell, cells: readonly LeakCell[], reference: Reference): string {
  const columns = columnsOf(reference, cell.form);
  if (columns.length === 0) return 'NULL';
  const value = `u.${cell.name}`;
  const exact = columns.map((column) => `${value} = v.${column}`).join(' OR ');
  const soft = softPairs(cell, cells, reference);
  const held = columns.map((column) => `v.${column} IS NOT NULL`).join(' OR ');
  return `CASE WHEN ${value} IS NULL THEN NULL WHEN ${exact} THEN ${LEVEL.agrees}${
    soft.length === 0 ? '' : ` WHEN ${soft.join(' OR ')} THEN ${LEVEL.partial}`
  } WHEN ${held} THEN ${LEVEL.differs} ELSE ${LEVEL.notHeld} END`;
}

function softPairs(cell: LeakCell, cells: readonly LeakCell[], reference: Reference): string[] {
  const at = cells.indexOf(cell);
  const softer: readonly Form[] = SOFTER_FORMS[cell.form] ?? [];
  return cells
    .filter((other) => other.origin === at && softer.includes(other.form))
    .flatMap((other) => columnsOf(reference, other.form).map((column) => `u.${other.name} = v.${column}`));
}

export function columnsOf(reference: Reference, form: Form): string[] {
  return reference.columns.filter((column) => column.form === form).map((column) => column.name);
}

/**
 * How often a cell of a row that is a person's agrees, agrees softly or differs: `m` of Fellegi and Sunter (1969), as in
 * `weigh/rates.ts`. `u` is counted: the share of our people who hold the value, or the chance that two share a softer form.
 */
const RATES = { agrees: 0.93, partial: 0.03, differs: 0.04 } as const;
/** Softer forms agree by chance this often at least: a typo never becomes strong proof. */
const LEAST_SOFT_CHANCE = 0.005;
/** A street, its city, its postal code and its state are one place, which a whole household shares: only the rarest counts. */
const PLACE: ReadonlySet<Form> = new Set([
  'street',
  'city',
  'state',
  'postal_code',
  'street_number',
  'postal3',
  'country',
]);

/**
 * log10 odds, of a hundred to one, that a row found by no identifying value is about its best candidate, starting from any
 * one of our people being as likely. By chance alone fewer than one row in a hundred gets so far, however many people there
 * are: the mean of a likelihood ratio over those whom it is not about is one at most.
 */
const LEAST_ODDS = 2;

/**
 * Makes `best`: the candidate with the greatest sum of match weights (Fellegi and Sunter 1969), less the weight that it takes
 * to single out one of all people. Ties go to the lower person. A row of the second look needs `LEAST_ODDS`.
 */
export async function chooseBest(
  connection: Connection,
  cells: readonly LeakCell[],
  reference: Reference,
): Promise<void> {
  const score = scoreSql(judgedCells(cells), reference);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${MATCH_TABLES.best} AS
     SELECT p.unit, p.person_id, ${score} AS score FROM ${MATCH_TABLES.pair} p JOIN ${MATCH_TABLES.held} h USING (unit) WHERE p.only
     UNION ALL
     SELECT unit, person_id, score FROM (
       SELECT p.unit, p.person_id, ${score} AS score FROM ${MATCH_TABLES.pair} p JOIN ${MATCH_TABLES.held} h USING (unit) WHERE NOT p.only)
     WHERE score >= ${LEAST_ODDS} OR unit NOT IN (SELECT unit FROM ${MATCH_TABLES.secondLook})
     QUALIFY row_number() OVER (PARTITION BY unit ORDER BY score DESC, person_id) = 1`,
  );
}

/** Sum of the weights over pair `p` and holders `h`. Cells of one form, and those of a place, agree together: the best of them counts once. */
function scoreSql(judged: readonly Compared[], reference: Reference): string {
  const people = Math.max(1, reference.people);
  const groups = new Map<string, number[]>();
  for (const [at, { cell }] of judged.entries()) {
    const group = PLACE.has(cell.form) ? 'place' : `${at}`;
    groups.set(group, [...(groups.get(group) ?? []), at]);
  }
  const agrees = (at: number): string => {
    const soft = Math.log10(RATES.partial / softChance(judged[at]?.cell.form, reference)).toFixed(4);
    const share = `greatest((h.p${at} - 1.0) / ${people}, ${leastShare(judged[at]?.cell.form, reference)})`;
    const full = `greatest(log10(${RATES.agrees} / ${share}), ${soft})`;
    return `CASE p.l${at} WHEN ${LEVEL.agrees} THEN ${full} WHEN ${LEVEL.partial} THEN ${soft} ELSE 0 END`;
  };
  const differs = (at: number): string =>
    `CASE WHEN p.l${at} = ${LEVEL.differs} THEN ${Math.log10(RATES.differs).toFixed(4)} ELSE 0 END`;
  const terms = [...groups.values()].flatMap((group) => [
    `greatest(0, ${group.map(agrees).join(', ')})`,
    ...group.map(differs),
  ]);
  return [...terms, `(${(-Math.log10(people)).toFixed(4)})`].join(' + ');
}

/**
 * Share of others who bear a value that only one of ours bears: one in all our people at most, less where the pairs of our
 * people show that values are more diverse (a birth date among 500 people). One pair more is taken than was seen.
 */
function leastShare(form: Form | undefined, reference: Reference): number {
  const known = reference.forms.find((entry) => entry.form === form);
  const everybody = Math.max(1, reference.people);
  const holders = known?.people ?? 0;
  if (known === undefined || holders < 2) return 1 / everybody;
  const pairs = (holders * (holders - 1)) / 2;
  const shared = Math.max(0, (known.repeat * holders * holders - holders) / 2);
  return Math.min(1 / everybody, (shared + 1) / (pairs + 2));
}

/** The commonest softer form that the reference holds decides: an initial agrees oftener than a nickname does. */
function softChance(form: Form | undefined, reference: Reference): number {
  const softer = form === undefined ? [] : (SOFTER_FORMS[form] ?? []);
  const known = reference.forms.filter((entry) => softer.includes(entry.form)).map(({ repeat }) => repeat);
  return Math.max(LEAST_SOFT_CHANCE, ...known);
}
