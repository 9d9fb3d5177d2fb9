import { keepFindings } from '../keep.js';
import { resolvePeople } from '../people.js';
import type { MergePlan, PlannedPart } from '../plan.js';
import { readRows } from '../read-rows.js';
import { BUILDING, type Step } from '../step.js';
import { countDays } from '../summaries.js';
import { writePeople } from '../tables.js';
import { findVersions } from '../versions.js';
import { STANDING, WAS } from './names.js';

/** `was`: the affected people as they stand, numbered from nought. */
export function copyAffected(): Step {
  const copy = (table: string): string =>
    `CREATE TABLE ${WAS}.${table} AS SELECT v.* REPLACE (a.number AS person_id)
     FROM ${STANDING}.${table} v JOIN work.affected a ON a.person_id = v.person_id`;
  return { name: 'copy the people affected', sql: [copy('record'), copy('version'), ...countDays(WAS)] };
}

/**
 * Resolves the affected people once more, from the versions of theirs that nothing touched and the rows of touched keys, by the very steps
 * of a merge: `building` then holds a small reference of them alone.
 */
export function resolveAnew(plan: MergePlan, taken: MergePlan): Step[] {
  const stayed = stayedPart(plan);
  const whole: MergePlan = { ...taken, systems: [...taken.systems, { ...NO_SYSTEM, parts: [stayed] }] };
  return [
    readRows(taken.systems),
    ...findVersions(taken.systems),
    { name: 'add the versions that stay', sql: addStayed(stayed.index) },
    ...resolvePeople(whole),
    keepFindings(),
    ...writePeople(whole),
    { name: 'count the people affected', sql: countDays(BUILDING) },
  ];
}

/** The versions that stay are read as if they were one more table. */
const NO_SYSTEM = { index: -1, name: '', kind: 'table', dates: [], key: [], subkey: null } as const;

function stayedPart({ systems, columns }: MergePlan): PlannedPart {
  const parts = systems.flatMap(({ parts: own }) => own);
  const [some] = parts;
  if (some === undefined) throw new TypeError('a plan without parts');
  const has_state = parts.some(({ part }) => part.has_state);
  return {
    index: Math.max(...parts.map(({ index }) => index)) + 1,
    part: { ...some.part, rows: 0, cells: [], has_state, has_dates: false },
    source: 'work.stayed',
    snapshot: null,
    cells: columns.map(({ name, form }) => ({ name, form, cell: name, derived: false })),
  };
}

function addStayed(index: number): string[] {
  return [
    `CREATE TABLE work.stayed AS SELECT row_number() OVER () AS row, (${index}::UBIGINT << 40) | row::UBIGINT AS place, v.*, r.state_code
       FROM (FROM ${WAS}.version ANTI JOIN work.gone USING (record_id)) v JOIN ${WAS}.record r USING (record_id)`,
    `INSERT INTO work.span SELECT (dense_rank() OVER (ORDER BY record_id) - 1 + (SELECT coalesce(max(record_id) + 1, 0) FROM work.span))::UINTEGER,
       system, place, from_lo, from_hi, to_lo, to_hi FROM work.stayed`,
    'CREATE TABLE work.record_place AS SELECT record_id, place FROM work.span',
    `CREATE TABLE work.crowded AS SELECT form, token FROM ${STANDING}.crowded ANTI JOIN work.fact USING (form, token)
       UNION SELECT form, token FROM ${STANDING}.crowded SEMI JOIN work.steady USING (form, token)`,
  ];
}
