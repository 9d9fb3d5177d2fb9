import { sumOf } from '../../base/numbers.js';
import { COHERENCES, type CoherenceCount } from '../../model/coherence.js';
import { ELEMENTS, FORMS, IDENTIFYING_FORMS, type Form } from '../../model/element.js';
import type { Connection, Row } from '../../engine/connection.js';
import { ident, literal } from '../../engine/sql.js';
import type { NumberRange, Reference } from '../../model/reference.js';
import { toNumber, type Part } from './part.js';
import { contentsOf, type MergePlan, type PlannedPart, type PlannedSystem } from './plan.js';
import { IMEI_SERIALS, spaceOf } from './spaces.js';
import { BUILDING } from './step.js';

type FormStatistics = Reference['forms'][number];
type SystemStatistics = Reference['systems'][number];

/** How often the tokens of each form repeat. */
export async function measureForms(connection: Connection, plan: MergePlan): Promise<FormStatistics[]> {
  const forms = FORMS.filter((form) => plan.columns.some((column) => column.form === form));
  if (forms.length === 0) return [];
  const [people] = await connection.rows(countHolders(plan, forms));
  const measured: Omit<FormStatistics, 'space'>[] = [];
  for (const form of forms) {
    const [row] = await connection.rows(countRepeats(form));
    measured.push({
      form,
      distinct: toNumber(row?.['distinct']),
      people: toNumber(people?.[form]),
      repeat: toNumber(row?.['repeat']),
    });
  }
  const tacs = measured.find(({ form }) => form === 'imei_tac')?.distinct ?? 0;
  return measured.map((entry) => ({ ...entry, space: spaceIn(plan, entry, tacs) }));
}

function countRepeats(form: Form): string {
  const counts = IDENTIFYING_FORMS.includes(form)
    ? `SELECT count(*) AS n FROM ${BUILDING}.lookup WHERE form = ${literal(form)} GROUP BY token`
    : `SELECT people::BIGINT AS n FROM ${BUILDING}.frequency WHERE form = ${literal(form)}`;
  return `SELECT count(*) AS "distinct", coalesce(sum(n * n)::DOUBLE / (sum(n)::DOUBLE * sum(n)::DOUBLE), 0) AS repeat FROM (${counts})`;
}

/** People who ever held each form, in one pass. */
function countHolders(plan: MergePlan, forms: readonly Form[]): string {
  const held = forms.map((form) => {
    const columns = plan.columns.filter((column) => column.form === form);
    return `bool_or(${columns.map(({ name }) => `${ident(name)} IS NOT NULL`).join(' OR ')}) AS ${ident(form)}`;
  });
  const counts = forms.map((form) => `count(*) FILTER (${ident(form)}) AS ${ident(form)}`);
  return `SELECT ${counts.join(', ')} FROM (SELECT ${held.join(', ')} FROM ${BUILDING}.version GROUP BY person_id)`;
}

/** Numbers are as dense as in the system where they are densest: there a stranger's or a made-up one meets most. */
function spaceIn(
  plan: MergePlan,
  { form, distinct }: { readonly form: Form; readonly distinct: number },
  tacs: number,
) {
  if (form === 'imei') return tacs === 0 ? null : tacs * IMEI_SERIALS;
  const densities = plan.systems.flatMap(({ parts }) => {
    const range = widest(parts).find((each) => each.form === form);
    const held = parts.flatMap(({ part }) =>
      part.cells.filter((cell) => cell.form === form).map((cell) => cell.distinct),
    );
    return range === undefined ? [] : [Math.min(1, Math.max(0, ...held) / range.values)];
  });
  const density = Math.max(0, ...densities);
  return density === 0 ? spaceOf(form) : distinct / density;
}

/** Per form, the range of the part where it is widest. */
function widest(parts: readonly PlannedPart[]): NumberRange[] {
  const ranges = new Map<Form, NumberRange>();
  for (const range of parts.flatMap(({ part }) => part.ranges)) {
    if (range.middle >= (ranges.get(range.form)?.middle ?? 0)) ranges.set(range.form, range);
  }
  return [...ranges.values()];
}

/** What each system holds and for which dates. */
export async function measureSystems(connection: Connection, plan: MergePlan): Promise<SystemStatistics[]> {
  const rows = await connection.rows(
    `SELECT r.system, count(*) AS records, count(DISTINCT r.person_id) AS people, min(v.first) AS first, max(v.last) AS last
     FROM ${BUILDING}.record r JOIN (
       SELECT record_id, min(coalesce(from_lo, from_hi, to_lo)) AS first, max(greatest(from_hi, to_lo, to_hi)) AS last
       FROM ${BUILDING}.version GROUP BY record_id) v USING (record_id)
     GROUP BY r.system ORDER BY r.system`,
  );
  return plan.systems.map((system) =>
    describeSystem(
      system,
      rows.find((row) => row['system'] === system.index),
    ),
  );
}

function describeSystem(system: PlannedSystem, row: Row | undefined): SystemStatistics {
  const { dates, parts, kind, name } = system;
  const { elements, forms } = contentsOf(parts, ELEMENTS);
  return {
    name,
    kind,
    elements,
    forms,
    rows: countRows(parts.map(({ part }) => part)),
    records: toNumber(row?.['records']),
    people: toNumber(row?.['people']),
    snapshots: [...dates],
    ranges: widest(parts),
    first: kind === 'snapshots' ? (dates[0] ?? null) : toDate(row?.['first']),
    last: kind === 'snapshots' ? (dates.at(-1) ?? null) : toDate(row?.['last']),
  };
}

export function countRows(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + part.rows, 0);
}

export function sumCoherence(parts: readonly Part[]): CoherenceCount[] {
  return COHERENCES.map((kind) => {
    const counts = parts.flatMap(({ coherence }) => coherence.filter((count) => count.kind === kind));
    return {
      kind,
      coherent: sumOf(counts.map(({ coherent }) => coherent)),
      of: sumOf(counts.map((count) => count.of)),
    };
  }).filter((count) => count.of > 0);
}

function toDate(cell: Row[string] | undefined): string | null {
  return typeof cell === 'string' ? cell : null;
}
