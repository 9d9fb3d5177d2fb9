import { looseField, type Field } from './headings.js';
import type { Row } from './rows.js';

export type ProgramKind = 'product' | 'hardware' | 'os' | 'software' | 'firmware';

/** Columns that together name one program or machine: what it is called, and its maker, edition and version beside it. */
export type ProgramColumns = {
  readonly kind: ProgramKind;
  readonly at: number | null;
  vendor: number | null;
  edition: number | null;
  version: number | null;
};

/** What each column of a table means. */
export type Layout = {
  readonly headings: readonly string[];
  readonly fields: ReadonlyMap<Field, readonly number[]>;
  readonly programs: readonly ProgramColumns[];
  /** Headings of columns that nothing is made of, without those that are empty below. */
  readonly unused: readonly string[];
};

const KINDS: readonly ProgramKind[] = ['product', 'hardware', 'os', 'software'];

export function layoutOf(headings: readonly string[], rows: readonly Row[]): Layout {
  const width = Math.max(headings.length, ...rows.map(({ cells }) => cells.length));
  const hasValues = (at: number): boolean => rows.some(({ cells }) => (cells[at] ?? '') !== '');
  const known: (Field | null)[] = Array.from({ length: width }, (_, at) => looseField(headings[at] ?? ''));
  if (!known.includes('name')) nameTheNames(known, headings, hasValues);
  const fields = new Map<Field, number[]>();
  for (const [at, field] of known.entries()) if (field !== null) fields.set(field, [...(fields.get(field) ?? []), at]);
  const unused = known.flatMap((field, at) =>
    field === null && hasValues(at) ? [headings[at] || `column ${at + 1} (no heading)`] : [],
  );
  return { headings, fields, programs: programColumns(known), unused };
}

/** Where no column is headed as one of names: the description is, or a first column that has no heading, or the product's owner. */
function nameTheNames(known: (Field | null)[], headings: readonly string[], hasValues: (at: number) => boolean): void {
  const description = known.indexOf('description');
  if (description >= 0) known[description] = 'name';
  else if ((headings[0] ?? '') === '' && known[0] === null && hasValues(0)) known[0] = 'name';
}

function programColumns(known: readonly (Field | null)[]): ProgramColumns[] {
  const groups: ProgramColumns[] = [];
  const open = (kind: ProgramKind, at: number | null): ProgramColumns => {
    const group: ProgramColumns = { kind, at, vendor: null, edition: null, version: null };
    groups.push(group);
    return group;
  };
  for (const [at, field] of known.entries()) {
    const kind = KINDS.find((one) => one === field);
    if (kind !== undefined) open(kind, at);
  }
  for (const [at, field] of known.entries()) {
    if (field === 'vendor') (byKind(groups, KINDS) ?? open('hardware', null)).vendor ??= at;
    else if (field === 'edition') (nearest(groups, at) ?? open('product', null)).edition ??= at;
    else if (field === 'version') (nearest(groups, at) ?? open('product', null)).version ??= at;
    else if (field === 'os_version') putVersion(byKind(groups, ['os']), at, () => open('os', at));
    else if (field === 'software_version')
      putVersion(byKind(groups, ['software', 'product']), at, () => open('software', at));
    else if (field === 'firmware') putVersion(byKind(groups, ['hardware', 'product']), at, () => open('firmware', at));
  }
  return groups;
}

/** As the version of what it belongs to, where that has none yet; else as something of its own. */
function putVersion(group: ProgramColumns | null, at: number, otherwise: () => void): void {
  if (group === null || group.version !== null) otherwise();
  else group.version = at;
}

function byKind(groups: readonly ProgramColumns[], kinds: readonly ProgramKind[]): ProgramColumns | null {
  for (const kind of kinds) {
    const found = groups.find((group) => group.kind === kind);
    if (found !== undefined) return found;
  }
  return null;
}

/** The last before a column, else the first after it. */
function nearest(groups: readonly ProgramColumns[], at: number): ProgramColumns | null {
  const placed = groups.filter((group) => group.at !== null);
  return placed.findLast((group) => (group.at ?? 0) < at) ?? placed[0] ?? null;
}
