import { FORMS, IDENTIFYING_FORMS, type Element, type Form } from '../../model/element.js';
import { parquetTable } from '../../engine/sql.js';
import type { Part } from './part.js';

export type SystemKind = 'history' | 'snapshots' | 'table';

export type SystemPart = {
  readonly system: string;
  readonly kind: SystemKind;
  /** Of a snapshot; null for the other kinds. */
  readonly date: string | null;
  readonly part: Part;
};

export type ColumnName = { readonly name: string; readonly form: Form };

/** A cell of a part under the name that it has in the reference. */
export type PlannedCell = ColumnName & { readonly cell: string; readonly derived: boolean };

export type PlannedPart = {
  /** Position in the whole merge; makes a row's place together with the row's number. */
  readonly index: number;
  readonly part: Part;
  /** SQL of the table that its rows are read from: the part's file, or what was taken out of it. */
  readonly source: string;
  /** Index into the system's dates; 0 for a table, null for a history. */
  readonly snapshot: number | null;
  readonly cells: readonly PlannedCell[];
};

export type PlannedSystem = {
  readonly index: number;
  readonly name: string;
  readonly kind: SystemKind;
  readonly dates: readonly string[];
  readonly parts: readonly PlannedPart[];
  /** Columns of which the first filled one names the record; none = the whole row does. */
  readonly key: readonly string[];
  /** Column that tells apart the rows of one snapshot that share a key; null where there is none. */
  readonly subkey: string | null;
};

export type MergePlan = {
  readonly systems: readonly PlannedSystem[];
  readonly columns: readonly ColumnName[];
};

/** What names a record, best first. */
const KEY_FORMS: readonly Form[] = [
  'record_id',
  'account_number',
  'ssn',
  'drivers_license',
  'email',
  'phone',
  'name_birth',
];

/** A column with more rows a token than this does not name a record. */
const MOST_ROWS_A_KEY = { history: 200, snapshots: 8, table: 8 };

/** Systems by name, parts by date and digest: the order they are given in makes no difference. */
export function planMerge(given: readonly SystemPart[]): MergePlan {
  const names = [...new Set(given.map(({ system }) => system))].sort();
  const systems: PlannedSystem[] = [];
  let first = 0;
  for (const [index, name] of names.entries()) {
    const parts = given.filter(({ system }) => system === name).sort(byDateAndDigest);
    systems.push(planSystem(index, name, parts, first));
    first += parts.length;
  }
  return { systems, columns: columnsOf(systems.flatMap(({ parts }) => parts)) };
}

/** The columns of several parts together, in the order of the forms. */
export function columnsOf(parts: readonly { readonly cells: readonly PlannedCell[] }[]): ColumnName[] {
  const found = new Map<string, ColumnName>();
  for (const { name, form } of parts.flatMap(({ cells }) => cells)) found.set(name, { name, form });
  const place = ({ name, form }: ColumnName) => FORMS.indexOf(form) * 10_000 + slotOf(name, form);
  return [...found.values()].sort((left, right) => place(left) - place(right));
}

/** Names the cells `<form>`, `<form>_2` ... (`record_id_1` where the bare name is taken): what a column itself holds first, then by position. */
export function nameCells(part: Part): PlannedCell[] {
  const cells = part.cells.map((cell, index) => ({ cell, index }));
  cells.sort(
    (left, right) =>
      Number(left.cell.derived) - Number(right.cell.derived) ||
      (left.cell.column ?? Infinity) - (right.cell.column ?? Infinity) ||
      left.index - right.index,
  );
  const used = new Map<Form, number>();
  return cells.map(({ cell }) => {
    const slot = (used.get(cell.form) ?? 0) + 1;
    used.set(cell.form, slot);
    const name = slot === 1 ? firstColumn(cell.form) : `${cell.form}_${slot}`;
    return { name, form: cell.form, cell: cell.name, derived: cell.derived || cell.column === null };
  });
}

/** A version's own number is called `record_id` already. */
function firstColumn(form: Form): string {
  return form === 'record_id' ? 'record_id_1' : form;
}

function slotOf(name: string, form: Form): number {
  return name === form ? 1 : Number(name.slice(form.length + 1));
}

function byDateAndDigest(left: SystemPart, right: SystemPart): number {
  const [one, two] = [left, right].map(({ date, part }) => `${date ?? ''} ${part.digest}`);
  return one === two ? 0 : (one ?? '') < (two ?? '') ? -1 : 1;
}

function planSystem(index: number, name: string, given: readonly SystemPart[], first: number): PlannedSystem {
  const kind = given[0]?.kind ?? 'table';
  const dates = kind === 'snapshots' ? [...new Set(given.flatMap(({ date }) => date ?? []))].sort() : [];
  const parts = given.map(({ date, part }, offset) => ({
    index: first + offset,
    part,
    source: parquetTable(part.file),
    snapshot: kind === 'history' ? null : Math.max(0, dates.indexOf(date ?? '')),
    cells: nameCells(part),
  }));
  const key = chooseKey(kind, parts);
  return { index, name, kind, dates, parts, key, subkey: chooseSubkey(parts, key) };
}

/** The first form that fills at least half of the rows and does not repeat too often, then those that stand in for it. */
function chooseKey(kind: SystemKind, parts: readonly PlannedPart[]): string[] {
  const counts = KEY_FORMS.map((form) => ({ form, ...countCells(parts, form) }));
  const held = counts.filter(({ everywhere }) => everywhere);
  const start = held.findIndex(({ share, rowsAToken }) => share >= 0.5 && rowsAToken <= MOST_ROWS_A_KEY[kind]);
  return start === -1 ? [] : held.slice(start).map(({ form }) => firstColumn(form));
}

/** The identifying form with the most tokens; of forms within a tenth of each other, the first. */
function chooseSubkey(parts: readonly PlannedPart[], key: readonly string[]): string | null {
  const counts = IDENTIFYING_FORMS.filter((form) => firstColumn(form) !== key[0])
    .map((form) => ({ form, ...countCells(parts, form) }))
    .filter(({ everywhere, share }) => everywhere && share >= 0.5);
  const most = Math.max(0, ...counts.map(({ distinct }) => distinct));
  const found = counts.find(({ distinct }) => distinct >= most * 0.9);
  return found === undefined ? null : firstColumn(found.form);
}

function countCells(parts: readonly PlannedPart[], form: Form) {
  let [filled, distinct, rows] = [0, 0, 0];
  let everywhere = true;
  let rowsAToken = 0;
  for (const { part, cells } of parts) {
    const name = cells.find((cell) => cell.name === firstColumn(form))?.cell;
    const cell = part.cells.find((candidate) => candidate.name === name);
    everywhere &&= cell !== undefined;
    rows += part.rows;
    filled += cell?.filled ?? 0;
    distinct += cell?.distinct ?? 0;
    rowsAToken = Math.max(rowsAToken, (cell?.filled ?? 0) / Math.max(1, cell?.distinct ?? 0));
  }
  return { everywhere, share: rows === 0 ? 0 : filled / rows, distinct, rowsAToken };
}

/** Data elements and forms that a list of parts holds, in the order of the model. */
export function contentsOf(parts: readonly { readonly part: Part }[], elements: readonly Element[]) {
  const cells = parts.flatMap(({ part }) => part.cells);
  return {
    elements: elements.filter((element) => cells.some((cell) => cell.element === element)),
    forms: FORMS.filter((form) => cells.some((cell) => cell.form === form)),
  };
}
