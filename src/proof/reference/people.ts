import type { Form } from '../../model/element.js';
import { ident } from '../../engine/sql.js';
import type { MergePlan, PlannedPart } from './plan.js';
import { cellOf, placeOf, placedIn, scan } from './read-rows.js';
import { dropTemporary, type Step } from './step.js';

/** A token that stands with more names than this is a placeholder, not a person. */
export const MOST_NAMES = 20;

/** Numbers given to one person each: one of them joins two records whose names or birth dates do not speak against it. */
const PERSONAL: readonly Form[] = ['ssn', 'drivers_license', 'state_id', 'passport', 'medical_record'];
/** Numbers that a family or a firm can share: here the same surname is not enough. */
const SHARED_IN_FAMILIES: readonly Form[] = ['tax_id', 'health_insurance_id'];

const STRONG = [...PERSONAL, ...SHARED_IN_FAMILIES];
const NAMES = ['last_name', 'first_name', 'date_of_birth', 'name_birth'];
const PLACES = ['street', 'postal_code'];
const CONTACTS: readonly Form[] = ['phone', 'email'];

/**
 * From `span` to `person(record_id, person_id)`. Records are joined in two passes: by personal numbers, then by name and
 * birth date with a contact or an address, or by e-mail address and name. Leaves `crowded(form, token)` for the warnings.
 */
export function resolvePeople(plan: MergePlan): Step[] {
  const held = plan.columns.map(({ name }) => name);
  const strong = STRONG.filter((form) => held.includes(form));
  return [
    { name: 'gather what identifies people', sql: [gather(plan), ...startLabels()] },
    { name: 'find shared numbers', sql: claimNumbers(strong) },
    { name: 'join records by number', ...joinLabels() },
    { name: 'join what nothing contradicts', sql: reconcile() },
    { name: 'find shared names', sql: claimNames(plan) },
    { name: 'join records by name', ...joinLabels() },
    { name: 'number the people', sql: numberPeople() },
  ];
}

/** `identity`: what each version says that bears on who it is; NULL for columns that no system holds. */
function gather(plan: MergePlan): string {
  const columns = identityColumns(plan);
  const select = (part: PlannedPart) =>
    `SELECT s.record_id, ${columns.map((column) => `${cellOf(part, column, 'p')} AS ${ident(column)}`).join(', ')}
     FROM ${scan(part)} p JOIN (FROM span WHERE ${placedIn(part, 'place')}) s ON s.place = ${placeOf(part, 'p.row')}`;
  const parts = plan.systems.flatMap(({ parts: own }) => own);
  return `CREATE TEMP TABLE identity AS ${parts.map(select).join('\nUNION ALL\n')}`;
}

function identityColumns(plan: MergePlan): string[] {
  return [...STRONG, ...NAMES, ...PLACES, ...contactColumns(plan)];
}

/** A person has several phones and e-mail addresses; of everything else a second one in a row is somebody else's. */
function contactColumns(plan: MergePlan): string[] {
  const more = plan.columns.filter(({ name, form }) => CONTACTS.includes(form) && name !== form);
  return [...CONTACTS, ...more.map(({ name }) => name)];
}

function startLabels(): string[] {
  return [
    'CREATE TEMP TABLE label AS SELECT DISTINCT record_id, record_id AS label FROM span',
    'CREATE TEMP TABLE edge (low UINTEGER, high UINTEGER)',
    'CREATE TEMP TABLE crowded (form VARCHAR, token UBIGINT)',
    `CREATE TEMP TABLE claim (form VARCHAR, family BOOLEAN, token UBIGINT, record_id UINTEGER, last_name UBIGINT, first_name UBIGINT,
       date_of_birth UBIGINT)`,
  ];
}

/**
 * `claim`: the records that share a personal number. Where all rows of a number agree in a name or the birth date they
 * are joined at once; the others are joined where they agree with each other.
 */
