import { sumOf } from '../../base/numbers.js';
import { COHERENCES, type CoherenceCount } from '../../model/coherence.js';
import { ELEMENTS, FORMS, type Form } from '../../model/element.js';
import type { Connection, Row } from '../../engine/connection.js';
import { ident } from '../../engine/sql.js';
import type { NumberRange, Reference } from '../../model/reference.js';
import { toNumber, type Part } from './part.js';
import { contentsOf, type MergePlan, type PlannedPart, type PlannedSystem } from './plan.js';
import { IMEI_SERIALS, spaceOf } from './spaces.js';

type FormStatistics = Reference['forms'][number];
type SystemStatistics = Reference['systems'][number];

/** What adds up over people: of two sets of them that have nobody in common, the sums are those of both together. */
export type Counts = {
  readonly people: number;
  readonly records: number;
  /** People who ever held each form. */
  readonly holders: Readonly<Partial<Record<Form, number>>>;
  /** By the system's index. */
  readonly systems: Readonly<Record<number, { readonly records: number; readonly people: number }>>;
};

/** Counts the people of a database, by its `record` and `version`. */
export async function countPeople(connection: Connection, plan: MergePlan, database: string): Promise<Counts> {
  const rows = await connection.rows(
    `SELECT system, count(*) AS records, count(*) FILTER (alone) + count(DISTINCT person_id) FILTER (NOT alone) AS people
     FROM ${database}.record GROUP BY system`,
  );
  // People are numbered without a gap, from whatever number.
  const [total] = await connection.rows(
    `SELECT coalesce(max(person_id)::BIGINT - min(person_id) + 1, 0) AS people FROM ${database}.record`,
  );
  const people = toNumber(total?.['people']);
  const forms = FORMS.filter((form) => plan.columns.some((column) => column.form === form));
  const held = forms.length === 0 ? undefined : await countHolders(connection, plan, { database, forms, people });
  return {
    people,
    records: sumOf(rows.map((row) => toNumber(row['records']))),
    holders: Object.fromEntries(forms.map((form) => [form, toNumber(held?.[form])])),
    systems: Object.fromEntries(
      rows.map((row) => [
        toNumber(row['system']),
        { records: toNumber(row['records']), people: toNumber(row['people']) },
      ]),
    ),
  };
}

/** How often the tokens of each form repeat. */
export async function measureForms(
  connection: Connection,
  plan: MergePlan,
  { database, counts }: Measured,
): Promise<FormStatistics[]> {
  const forms = FORMS.filter((form) => plan.columns.some((column) => column.form === form));
  if (forms.length === 0) return [];
  const rows = await connection.rows(
    `SELECT form, sum(tokens)::DOUBLE AS "distinct", coalesce(sum(people::DOUBLE * people * tokens) / (sum(people::DOUBLE * tokens) ^ 2), 0) AS repeat
     FROM ${database}.spread GROUP BY form`,
  );
  const measured = forms.map((form) => {
    const row = rows.find((each) => each['form'] === form);
    const distinct = toNumber(row?.['distinct'] ?? 0);
    return { form, distinct, people: counts.holders[form] ?? 0, repeat: toNumber(row?.['repeat'] ?? 0) };
  });
  const tacs = measured.find(({ form }) => form === 'imei_tac')?.distinct ?? 0;
  return measured.map((entry) => ({ ...entry, space: spaceIn(plan, entry, tacs) }));
}

/** A database of the connection, and what was counted in it. */
export type Measured = { readonly database: string; readonly counts: Counts };

type Counted = { readonly database: string; readonly forms: readonly Form[]; readonly people: number };

/** People who ever held each form, in one pass; where everybody has one version, the versions are the people. */
async function countHolders(
  connection: Connection,
  plan: MergePlan,
  { database, forms, people }: Counted,
): Promise<Row | undefined> {
  const [row] = await connection.rows(`SELECT count(*) AS versions FROM ${database}.version`);
  const single = toNumber(row?.['versions']) === people;
  const held = forms.map((form) => {
    const columns = plan.columns.filter((column) => column.form === form);
    const any = columns.map(({ name }) => `${ident(name)} IS NOT NULL`).join(' OR ');
    return `${single ? `(${any})` : `bool_or(${any})`} AS ${ident(form)}`;
  });
  const counts = forms.map((form) => `count(*) FILTER (${ident(form)}) AS ${ident(form)}`);
  const each = `SELECT ${held.join(', ')} FROM ${database}.version${single ? '' : ' GROUP BY person_id'}`;
  const [counted] = await connection.rows(`SELECT ${counts.join(', ')} FROM (${each})`);
  return counted;
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
export async function measureSystems(
  connection: Connection,
  plan: MergePlan,
  { database, counts }: Measured,
): Promise<SystemStatistics[]> {
  const rows = await connection.rows(
    `SELECT system, min(coalesce(from_lo, from_hi, to_lo)) AS first, max(greatest(from_hi, to_lo, to_hi)) AS last
     FROM ${database}.version GROUP BY system`,
  );
  return plan.systems.map((system) => {
    const days = rows.find((row) => row['system'] === system.index);
    return describeSystem(system, counts.systems[system.index], days);
  });
}

function describeSystem(
  system: PlannedSystem,
  counted: Counts['systems'][number] | undefined,
  days: Row | undefined,
): SystemStatistics {
  const { dates, parts, kind, name } = system;
  const { elements, forms } = contentsOf(parts, ELEMENTS);
  return {
    name,
    kind,
    elements,
    forms,
    rows: countRows(parts.map(({ part }) => part)),
    records: counted?.records ?? 0,
    people: counted?.people ?? 0,
    snapshots: [...dates],
    ranges: widest(parts),
    first: kind === 'snapshots' ? (dates[0] ?? null) : toDate(days?.['first']),
    last: kind === 'snapshots' ? (dates.at(-1) ?? null) : toDate(days?.['last']),
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
