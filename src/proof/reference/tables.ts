import { FORMS, IDENTIFYING_FORMS, type Form } from '../../model/element.js';
import { ident, literal } from '../../engine/sql.js';
import { KEY_SHIFT, keySql } from '../../engine/token.js';
import { MOST_PEOPLE_PER_KEY } from '../../model/reference-tables.js';
import type { ColumnName, MergePlan, PlannedPart } from './plan.js';
import { cellOf, placeOf, placedIn } from './read-rows.js';
import { BUILDING, dropWorking, type Step } from './step.js';

export type PlannedLeak = { readonly index: number; readonly parts: readonly PlannedPart[] };
export type PlannedCanary = { readonly index: number; readonly row: number; readonly part: PlannedPart };

/** Writes `record` and `version` from `span` and `person`. Leaves `several`: people of several records or versions. */
export function writePeople(plan: MergePlan): Step[] {
  return [
    { name: 'write the records', sql: writeRecords(plan) },
    { name: 'write the versions', sql: writeVersions(plan) },
  ];
}

/** Writes `lookup`, `frequency` and `spread` from `version` and `several`. */
export function writeValues(plan: MergePlan): Step[] {
  const { identifying, others } = formsOf(plan);
  return [
    { name: 'write the lookup', sql: writeLookup(plan, identifying) },
    { name: 'count the other values', sql: [...writeFrequency(plan, others), writeSpread()] },
  ];
}

/** The forms that a plan holds: those that stand in `lookup`, and those that stand in `frequency`. */
export function formsOf(plan: MergePlan): { readonly identifying: readonly Form[]; readonly others: readonly Form[] } {
  const forms = inOrder(FORMS.filter((form) => plan.columns.some((column) => column.form === form)));
  return {
    identifying: forms.filter((form) => IDENTIFYING_FORMS.includes(form)),
    others: forms.filter((form) => !IDENTIFYING_FORMS.includes(form)),
  };
}

function partsOf(plan: MergePlan): PlannedPart[] {
  return plan.systems.flatMap(({ parts }) => parts);
}

function writeRecords(plan: MergePlan): string[] {
  const states = partsOf(plan).filter(({ part }) => part.has_state);
  const select = (part: PlannedPart) =>
    `SELECT s.record_id, s.from_hi, p.state_code FROM ${part.source} p
     JOIN (FROM work.span WHERE ${placedIn(part, 'place')}) s ON s.place = ${placeOf(part, 'p.row')} WHERE p.state_code IS NOT NULL`;
  return [
    'CREATE TABLE work.state (record_id UINTEGER, state_code VARCHAR)',
    ...(states.length === 0
      ? []
      : [
          `INSERT INTO work.state SELECT record_id, arg_max(state_code, {day: coalesce(from_hi, '-infinity'::DATE), state: state_code})
           FROM (${states.map(select).join('\nUNION ALL\n')}) GROUP BY record_id`,
        ]),
    // Where there are as many lines as numbers none comes twice, and nothing need be grouped to know it.
    `CREATE TABLE work.changed AS SELECT record_id FROM work.span WHERE (SELECT count(*) > max(record_id) + 1 FROM work.span)
     GROUP BY record_id HAVING count(*) > 1`,
    `CREATE TABLE work.several AS SELECT DISTINCT person_id FROM (
       SELECT person_id FROM work.person WHERE (SELECT count(*) > max(person_id) + 1 FROM work.person) GROUP BY person_id HAVING count(*) > 1
       UNION ALL SELECT person_id FROM work.person SEMI JOIN work.changed USING (record_id))`,
    `CREATE TABLE work.crowd AS SELECT person_id, system FROM (
       SELECT DISTINCT record_id, person_id, system FROM work.person SEMI JOIN work.several USING (person_id) JOIN work.span USING (record_id))
     GROUP BY person_id, system HAVING count(*) > 1`,
    `CREATE TABLE ${BUILDING}.record AS
     SELECT r.record_id, p.person_id, r.system, r.first_lo, r.first_from, r.last_to, t.state_code,
       c.person_id IS NULL AS alone FROM (
       SELECT record_id, system, from_lo AS first_lo, from_hi AS first_from, to_hi AS last_to FROM work.span ANTI JOIN work.changed USING (record_id)
       UNION ALL
       SELECT record_id, any_value(system), CASE WHEN count(from_lo) = count(*) THEN min(from_lo) END,
         CASE WHEN count(from_hi) = count(*) THEN min(from_hi) END, CASE WHEN count(to_hi) = count(*) THEN max(to_hi) END
       FROM work.span SEMI JOIN work.changed USING (record_id) GROUP BY record_id) r
     JOIN work.person p USING (record_id) LEFT JOIN work.state t USING (record_id)
     LEFT JOIN work.crowd c ON c.person_id = p.person_id AND c.system = r.system
     ORDER BY p.person_id, r.record_id`,
    ...dropWorking(['state', 'changed', 'crowd']),
  ];
}

