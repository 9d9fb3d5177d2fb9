import type { Connection } from '../../../../engine/connection.js';
import { ident } from '../../../../engine/sql.js';
import { toNumber } from '../../part.js';
import type { MergePlan, PlannedPart, PlannedSystem } from '../plan.js';
import { keyIn, keyOfVersion, wholeOf } from '../read-rows.js';
import type { Step } from '../step.js';
import type { Change } from './changes.js';
import { STANDING } from './names.js';

/**
 * `touched(system, key)`: the keys that some row came or went for. A row that stands as often as before touches nothing, wherever in
 * the tables it stands now.
 */
export function findTouched(changes: readonly Change[]): Step {
  const side = (system: PlannedSystem, parts: readonly PlannedPart[], sign: 1 | -1, snapshot?: number): Side[] =>
    parts.map((part) => ({ system, part: { ...part, snapshot: snapshot ?? part.snapshot }, sign }));
  const find = (index: number, sides: readonly Side[]): string[] =>
    sides.length === 0
      ? []
      : [
          `INSERT INTO work.touched SELECT DISTINCT ${index}, key FROM (
             SELECT any_value(key) AS key FROM (${selectSides(sides)}) GROUP BY whole HAVING sum(side) <> 0)`,
        ];
  return {
    name: 'find what changed',
    sql: [
      'CREATE TABLE work.touched (system UTINYINT, key UBIGINT)',
      ...changes.flatMap(({ before, now, gone, came, next }) => [
        ...find(now.index, [...side(before, gone, -1), ...side(now, came, 1)]),
        // A record that the new snapshot shows as the last one did goes on: its version is the same.
        ...(next === null ? [] : find(now.index, [...side(now, next.last, -1, 0), ...side(now, next.parts, 1, 0)])),
      ]),
    ],
  };
}

type Side = { readonly system: PlannedSystem; readonly part: PlannedPart; readonly sign: 1 | -1 };

/** Where all rows are marked alike, the marks say which are alike. */
function selectSides(sides: readonly Side[]): string {
  const markings = new Set(sides.map(({ part }) => part.part.marking));
  const marked = markings.size === 1 && !markings.has(null);
  const selects = sides.map(({ system, part, sign }) => {
    const whole = marked ? `hash(${part.snapshot ?? -1}, mark)` : wholeOf(system, part);
    return `SELECT ${keyIn(system, part)} AS key, ${whole} AS whole, ${sign} AS side FROM ${part.source}`;
  });
  return selects.join(' UNION ALL ');
}

/** `gone(record_id, person_id, system, key)`: the standing records that touched keys name. */
export function findGone(changes: readonly Change[]): Step {
  const find = ({ index }: PlannedSystem, key: string, where: string): string =>
    `INSERT INTO work.gone SELECT DISTINCT record_id, person_id, ${index}, key
       FROM (SELECT record_id, person_id, ${key} AS key FROM ${STANDING}.version WHERE system = ${index}${where})
       SEMI JOIN (FROM work.touched WHERE system = ${index}) USING (key)`;
  return {
    name: 'find the records that changed',
    sql: [
      'CREATE TABLE work.gone (record_id UINTEGER, person_id UINTEGER, system UTINYINT, key UBIGINT)',
      ...changes.flatMap(({ before }) => {
        const [first] = before.key;
        const key = keyOfVersion(before);
        if (first === undefined || key === ident(first)) return [find(before, key, '')];
        // Most lines have the first column: of these the others need not be read.
        return [
          find(before, ident(first), ` AND ${ident(first)} IS NOT NULL`),
          find(before, key, ` AND ${ident(first)} IS NULL`),
        ];
      }),
    ],
  };
}

/**
 * The plan over the rows of touched keys alone: each part reads from `part_<index>`, a copy of its rows that are touched, or from nothing.
 */
export async function takeRows(
  connection: Connection,
  plan: MergePlan,
  changes: readonly Change[],
): Promise<MergePlan> {
  const changed = new Set(changes.map(({ now }) => now.index));
  const systems: PlannedSystem[] = [];
  for (const system of plan.systems) {
    const parts: PlannedPart[] = [];
    for (const part of system.parts)
      parts.push(changed.has(system.index) ? await takePart(connection, system, part) : nothingOf(part));
    systems.push({ ...system, parts });
  }
  return { ...plan, systems };
}

async function takePart(connection: Connection, system: PlannedSystem, part: PlannedPart): Promise<PlannedPart> {
  await connection.run(
    `CREATE OR REPLACE TABLE work.taken AS SELECT row FROM (SELECT row, ${keyIn(system, part)} AS key FROM ${part.source})
     SEMI JOIN (FROM work.touched WHERE system = ${system.index}) USING (key)`,
  );
  const [count] = await connection.rows('SELECT count(*) AS rows FROM work.taken');
  if (toNumber(count?.['rows']) === 0) return nothingOf(part);
  const source = `work.part_${part.index}`;
  await connection.run(`CREATE TABLE ${source} AS SELECT * FROM ${part.source} SEMI JOIN work.taken USING (row)`);
  return { ...part, source };
}

function nothingOf(part: PlannedPart): PlannedPart {
  return { ...part, source: `(FROM ${part.source} WHERE false)`, part: { ...part.part, rows: 0 } };
}