function claimNumbers(strong: readonly Form[]): string[] {
  return [
    ...strong.map(
      (form) => `INSERT INTO claim
        SELECT '${form}', ${SHARED_IN_FAMILIES.includes(form)}, ${form}, record_id, last_name, first_name, date_of_birth
        FROM identity SEMI JOIN (SELECT ${form} FROM identity WHERE ${form} IS NOT NULL GROUP BY ${form} HAVING min(record_id) < max(record_id)) USING (${form})`,
    ),
    `INSERT INTO crowded
     SELECT form, token FROM claim SEMI JOIN (SELECT form, token FROM claim GROUP BY form, token HAVING count(*) > ${MOST_NAMES}) USING (form, token)
     GROUP BY form, token HAVING count(DISTINCT hash(last_name, first_name)) > ${MOST_NAMES}`,
    `CREATE TEMP TABLE hub AS
     SELECT form, token, min(record_id) AS head, (${uniform('last_name')} AND NOT any_value(family)) OR ${uniform('first_name')} OR ${uniform('date_of_birth')} AS even
     FROM claim ANTI JOIN crowded USING (form, token) GROUP BY form, token`,
    `INSERT INTO edge SELECT DISTINCT head, record_id FROM claim JOIN hub USING (form, token) WHERE even AND head < record_id`,
    `CREATE TEMP TABLE uneven AS SELECT claim.* FROM claim JOIN hub USING (form, token) WHERE NOT even`,
    ...['last_name', 'first_name', 'date_of_birth'].map(joinAgreeing),
    ...dropTemporary(['claim', 'hub']),
  ];
}

function uniform(column: string): string {
  return `(count(${column}) = count(*) AND min(${column}) = max(${column}))`;
}

function joinAgreeing(column: string): string {
  return `INSERT INTO edge SELECT DISTINCT head, record_id FROM (
    SELECT record_id, min(record_id) OVER (PARTITION BY form, token, ${column}) AS head FROM uneven
    WHERE ${column} IS NOT NULL ${column === 'last_name' ? 'AND NOT family' : ''}) WHERE head < record_id`;
}

/**
 * Of the records of one number that are still apart, some may say nothing of a name or a birth date. They are joined where
 * at most one of the groups has a name and at most one has a birth date; else nobody can tell whose they are, and only those
 * that say nothing at all stay together.
 */
function reconcile(): string[] {
  return [
    `CREATE TEMP TABLE faction AS
     SELECT form, token, label, bool_or(last_name IS NOT NULL OR first_name IS NOT NULL) AS named, bool_or(date_of_birth IS NOT NULL) AS dated
     FROM uneven JOIN label USING (record_id) GROUP BY form, token, label`,
    `INSERT INTO edge SELECT DISTINCT head, label FROM (
       SELECT label, min(label) OVER (PARTITION BY form, token) AS head, count(*) FILTER (named) OVER (PARTITION BY form, token) AS names,
         count(*) FILTER (dated) OVER (PARTITION BY form, token) AS births FROM faction)
     WHERE head < label AND names <= 1 AND births <= 1`,
    `INSERT INTO edge SELECT DISTINCT head, label FROM (
       SELECT label, min(label) OVER (PARTITION BY form, token) AS head FROM faction WHERE NOT named AND NOT dated) WHERE head < label`,
    ...dropTemporary(['uneven', 'faction']),
  ];
}

/** Edges between labels that share a name and birth date with a contact or place, or an e-mail address with a full name. */
function claimNames(plan: MergePlan): string[] {
  const contacts = contactColumns(plan);
  const emails = contacts.filter((column) => column.startsWith('email'));
  return [
    `CREATE TEMP TABLE labelled AS SELECT DISTINCT label, identity.* EXCLUDE (record_id) FROM identity JOIN label USING (record_id)`,
    ...dropTemporary(['identity']),
    ...contacts.map((column) => findCrowded(column)),
    `CREATE TEMP TABLE overused AS SELECT name_birth FROM labelled WHERE name_birth IS NOT NULL
       GROUP BY name_birth HAVING count(*) > ${MOST_NAMES} AND count(DISTINCT ssn) > ${MOST_NAMES}`,
    `INSERT INTO crowded SELECT 'name_birth', name_birth FROM overused`,
    `CREATE TEMP TABLE namesake AS SELECT * FROM labelled ANTI JOIN overused USING (name_birth)
       SEMI JOIN (SELECT name_birth FROM labelled GROUP BY name_birth HAVING min(label) < max(label)) USING (name_birth)`,
    joinSharing(
      'namesake',
      [...contacts, ...PLACES].map((column) => ({ column, keys: ['name_birth'] })),
    ),
    joinSharing(
      'labelled',
      emails.map((column) => ({ column, keys: ['last_name', 'first_name'] })),
    ),
    ...dropTemporary(['labelled', 'namesake', 'overused']),
  ];
}