/** Rows that are sorted at once: what is in order by ranges is in order as a whole, and memory stays bounded. */
const SORTED_AT_ONCE = 20_000_000;

function slicesOf(plan: MergePlan): number[] {
  const rows = partsOf(plan).reduce((sum, { part }) => sum + part.rows, 0);
  return Array.from({ length: Math.max(1, Math.ceil(rows / SORTED_AT_ONCE)) }, (_, slice) => slice);
}

function writeVersions(plan: MergePlan): string[] {
  const columns = plan.columns.map(({ name }) => name);
  const select = (part: PlannedPart, from: string) =>
    `SELECT s.record_id, s.person_id, s.system, s.from_lo, s.from_hi, s.to_lo, s.to_hi${columns
      .map((name) => `, ${cellOf(part, name, 'p')} AS ${ident(name)}`)
      .join('')}
     FROM ${part.source} p JOIN (FROM ${from} WHERE ${placedIn(part, 'place')}) s ON s.place = ${placeOf(part, 'p.row')}`;
  const slices = slicesOf(plan);
  const edge = (slice: number): string =>
    `(SELECT ((max(person_id)::UBIGINT + 1) * ${slice} // ${slices.length})::UINTEGER FROM work.placed)`;
  const [working, cut] =
    slices.length === 1
      ? ['placed', () => []]
      : [
          'slice',
          (slice: number) => [
            `CREATE OR REPLACE TABLE work.slice AS FROM work.placed WHERE person_id >= ${edge(slice)} AND person_id < ${edge(slice + 1)}`,
          ],
        ];
  const union = partsOf(plan)
    .map((part) => select(part, `work.${working}`))
    .join('\nUNION ALL\n');
  return [
    `CREATE TABLE work.placed AS SELECT span.*, person.person_id FROM work.span JOIN work.person USING (record_id)`,
    ...dropWorking(['span', 'person']),
    `CREATE TABLE ${BUILDING}.version (record_id UINTEGER, person_id UINTEGER, system UTINYINT, from_lo DATE, from_hi DATE, to_lo DATE,
       to_hi DATE${columns.map((name) => `, ${ident(name)} UBIGINT`).join('')})`,
    ...slices.flatMap((slice) => [
      ...cut(slice),
      `INSERT INTO ${BUILDING}.version FROM (${union}) ORDER BY person_id, record_id, from_hi NULLS FIRST, to_hi NULLS LAST`,
    ]),
    ...dropWorking([...new Set(['placed', working])]),
  ];
}

/**
 * By the keys of tokens. One form after the other, and of each one range of tokens after the other: the whole is in order
 * without being sorted at once. Most keys are one person's; only of the others the people are told apart and counted.
 */
function writeLookup(plan: MergePlan, forms: readonly Form[]): string[] {
  const slices = slicesOf(plan);
  const range = (slice: number, token: string): string =>
    `${token} BETWEEN ${bound(slice, slices.length)}::UBIGINT AND ${bound(slice + 1, slices.length) - 1n}::UBIGINT`;
  const keys = (form: Form): string =>
    `SELECT ${keySql('token')} AS token, person_id FROM (${holders(plan, form, BUILDING)})`;
  const find = (form: Form, slice: number): string =>
    `INSERT INTO work.holder SELECT token, min(person_id), max(person_id)
     FROM (${keys(form)} WHERE ${range(slice, 'token')}) GROUP BY token`;
  const insert = (form: Form, slice: number): string =>
    `INSERT INTO ${BUILDING}.lookup SELECT ${literal(form)}, token, person_id, people FROM (
       SELECT token, low AS person_id, 1 AS people FROM work.holder WHERE low = high
       UNION ALL
       SELECT token, unnest(CASE WHEN people > ${MOST_PEOPLE_PER_KEY} THEN [NULL] ELSE members END), people FROM work.shared_key)
     WHERE ${range(slice, `(token << ${KEY_SHIFT})`)} ORDER BY token, person_id`;
  const write = (form: Form): string[] => [
    'CREATE OR REPLACE TABLE work.holder (token UBIGINT, low UINTEGER, high UINTEGER)',
    ...slices.map((slice) => find(form, slice)),
    `CREATE OR REPLACE TABLE work.shared_key AS
     SELECT token, list(DISTINCT person_id) AS members, count(DISTINCT person_id) AS people
     FROM (${keys(form)}) SEMI JOIN (SELECT token FROM work.holder WHERE low < high) USING (token) GROUP BY token`,
    ...slices.map((slice) => insert(form, slice)),
  ];
  return [
    `CREATE TABLE ${BUILDING}.lookup (form VARCHAR, token UBIGINT, person_id UINTEGER, people UINTEGER)`,
    ...forms.flatMap(write),
    ...(forms.length === 0 ? [] : dropWorking(['holder', 'shared_key'])),
  ];
}

