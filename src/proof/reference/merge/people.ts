import type { Form } from '../../../model/element.js';
import { ident } from '../../../engine/sql.js';
import type { MergePlan, PlannedPart } from './plan.js';
import { cellOf, placeOf, placedIn } from './read-rows.js';
import { dropWorking, type Step } from './step.js';

/** A token that stands with more names than this is a placeholder, not a person. */
export const MOST_NAMES = 20;

/** Numbers given to one person each: one of them joins two records whose names or birth dates do not speak against it. */
const PERSONAL: readonly Form[] = ['ssn', 'drivers_license', 'state_id', 'passport', 'medical_record'];
/** Numbers that a family or a firm can share: here the same surname is not enough. */
const SHARED_IN_FAMILIES: readonly Form[] = ['tax_id', 'health_insurance_id'];

/** One number of these means one person. */
export const STRONG: readonly Form[] = [...PERSONAL, ...SHARED_IN_FAMILIES];
const NAMES = ['last_name', 'first_name', 'date_of_birth', 'name_birth'];
const PLACES = ['street', 'postal_code'];
const CONTACTS: readonly Form[] = ['phone', 'email'];

/**
 * From `span` to `person(record_id, person_id)`. Records are joined in two passes: by personal numbers, then by name and
 * birth date with a contact or an address, or by e-mail address and name. Leaves `crowded(form, token)`; what stands in it before is taken for crowded without a look.
 */
export function resolvePeople(plan: MergePlan): Step[] {
  const held = new Set(plan.columns.map(({ name }) => name));
  const strong = STRONG.filter((form) => held.has(form));
  return [
    { name: 'gather what identifies people', sql: [...gather(plan), ...startLabels()] },
    { name: 'find shared numbers', sql: claimNumbers(strong) },
    { name: 'join records by number', ...joinLabels() },
    { name: 'join what nothing contradicts', sql: reconcile() },
    ...(speaksOfNames(held)
      ? [
          { name: 'find shared names', sql: claimNames(plan) },
          { name: 'join records by name', ...joinLabels() },
        ]
      : [{ name: 'find shared names', sql: dropIdentity() }]),
    { name: 'number the people', sql: numberPeople() },
  ];
}

/** The columns whose tokens join records, each with the form that its tokens are compared as: a second phone is a phone. */
export function joiningColumns(plan: MergePlan): { readonly name: string; readonly form: Form }[] {
  const held = new Set(plan.columns.map(({ name }) => name));
  const names = speaksOfNames(held) ? ['name_birth', ...contactColumns(plan)] : [];
  const forms = new Map<string, Form>(plan.columns.map(({ name, form }) => [name, form]));
  return [...STRONG, ...names].flatMap((name) => {
    const form = forms.get(name);
    return form === undefined ? [] : [{ name, form }];
  });
}

/** Without a name nobody is told apart or joined by contact: there is nothing to look for. */
function speaksOfNames(held: ReadonlySet<string>): boolean {
  return NAMES.some((name) => name !== 'date_of_birth' && held.has(name));
}

/** The columns that bear on who a record is: of two versions that say the same in these, one stands for the other. */
export function identityOf(plan: MergePlan): string[] {
  return identityColumnsOf(plan).filter((column) => plan.columns.some(({ name }) => name === column));
}

function identityColumnsOf(plan: MergePlan): string[] {
  const held = new Set(plan.columns.map(({ name }) => name));
  return speaksOfNames(held) ? identityColumns(plan) : [...STRONG, ...NAMES];
}

/** `identity`: what each version says that bears on who it is; NULL for columns that no system holds, which take no room. */
function gather(plan: MergePlan): string[] {
  const kept = identityOf(plan);
  const missing = identityColumnsOf(plan).filter((column) => !kept.includes(column));
  const select = (part: PlannedPart) =>
    `SELECT s.record_id${kept.map((column) => `, ${cellOf(part, column, 'p')} AS ${ident(column)}`).join('')}
     FROM ${part.source} p JOIN (FROM work.span WHERE ${placedIn(part, 'place')}) s ON s.place = ${placeOf(part, 'p.row')}`;
  const parts = plan.systems.flatMap(({ parts: own }) => own);
  return [
    `CREATE TABLE work.identified AS ${parts.map(select).join('\nUNION ALL\n')}`,
    `CREATE VIEW work.identity AS SELECT *${missing.map((column) => `, NULL::UBIGINT AS ${ident(column)}`).join('')} FROM work.identified`,
  ];
}

