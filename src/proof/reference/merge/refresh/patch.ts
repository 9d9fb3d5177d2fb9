import { literal } from '../../../../engine/sql.js';
import { keySql } from '../../../../engine/token.js';
import type { Form } from '../../../../model/element.js';
import { MOST_PEOPLE_PER_KEY } from '../../../../model/reference-tables.js';
import type { MergePlan } from '../plan.js';
import { BUILDING, type Step } from '../step.js';
import { placesIn } from '../summaries.js';
import { formsOf, holders } from '../tables.js';
import type { Change } from './changes.js';
import { numberPeople } from './numbers.js';
import { PATCHED, STANDING, WAS } from './names.js';

/** Puts the affected people, as they came out, in the place of what `patched` holds of them. */
export function patchTables(plan: MergePlan, taken: MergePlan, changes: readonly Change[]): Step[] {
  const { identifying, others } = formsOf(plan);
  return [
    { name: 'number the people affected', sql: numberPeople(taken) },
    { name: 'put the people in place', sql: [...replaceLines('record'), ...replaceLines('version')] },
    { name: 'find the values in place', sql: [...findKeys(plan, identifying), ...findValues(plan, others)] },
    { name: 'put the values in place', sql: [...replaceKeys(plan), ...replaceValues(others), ...replaceSpread()] },
    {
      name: 'put the sums in place',
      sql: [...replacePlaces(plan), ...replaceCensus(), ...replaceFindings(changes)],
    },
  ];
}

function replaceLines(table: 'record' | 'version'): string[] {
  const order = table === 'record' ? '' : ', from_hi NULLS FIRST, to_hi NULLS LAST';
  const first = `(SELECT max(record_id)::UBIGINT + 1 FROM ${STANDING}.record)`;
  return [
    // Never by the line numbers of the standing table: those of a copy move when the engine tidies it up.
    `DELETE FROM ${PATCHED}.${table} WHERE person_id IN (SELECT person_id FROM work.affected)`,
    `INSERT INTO ${PATCHED}.${table}
       SELECT b.* REPLACE (n.person AS person_id, (${first} + record_id)::UINTEGER AS record_id)
       FROM ${BUILDING}.${table} b JOIN work.numbered n ON n.person_id = b.person_id ORDER BY n.person, record_id${order}`,
  ];
}

/**
 * `holding(form, token, person_id, fresh)`: who lost a key and who won one; `key`: how many; `standing_line`: what stands of these keys;
 * `sum(form, token, before, people)`: how many people hold each in all. One form after the other: the tables are in order by form, and
 * numbers are compared faster than words.
 */
function findKeys(plan: MergePlan, forms: readonly Form[]): string[] {
  const keys = (form: Form, database: string, numbers: string, number: string, fresh: boolean): string =>
    `SELECT ${keySql('token')} AS token, n.${number} AS person_id, ${fresh} AS fresh FROM (${holders(plan, form, database)}) h JOIN ${numbers} n`;
  const find = (form: Form): string => `INSERT INTO work.holding
    SELECT ${literal(form)}, token, person_id, any_value(fresh) FROM (
      ${keys(form, WAS, 'work.affected', 'person_id', false)} ON n.number = h.person_id
      UNION ALL ${keys(form, BUILDING, 'work.numbered', 'person', true)} ON n.person_id = h.person_id)
    GROUP BY token, person_id HAVING min(fresh) = max(fresh)`;
  const look = (
    form: Form,
  ): string => `INSERT INTO work.standing_line SELECT * FROM (FROM ${STANDING}.lookup WHERE form = ${literal(form)})
    SEMI JOIN (SELECT token FROM work.key WHERE form = ${literal(form)}) USING (token)`;
  return [
    'CREATE TABLE work.holding (form VARCHAR, token UBIGINT, person_id UINTEGER, fresh BOOLEAN)',
    ...forms.map(find),
    `CREATE TABLE work.key AS SELECT form, token, count(*) FILTER (NOT fresh) AS gone, count(*) FILTER (fresh) AS came FROM work.holding GROUP BY form, token`,
    `CREATE TABLE work.standing_line AS FROM ${STANDING}.lookup WHERE false`,
    ...forms.map(look),
    `CREATE TABLE work.sum AS SELECT form, token, coalesce(l.people, 0) AS before, coalesce(l.people, 0) - gone + came AS people
       FROM work.key LEFT JOIN (SELECT form, token, any_value(people) AS people FROM work.standing_line GROUP BY form, token) l USING (form, token)`,
  ];
}

