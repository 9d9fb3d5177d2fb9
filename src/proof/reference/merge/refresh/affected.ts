import type { Connection } from '../../../../engine/connection.js';
import { ident, literal } from '../../../../engine/sql.js';
import { keySql } from '../../../../engine/token.js';
import type { Form } from '../../../../model/element.js';
import { MOST_NAMES, STRONG, identityOf, joiningColumns } from '../people.js';
import type { MergePlan, PlannedPart, PlannedSystem } from '../plan.js';
import { cellOf, keyIn } from '../read-rows.js';
import { countOf } from '../step.js';
import { STANDING } from './names.js';

/**
 * `affected(person_id, number)`: the people who could come out otherwise when the touched records are resolved anew, and nobody else.
 *
 * A token joins records by who holds it and what these say. Of a token that no touched record holds or held neither changed, so it joins
 * and parts what it did before, but for one case: which groups of a shared personal number are one is decided among people
 * (`reconcile`). Nor does a touched record bear on others where it says of who it is what it said before. Hence: the people of touched
 * records, all who hold a token that one of the other touched records holds or held, all who share a personal number with one of these,
 * and so on. Leaves `fact(form, token)` and `steady(form, token)`.
 */
export async function findAffected(connection: Connection, plan: MergePlan, taken: MergePlan): Promise<number> {
  const columns = joiningColumns(plan);
  for (const sql of [...findSettled(plan, taken), ...gatherFacts(columns, taken), ...startReaching(columns)])
    await connection.run(sql);
  if ((await countOf(connection, 'work.many')) > 0)
    for (const sql of reachMany(plan, columns)) await connection.run(sql);
  do {
    for (const sql of followShared()) await connection.run(sql);
  } while ((await countOf(connection, 'work.wave')) > 0);
  await connection.run(
    `CREATE TABLE work.affected AS SELECT person_id, (row_number() OVER (ORDER BY person_id) - 1)::UINTEGER AS number FROM work.reached`,
  );
  return countOf(connection, 'work.affected');
}

type Columns = readonly { readonly name: string; readonly form: Form }[];

/** `gone_version`: what touched records said; `settled(system, key)`: the touched keys whose rows say of who they are what they said before. */
function findSettled(plan: MergePlan, taken: MergePlan): string[] {
  const columns = identityOf(plan);
  const said = (cells: readonly string[]): string => (cells.length === 0 ? '0::UBIGINT' : `hash(${cells.join(', ')})`);
  const now = rowsOf(taken).map(
    ({ system, part }) =>
      `SELECT ${system.index}, ${keyIn(system, part)}, ${said(columns.map((name) => cellOf(part, name)))}, true FROM ${part.source}`,
  );
  const was = `SELECT system, key, ${said(columns.map(ident))} AS said, false AS now FROM work.gone_version`;
  return [
    `CREATE TABLE work.gone_version AS SELECT v.*, g.key FROM ${STANDING}.version v JOIN work.gone g USING (record_id)`,
    `CREATE TABLE work.settled AS SELECT system, key FROM (${[was, ...now].join(' UNION ALL ')}) GROUP BY system, key
       HAVING NOT bool_and(now) AND bool_or(now) AND min(said) = max(said)`,
  ];
}

type RowsOf = { readonly system: PlannedSystem; readonly part: PlannedPart };

function rowsOf({ systems }: MergePlan): RowsOf[] {
  const all = systems.flatMap((system) => system.parts.map((part) => ({ system, part })));
  return all.filter(({ part }) => part.part.rows > 0);
}

/** `fact`: every token by which a touched record that is not settled joins others or joined them. */
function gatherFacts(columns: Columns, taken: MergePlan): string[] {
  const unsettled = ({ system, part }: RowsOf): string =>
    `(SELECT *, ${keyIn(system, part)} AS named FROM ${part.source}) ANTI JOIN (SELECT key AS named FROM work.settled WHERE system = ${system.index}) USING (named)`;
  const selects = columns.flatMap(({ name, form }) => [
    `SELECT ${literal(form)} AS form, ${ident(name)} AS token FROM work.gone_version ANTI JOIN work.settled USING (system, key)`,
    ...rowsOf(taken).map((row) => `SELECT ${literal(form)}, ${cellOf(row.part, name)} FROM ${unsettled(row)}`),
  ]);
  return [
    `CREATE TABLE work.fact (form VARCHAR, token UBIGINT)`,
    ...(selects.length === 0
      ? []
      : [
          `INSERT INTO work.fact SELECT DISTINCT form, token FROM (${selects.join(' UNION ALL ')}) WHERE token IS NOT NULL`,
        ]),
    'DROP TABLE work.gone_version',
    'DROP TABLE work.settled',
  ];
}