function dropIdentity(): string[] {
  return ['DROP VIEW work.identity', ...dropWorking(['identified'])];
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
    // Records are numbered without a gap: so many lines of `span`, counted, are their numbers.
    `CREATE TABLE work.label AS SELECT number AS record_id, number AS label
     FROM (SELECT (row_number() OVER () - 1)::UINTEGER AS number FROM work.span) WHERE number <= (SELECT max(record_id) FROM work.span)`,
    'CREATE TABLE work.edge (low UINTEGER, high UINTEGER)',
    'CREATE TABLE IF NOT EXISTS work.crowded (form VARCHAR, token UBIGINT)',
    `CREATE TABLE work.claim (form VARCHAR, family BOOLEAN, token UBIGINT, record_id UINTEGER, last_name UBIGINT, first_name UBIGINT,
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
      (form) => `INSERT INTO work.claim
        SELECT '${form}', ${SHARED_IN_FAMILIES.includes(form)}, ${form}, record_id, last_name, first_name, date_of_birth
        FROM work.identity SEMI JOIN (SELECT ${form} FROM work.identity WHERE ${form} IS NOT NULL GROUP BY ${form} HAVING min(record_id) < max(record_id)) USING (${form})`,
    ),
    `INSERT INTO work.crowded
     SELECT form, token FROM work.claim SEMI JOIN (SELECT form, token FROM work.claim GROUP BY form, token HAVING count(*) > ${MOST_NAMES}) USING (form, token)
     GROUP BY form, token HAVING count(DISTINCT hash(last_name, first_name)) > ${MOST_NAMES}`,
    `CREATE TABLE work.hub AS
     SELECT form, token, min(record_id) AS head, (${uniform('last_name')} AND NOT any_value(family)) OR ${uniform('first_name')} OR ${uniform('date_of_birth')} AS even
     FROM work.claim ANTI JOIN work.crowded USING (form, token) GROUP BY form, token`,
    `INSERT INTO work.edge SELECT DISTINCT head, record_id FROM work.claim JOIN work.hub USING (form, token) WHERE even AND head < record_id`,
    `CREATE TABLE work.uneven AS SELECT claim.* FROM work.claim JOIN work.hub USING (form, token) WHERE NOT even`,
    ...['last_name', 'first_name', 'date_of_birth'].map(joinAgreeing),
    ...dropWorking(['claim', 'hub']),
  ];
}

function uniform(column: string): string {
  return `(count(${column}) = count(*) AND min(${column}) = max(${column}))`;
}

function joinAgreeing(column: string): string {
  return `INSERT INTO work.edge SELECT DISTINCT head, record_id FROM (
    SELECT record_id, min(record_id) OVER (PARTITION BY form, token, ${column}) AS head FROM work.uneven
    WHERE ${column} IS NOT NULL ${column === 'last_name' ? 'AND NOT family' : ''}) WHERE head < record_id`;
}

/**
 * Of the records of one number that are still apart, some may say nothing of a name or a birth date. They are joined where
 * at most one of the groups has a name and at most one has a birth date; else nobody can tell whose they are, and only those
 * that say nothing at all stay together.
 */
function reconcile(): string[] {
  return [
    `CREATE TABLE work.faction AS
     SELECT form, token, label, bool_or(last_name IS NOT NULL OR first_name IS NOT NULL) AS named, bool_or(date_of_birth IS NOT NULL) AS dated
     FROM work.uneven JOIN work.label USING (record_id) GROUP BY form, token, label`,
    `INSERT INTO work.edge SELECT DISTINCT head, label FROM (
       SELECT label, min(label) OVER (PARTITION BY form, token) AS head, count(*) FILTER (named) OVER (PARTITION BY form, token) AS names,
         count(*) FILTER (dated) OVER (PARTITION BY form, token) AS births FROM work.faction)
     WHERE head < label AND names <= 1 AND births <= 1`,
    `INSERT INTO work.edge SELECT DISTINCT head, label FROM (
       SELECT label, min(label) OVER (PARTITION BY form, token) AS head FROM work.faction WHERE NOT named AND NOT dated) WHERE head < label`,
    ...dropWorking(['uneven', 'faction']),
  ];
}

/** Edges between labels that share a name and birth date with a contact or place, or an e-mail address with a full name. */
function claimNames(plan: MergePlan): string[] {
  const contacts = contactColumns(plan);
  const sharings = new Map<string, string[]>(PLACES.map((column) => [column, [column]]));
  for (const form of CONTACTS)
    sharings.set(
      form,
      contacts.filter((column) => formOfContact(column) === form),
    );
  return [
    `CREATE TABLE work.labelled AS SELECT label.label, identity.* EXCLUDE (record_id) FROM work.identity JOIN work.label USING (record_id)`,
    ...dropIdentity(),
    ...contacts.map(findCrowded),
    `INSERT INTO work.crowded SELECT 'name_birth', name_birth FROM (${repeated('name_birth')})
       GROUP BY name_birth HAVING count(DISTINCT ssn) > ${MOST_NAMES}`,
    `CREATE TABLE work.namesake AS SELECT * FROM work.labelled SEMI JOIN (${apart('name_birth')}) USING (name_birth)
       ANTI JOIN (SELECT token AS name_birth FROM work.crowded WHERE form = 'name_birth') USING (name_birth)`,
    ...[...sharings].map(([form, columns]) => joinSharing('namesake', form, columns, ['name_birth'])),
    ...sharingMail(sharings.get('email') ?? []),
    joinSharing('namesake', 'email', sharings.get('email') ?? [], ['last_name', 'first_name']),
    ...dropWorking(['labelled', 'namesake', 'mail']),
  ];
}

/** Rows any of whose addresses stands with several labels, in whatever column: who else holds another of them does not matter. */
function sharingMail(columns: readonly string[]): string[] {
  const held = columns.map(
    (column) => `SELECT label, ${column} AS token FROM work.labelled WHERE ${column} IS NOT NULL`,
  );
  const any = columns.map((column) => `${column} IN (FROM work.mail)`);
  return [
    `CREATE TABLE work.mail AS SELECT token FROM (${held.join(' UNION ALL ')}) GROUP BY token HAVING min(label) < max(label)`,
    `CREATE OR REPLACE TABLE work.namesake AS SELECT * FROM work.labelled WHERE ${any.join(' OR ')}`,
  ];
}

/** Rows whose token stands in more rows than a person is likely to have. */
function repeated(column: string): string {
  return `FROM work.labelled SEMI JOIN (SELECT ${column} FROM work.labelled WHERE ${column} IS NOT NULL
    GROUP BY ${column} HAVING count(*) > ${MOST_NAMES}) USING (${column})`;
}

function apart(column: string): string {
  return `SELECT ${column} FROM work.labelled WHERE ${column} IS NOT NULL GROUP BY ${column} HAVING min(label) < max(label)`;
}

function findCrowded(column: string): string {
  return `INSERT INTO work.crowded SELECT '${formOfContact(column)}', ${column} FROM (${repeated(column)})
    GROUP BY ${column} HAVING count(DISTINCT hash(last_name, first_name)) > ${MOST_NAMES}`;
}

function formOfContact(column: string): Form {
  return column.startsWith('phone') ? 'phone' : 'email';
}

/** All slots of a form meet each other: the home phone of one system can be the mobile phone of another. */
function joinSharing(table: string, form: string, columns: readonly string[], keys: readonly string[]): string {
  const selects = columns.map(
    (column) => `SELECT ${column} AS token, hash(${keys.join(', ')}) AS who, label FROM work.${table}
      WHERE ${[column, ...keys].map((key) => `${key} IS NOT NULL`).join(' AND ')}`,
  );
  return `INSERT INTO work.edge SELECT DISTINCT head, label FROM (
    SELECT label, min(label) OVER (PARTITION BY token, who) AS head FROM (${selects.join(' UNION ALL ')})
    ANTI JOIN (SELECT token FROM work.crowded WHERE form = '${form}') USING (token)) WHERE head < label`;
}

/**
 * Connected components: every label hooks to its smallest neighbour, edges follow, until no edge is left. `parent` maps
 * values, so that records and edges move together.
 */
function joinLabels(): Pick<Step, 'sql' | 'until'> {
  return {
    sql: [
      `CREATE OR REPLACE TABLE work.hooked AS SELECT node, min(other) AS parent FROM (
         SELECT high AS node, low AS other FROM work.edge UNION ALL SELECT low, high FROM work.edge) GROUP BY node HAVING min(other) < node`,
      `CREATE OR REPLACE TABLE work.parent AS SELECT h.node, coalesce(u.parent, h.parent) AS parent
         FROM work.hooked h LEFT JOIN work.hooked u ON u.node = h.parent`,
      `CREATE OR REPLACE TABLE work.label AS SELECT record_id, coalesce(p.parent, l.label) AS label
         FROM work.label l LEFT JOIN work.parent p ON p.node = l.label`,
      `CREATE OR REPLACE TABLE work.edge AS SELECT DISTINCT least(a, b) AS low, greatest(a, b) AS high FROM (
         SELECT coalesce(l.parent, e.low) AS a, coalesce(h.parent, e.high) AS b
         FROM work.edge e LEFT JOIN work.parent l ON l.node = e.low LEFT JOIN work.parent h ON h.node = e.high) WHERE a <> b`,
      ...dropWorking(['hooked', 'parent']),
    ],
    until: 'SELECT 1 AS left_over FROM work.edge LIMIT 1',
  };
}

/** The label of a person is the smallest of the records, and so the numbers follow it. */
function numberPeople(): string[] {
  return [
    `CREATE TABLE work.person AS SELECT record_id, (dense_rank() OVER (ORDER BY label) - 1)::UINTEGER AS person_id FROM work.label`,
    ...dropWorking(['label', 'edge']),
  ];
}