const NOBODY = `SELECT '' AS form, 0::UBIGINT AS token, 0::UINTEGER AS person_id WHERE false`;

/** The lines of the keys, written anew. A key that comes to few enough people to name them has its holders looked up in the versions. */
function replaceKeys(plan: MergePlan): string[] {
  const { identifying } = formsOf(plan);
  const reopened = identifying.map(
    (form) => `SELECT DISTINCT ${literal(form)}, sought, person_id FROM (
        SELECT ${keySql('token')} AS sought, person_id FROM (${holders(plan, form, PATCHED)}))
      WHERE (SELECT count(*) > 0 FROM work.reopened WHERE form = ${literal(form)}) AND sought IN (SELECT token FROM work.reopened WHERE form = ${literal(form)})`,
  );
  return [
    `CREATE TABLE work.reopened AS SELECT form, token FROM work.sum WHERE before > ${MOST_PEOPLE_PER_KEY} AND people <= ${MOST_PEOPLE_PER_KEY} AND people > 0`,
    `CREATE TABLE work.member AS
       SELECT form, token, person_id FROM work.standing_line ANTI JOIN (FROM work.holding WHERE NOT fresh) USING (form, token, person_id)
         WHERE person_id IS NOT NULL
       UNION ALL SELECT form, token, person_id FROM (FROM work.holding WHERE fresh) ANTI JOIN work.reopened USING (form, token)`,
    ...reopened.map((sql) => `INSERT INTO work.member ${sql}`),
    ...identifying.map((form) => deleteHeld('lookup', form, 'key')),
    `INSERT INTO ${PATCHED}.lookup SELECT form, token, person_id, people FROM (
       SELECT form, token, person_id, people::UINTEGER AS people FROM work.member JOIN work.sum USING (form, token) WHERE people <= ${MOST_PEOPLE_PER_KEY}
       UNION ALL
       SELECT form, token, NULL, people::UINTEGER FROM work.sum WHERE people > ${MOST_PEOPLE_PER_KEY}) ORDER BY form, token, person_id`,
  ];
}

/** `value(form, token, before, people)`: the tokens of other forms that more or fewer people hold now. */
function findValues(plan: MergePlan, forms: readonly Form[]): string[] {
  const values = (database: string, side: 1 | -1): string[] =>
    forms.map(
      (form) =>
        `SELECT DISTINCT ${literal(form)} AS form, token, person_id, ${side} AS side FROM (${holders(plan, form, database)})`,
    );
  const sides = [...values(WAS, -1), ...values(BUILDING, 1)].join(' UNION ALL ');
  return [
    `CREATE TABLE work.differing AS SELECT form, token, sum(side) AS more FROM (${sides || `SELECT *, 0 AS side FROM (${NOBODY})`})
       GROUP BY form, token HAVING sum(side) <> 0`,
    `CREATE TABLE work.value AS SELECT d.form, d.token, coalesce(f.people, 0) AS before, coalesce(f.people, 0) + d.more AS people
       FROM work.differing d LEFT JOIN ${STANDING}.frequency f USING (form, token)`,
  ];
}

function replaceValues(forms: readonly Form[]): string[] {
  return [
    ...forms.map((form) => deleteHeld('frequency', form, 'value')),
    `INSERT INTO ${PATCHED}.frequency SELECT form, token, people::UINTEGER FROM work.value WHERE people > 0 ORDER BY form, token`,
  ];
}

