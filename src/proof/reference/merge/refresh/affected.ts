import type { Connection } from '../../../../engine/connection.js';
import { ident, literal } from '../../../../engine/sql.js';
import { keySql } from '../../../../engine/token.js';
import type { Form } from '../../../../model/element.js';
import { MOST_NAMES, STRONG, joiningColumns } from '../people.js';
import type { MergePlan } from '../plan.js';
import { cellOf } from '../read-rows.js';
import { countOf } from '../step.js';
import { STANDING } from './names.js';

/**
 * `affected(person_id, number)`: the people who could come out otherwise when the touched records are resolved anew, and nobody else.
 *
 * A token joins records by who holds it and what these say. Of a token that no touched record holds or held neither changed, so it joins
 * and parts what it did before, but for one case: which groups of a shared personal number are one is decided among people
 * (`reconcile`). Hence: the people of touched records, all who hold a token that a touched record holds or held, all who share a
 * personal number with one of these, and so on. Leaves `fact(form, token)` and `steady(form, token)`.
 */
export async function findAffected(connection: Connection, plan: MergePlan, taken: MergePlan): Promise<number> {
  const columns = joiningColumns(plan);
  for (const sql of [...gatherFacts(columns, taken), ...startReaching(columns)]) await connection.run(sql);
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

/** `fact`: every token by which a touched record joins others or joined them. */
function gatherFacts(columns: Columns, taken: MergePlan): string[] {
  const parts = taken.systems.flatMap(({ parts: own }) => own).filter(({ part }) => part.rows > 0);
  const selects = columns.flatMap(({ name, form }) => [
    `SELECT ${literal(form)} AS form, ${ident(name)} AS token FROM work.gone_version`,
    ...parts.map((part) => `SELECT ${literal(form)}, ${cellOf(part, name)} FROM ${part.source}`),
  ]);
  return [
    `CREATE TABLE work.gone_version AS SELECT * FROM ${STANDING}.version SEMI JOIN work.gone USING (record_id)`,
    `CREATE TABLE work.fact (form VARCHAR, token UBIGINT)`,
    ...(selects.length === 0
      ? []
      : [
          `INSERT INTO work.fact SELECT DISTINCT form, token FROM (${selects.join(' UNION ALL ')}) WHERE token IS NOT NULL`,
        ]),
    'DROP TABLE work.gone_version',
  ];
}

/**
 * `reached(person_id)`, `sharing(form, token, person_id)`: the personal numbers of several people; `many(form, token)`: keys that more
 * people hold than the look-up tells.
 */
function startReaching(columns: Columns): string[] {
  const among = (forms: readonly Form[]): string =>
    forms.length === 0 ? 'false' : `form IN (${[...new Set(forms)].map(literal).join(', ')})`;
  const all = among(columns.map(({ form }) => form));
  const strong = among(columns.map(({ form }) => form).filter((form) => STRONG.includes(form)));
  const crowded = `SELECT form, ${keySql('token')} AS token FROM ${STANDING}.crowded`;
  return [
    `CREATE TABLE work.fact_key AS SELECT DISTINCT form, ${keySql('token')} AS token FROM work.fact`,
    `CREATE TABLE work.holding AS SELECT form, token, person_id
       FROM (FROM ${STANDING}.lookup WHERE ${all}) SEMI JOIN work.fact_key USING (form, token)`,
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