/** Where a slice of all tokens begins: tokens of one key stay together. */
function bound(slice: number, slices: number): bigint {
  return ((2n ** 48n * BigInt(slice)) / BigInt(slices)) << 16n;
}

/** Who has one version holds a value once, unless the form has several columns; only the others must be told apart. */
function writeFrequency(plan: MergePlan, forms: readonly Form[]): string[] {
  const people = (form: Form): string => {
    const held = holders(plan, form, BUILDING);
    if (plan.columns.filter((column) => column.form === form).length > 1)
      return `SELECT DISTINCT token, person_id FROM (${held})`;
    return `SELECT token, person_id FROM (${held}) ANTI JOIN work.several USING (person_id)
      UNION ALL SELECT DISTINCT token, person_id FROM (${held}) SEMI JOIN work.several USING (person_id)`;
  };
  return [
    `CREATE TABLE ${BUILDING}.frequency (form VARCHAR, token UBIGINT, people UINTEGER)`,
    ...forms.map(
      (form) => `INSERT INTO ${BUILDING}.frequency SELECT ${literal(form)}, token, count(*)
        FROM (${people(form)}) GROUP BY token ORDER BY token`,
    ),
    ...dropWorking(['several']),
  ];
}

/** A key of more people than find anybody has one line for them all; any other has one for each. */
function writeSpread(): string {
  return `CREATE TABLE ${BUILDING}.spread AS
    SELECT form, people::UINTEGER AS people, (count(*) // CASE WHEN people > ${MOST_PEOPLE_PER_KEY} THEN 1 ELSE people END)::UINTEGER AS tokens
      FROM ${BUILDING}.lookup GROUP BY form, people
    UNION ALL
    SELECT form, people, count(*)::UINTEGER FROM ${BUILDING}.frequency GROUP BY form, people
    ORDER BY form, people`;
}

/** SQL of who holds which token of a form, from every version in a database; a person may come several times. */
export function holders(plan: MergePlan, form: Form, database: string): string {
  return plan.columns
    .filter((column) => column.form === form)
    .map(
      ({ name }) =>
        `SELECT ${ident(name)} AS token, person_id FROM ${database}.version WHERE ${ident(name)} IS NOT NULL`,
    )
    .join(' UNION ALL ');
}

function inOrder(forms: readonly Form[]): Form[] {
  return [...forms].sort();
}

/** Writes `prior` and `prior_lookup`: the rows of earlier known leaks. */
export function writePriorLeaks(leaks: readonly PlannedLeak[], columns: readonly ColumnName[]): Step {
  const names = columns.map(({ name }) => name);
  const select = (leak: PlannedLeak, part: PlannedPart) =>
    `SELECT ${leak.index}, row${names.map((name) => `, ${cellOf(part, name)}`).join('')} FROM ${part.source}`;
  const rows = leaks.flatMap((leak) => leak.parts.map((part) => select(leak, part)));
  const looked = columns
    .filter(({ form }) => IDENTIFYING_FORMS.includes(form))
    .map(
      ({ name, form }) =>
        `SELECT DISTINCT ${literal(form)}, ${keySql(ident(name))}, leak, row FROM ${BUILDING}.prior WHERE ${ident(name)} IS NOT NULL`,
    );
  return {
    name: 'write the earlier leaks',
    sql: [
      `CREATE TABLE ${BUILDING}.prior (leak UTINYINT, row BIGINT${names.map((name) => `, ${ident(name)} UBIGINT`).join('')})`,
      ...(rows.length === 0
        ? []
        : [`INSERT INTO ${BUILDING}.prior FROM (${rows.join('\nUNION ALL\n')}) ORDER BY 1, 2`]),
      `CREATE TABLE ${BUILDING}.prior_lookup (form VARCHAR, token UBIGINT, leak UTINYINT, row BIGINT)`,
      ...(looked.length === 0
        ? []
        : [`INSERT INTO ${BUILDING}.prior_lookup FROM (${looked.join(' UNION ')}) ORDER BY 1, 2, 3, 4`]),
    ],
  };
}

/** Writes `canary`: every token of the planted records. */
export function writeCanaries(canaries: readonly PlannedCanary[]): Step {
  const selects = canaries.flatMap(({ index, row, part }) =>
    part.cells.map(
      ({ form, cell }) =>
        `SELECT ${index}, ${literal(form)}, ${keySql(ident(cell))} FROM ${part.source} WHERE row = ${row} AND ${ident(cell)} IS NOT NULL`,
    ),
  );
  return {
    name: 'write the canaries',
    sql: [
      `CREATE TABLE ${BUILDING}.canary (canary UINTEGER, form VARCHAR, token UBIGINT)`,
      ...(selects.length === 0
        ? []
        : [`INSERT INTO ${BUILDING}.canary FROM (${selects.join(' UNION ')}) ORDER BY 1, 2, 3`]),
    ],
  };
}