function findCrowded(column: string): string {
  const form = formOfContact(column);
  return `INSERT INTO crowded SELECT '${form}', ${column} FROM labelled
    SEMI JOIN (SELECT ${column} FROM labelled WHERE ${column} IS NOT NULL GROUP BY ${column} HAVING count(*) > ${MOST_NAMES}) USING (${column})
    GROUP BY ${column} HAVING count(DISTINCT hash(last_name, first_name)) > ${MOST_NAMES}`;
}

function formOfContact(column: string): Form {
  return column.startsWith('phone') ? 'phone' : 'email';
}

type Sharing = { readonly column: string; readonly keys: readonly string[] };

/** All slots of a form meet each other: the home phone of one system can be the mobile phone of another. */
function joinSharing(table: string, sharings: readonly Sharing[]): string {
  const selects = sharings.map(({ column, keys }) => {
    const form = PLACES.includes(column) ? column : formOfContact(column);
    const together = keys.length === 1 ? `${keys[0]}` : `hash(${keys.join(', ')})`;
    const present = [column, ...keys].map((key) => `${key} IS NOT NULL`).join(' AND ');
    return `SELECT '${form}' AS form, ${column} AS token, ${together} AS who, label FROM ${table} WHERE ${present}`;
  });
  return `INSERT INTO edge SELECT DISTINCT head, label FROM (
    SELECT label, min(label) OVER (PARTITION BY form, token, who) AS head
    FROM (${selects.join(' UNION ALL ')}) ANTI JOIN crowded USING (form, token)) WHERE head < label`;
}

/**
 * Connected components: every label hooks to its smallest neighbour, edges follow, until no edge is left. `parent` maps
 * values, so that records and edges move together.
 */
function joinLabels(): Pick<Step, 'sql' | 'until'> {
  return {
    sql: [
      `CREATE OR REPLACE TEMP TABLE hooked AS SELECT node, min(other) AS parent FROM (
         SELECT high AS node, low AS other FROM edge UNION ALL SELECT low, high FROM edge) GROUP BY node HAVING min(other) < node`,
      `CREATE OR REPLACE TEMP TABLE parent AS SELECT h.node, coalesce(u.parent, h.parent) AS parent
         FROM hooked h LEFT JOIN hooked u ON u.node = h.parent`,
      `CREATE OR REPLACE TEMP TABLE label AS SELECT record_id, coalesce(p.parent, l.label) AS label
         FROM label l LEFT JOIN parent p ON p.node = l.label`,
      `CREATE OR REPLACE TEMP TABLE edge AS SELECT DISTINCT least(a, b) AS low, greatest(a, b) AS high FROM (
         SELECT coalesce(l.parent, e.low) AS a, coalesce(h.parent, e.high) AS b
         FROM edge e LEFT JOIN parent l ON l.node = e.low LEFT JOIN parent h ON h.node = e.high) WHERE a <> b`,
      ...dropTemporary(['hooked', 'parent']),
    ],
    until: 'SELECT 1 AS left_over FROM edge LIMIT 1',
  };
}

/** The label of a person is the smallest of the records, and so the numbers follow it. */
function numberPeople(): string[] {
  return [
    `CREATE TEMP TABLE person AS SELECT record_id, (dense_rank() OVER (ORDER BY label) - 1)::UINTEGER AS person_id FROM label`,
    ...dropTemporary(['label', 'edge']),
  ];
}