function replaceSpread(): string[] {
  const changed = (table: string): string =>
    `SELECT form, before AS people, -1 AS tokens FROM work.${table} UNION ALL SELECT form, people, 1 FROM work.${table}`;
  return [
    `CREATE TABLE work.spread AS SELECT form, people::UINTEGER AS people, sum(tokens)::UINTEGER AS tokens FROM (
       FROM ${STANDING}.spread UNION ALL ${changed('sum')} UNION ALL ${changed('value')})
       WHERE people > 0 GROUP BY form, people HAVING sum(tokens) <> 0`,
    ...rewrite('spread', 'FROM work.spread ORDER BY form, people'),
  ];
}

/** Pairs that only affected people showed go; whether others show them, the versions tell. */
function replacePlaces({ columns }: MergePlan): string[] {
  return [
    `CREATE TABLE work.lost AS ${placesIn(columns, `${WAS}.version`)} EXCEPT ${placesIn(columns, `${BUILDING}.version`)}`,
    `CREATE TABLE work.place AS FROM ${STANDING}.place UNION ${placesIn(columns, `${BUILDING}.version`)}
     EXCEPT (FROM work.lost EXCEPT SELECT postal, state FROM (${placesIn(columns, `${PATCHED}.version`)})
       WHERE (SELECT count(*) > 0 FROM work.lost))`,
    ...rewrite('place', 'FROM work.place ORDER BY ALL'),
  ];
}

function replaceCensus(): string[] {
  const signed = (database: string, sign: 1 | -1): string =>
    `SELECT system, attribute, value, day, ${sign} * came::BIGINT AS came, ${sign} * went::BIGINT AS went, ${sign} * ever::BIGINT AS ever FROM ${database}.census`;
  return [
    `CREATE TABLE work.census AS SELECT system, attribute, value, day, sum(came)::UINTEGER AS came, sum(went)::UINTEGER AS went, sum(ever)::UINTEGER AS ever
       FROM (${signed(STANDING, 1)} UNION ALL ${signed(WAS, -1)} UNION ALL ${signed(BUILDING, 1)})
       GROUP BY system, attribute, value, day HAVING sum(came) <> 0 OR sum(went) <> 0 OR sum(ever) <> 0`,
    ...rewrite('census', 'FROM work.census ORDER BY ALL'),
  ];
}

function replaceFindings(changes: readonly Change[]): string[] {
  const histories = changes.map(({ now }) => now).filter(({ kind }) => kind === 'history');
  const reversed = histories.map(({ index, parts }) => {
    const dated = parts.filter(({ part }) => part.has_dates);
    const rows = dated.map((part) => `SELECT 1 AS one FROM ${part.source} WHERE valid_to < valid_from`);
    return `SELECT ${index}::UTINYINT AS system, count(*) AS rows FROM (${rows.join(' UNION ALL ') || 'SELECT 1 AS one WHERE false'}) HAVING count(*) > 0`;
  });
  const indexes = histories.map(({ index }) => index).join(', ') || '-1';
  const key = (alias: string): string => `${alias}.system = t.system AND ${alias}.key = t.key`;
  return [
    `CREATE TABLE work.all_shared AS SELECT s.* FROM ${STANDING}.shared_key s ANTI JOIN work.touched t ON ${key('s')} UNION ALL FROM ${BUILDING}.shared_key`,
    ...rewrite('shared_key', 'FROM work.all_shared ORDER BY ALL'),
    `CREATE TABLE work.all_reversed AS ${[`FROM ${STANDING}.reversed WHERE system NOT IN (${indexes})`, ...reversed].join(' UNION ALL ')}`,
    ...rewrite('reversed', 'FROM work.all_reversed ORDER BY ALL'),
    ...rewrite('crowded', `FROM ${BUILDING}.crowded`),
  ];
}

/** Takes out what stands of the tokens of a form that a working table names: by what lines say, never by where they stand. */
function deleteHeld(table: 'lookup' | 'frequency', form: Form, named: 'key' | 'value'): string {
  return `DELETE FROM ${PATCHED}.${table} WHERE form = ${literal(form)} AND token IN (SELECT token FROM work.${named} WHERE form = ${literal(form)})`;
}

/** A small table, written anew in its order. */
function rewrite(table: string, sql: string): string[] {
  return [`DELETE FROM ${PATCHED}.${table}`, `INSERT INTO ${PATCHED}.${table} ${sql}`];
}