/**
 * `reached(person_id)`, `sharing(form, token, person_id)`: the personal numbers of several people; `many(form, token)`: keys that more
 * people hold than the look-up tells.
 */
function startReaching(columns: Columns): string[] {
  const among = (some: readonly Form[]): string =>
    some.length === 0 ? 'false' : `form IN (${some.map(literal).join(', ')})`;
  const forms = [...new Set(columns.map(({ form }) => form))];
  const strong = among(forms.filter((form) => STRONG.includes(form)));
  const crowded = `SELECT form, ${keySql('token')} AS token FROM ${STANDING}.crowded`;
  return [
    `CREATE TABLE work.fact_key AS SELECT DISTINCT form, ${keySql('token')} AS token FROM work.fact`,
    'CREATE TABLE work.holding (form VARCHAR, token UBIGINT, person_id UINTEGER)',
    ...forms.map(
      (
        form,
      ) => `INSERT INTO work.holding SELECT form, token, person_id FROM (FROM ${STANDING}.lookup WHERE form = ${literal(form)})
        SEMI JOIN (SELECT token FROM work.fact_key WHERE form = ${literal(form)}) USING (token)`,
    ),
    `CREATE TABLE work.reached AS SELECT DISTINCT person_id FROM (
       SELECT person_id FROM work.gone UNION ALL SELECT person_id FROM work.holding WHERE person_id IS NOT NULL)`,
    `CREATE TABLE work.sharing AS SELECT form, token, person_id
       FROM (FROM ${STANDING}.lookup WHERE ${strong} AND people > 1) ANTI JOIN (${crowded}) USING (form, token)`,
    `CREATE TABLE work.many AS SELECT form, token FROM work.holding WHERE person_id IS NULL
       UNION SELECT form, token FROM work.sharing WHERE person_id IS NULL`,
    'CREATE TABLE work.steady (form VARCHAR, token UBIGINT)',
    'DROP TABLE work.holding',
    'DROP TABLE work.fact_key',
  ];
}

/** Of tokens with many holders: those that are crowded without any touched record join nobody whatever changed; of the others all holders are reached. */
function reachMany(plan: MergePlan, columns: Columns): string[] {
  const held = new Set(plan.columns.map(({ name }) => name));
  const value = (name: string): string => (held.has(name) ? ident(name) : 'NULL::UBIGINT');
  const selects = columns.map(({ name, form }) => {
    const who = form === 'name_birth' ? value('ssn') : `hash(${value('last_name')}, ${value('first_name')})`;
    return `SELECT ${literal(form)} AS form, ${literal(name)} AS slot, ${ident(name)} AS token, ${who} AS who, record_id, person_id
      FROM (SELECT *, ${keySql(ident(name))} AS sought FROM ${STANDING}.version)
      SEMI JOIN (SELECT token AS sought FROM work.many WHERE form = ${literal(form)}) USING (sought)`;
  });
  return [
    `CREATE TABLE work.held AS ${selects.join(' UNION ALL ')}`,
    `INSERT INTO work.steady SELECT DISTINCT form, token FROM (
       SELECT form, token FROM work.held ANTI JOIN work.gone USING (record_id)
       GROUP BY form, slot, token HAVING count(*) > ${MOST_NAMES} AND count(DISTINCT who) > ${MOST_NAMES})`,
    `INSERT INTO work.reached SELECT DISTINCT person_id FROM work.held
       ANTI JOIN work.steady USING (form, token) ANTI JOIN work.reached USING (person_id)`,
    `INSERT INTO work.sharing SELECT DISTINCT form, ${keySql('token')}, person_id FROM work.held
       ANTI JOIN work.steady USING (form, token) WHERE form IN (${STRONG.map(literal).join(', ')})`,
    'DROP TABLE work.held',
  ];
}

function followShared(): string[] {
  return [
    `CREATE OR REPLACE TABLE work.wave AS SELECT DISTINCT person_id FROM work.sharing
       SEMI JOIN (SELECT form, token FROM work.sharing SEMI JOIN work.reached USING (person_id)) USING (form, token)
       ANTI JOIN work.reached USING (person_id) WHERE person_id IS NOT NULL`,
    'INSERT INTO work.reached FROM work.wave',
  ];
}
