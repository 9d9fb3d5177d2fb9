import { ident } from '../../../engine/sql.js';
import { columnsOf, type PlannedCell, type PlannedPart, type PlannedSystem } from './plan.js';
import type { Step } from './step.js';

/**
 * `seen`: every row of every part, narrow: its place, the key that names its record, and fingerprints of what it says.
 * `said` covers all columns; `before` and `after` cover those that the neighbouring snapshot holds too, so that a column
 * which a system gains or loses between two snapshots does not make every record change.
 */
export function readRows(systems: readonly PlannedSystem[]): Step {
  const selects = systems.flatMap((system) => system.parts.map((part) => selectRows(system, part)));
  return { name: 'read the rows', sql: [`CREATE TABLE work.seen AS ${selects.join('\nUNION ALL\n')}`] };
}

/** A row's place among all parts, one number. */
export function placeOf(part: PlannedPart, row = 'row'): string {
  return `(${part.index}::UBIGINT << 40) | ${row}::UBIGINT`;
}

/** Condition that a place is one of the part's. */
export function placedIn(part: PlannedPart, place: string): string {
  return `${place} >> 40 = ${part.index}`;
}

/** A column of the reference in a part: its cell, or NULL where the part does not hold it. */
export function cellOf(part: PlannedPart, column: string, alias = ''): string {
  const cell = part.cells.find(({ name }) => name === column)?.cell;
  return cell === undefined ? 'NULL::UBIGINT' : `${alias === '' ? '' : `${alias}.`}${ident(cell)}`;
}

/** What names the record of a row: the first filled column of the system's key, else all that the row says. */
export function keyIn(system: PlannedSystem, part: PlannedPart): string {
  const said = fingerprint(part, meaningful(system.parts, columnNames(system)));
  return firstOf(
    [part],
    system.key.map((column) => ({ column, sql: cellOf(part, column) })),
    said,
  );
}

/** The same of a line of `version`, which has every column under its own name. */
export function keyOfVersion(system: PlannedSystem): string {
  const columns = meaningful(system.parts, columnNames(system));
  const said = columns.length === 0 ? '0::UBIGINT' : `hash(${columns.map(ident).join(', ')})`;
  return firstOf(
    system.parts,
    system.key.map((column) => ({ column, sql: ident(column) })),
    said,
  );
}

/** Where the first column is filled in every row, the others need not be read. */
function firstOf(
  parts: readonly PlannedPart[],
  columns: readonly { readonly column: string; readonly sql: string }[],
  last: string,
): string {
  const [first] = columns;
  if (first !== undefined && parts.every((part) => isFilled(part, first.column))) return first.sql;
  return `coalesce(${[...columns.map(({ sql }) => sql), last].join(', ')})`;
}

function isFilled({ part, cells }: PlannedPart, column: string): boolean {
  const name = cells.find((cell) => cell.name === column)?.cell;
  return part.cells.find((cell) => cell.name === name)?.filled === part.rows;
}

function columnNames(system: PlannedSystem): string[] {
  return columnsOf(system.parts).map(({ name }) => name);
}

function selectRows(system: PlannedSystem, part: PlannedPart): string {
  const said = fingerprint(part, meaningful(system.parts, columnNames(system)));
  const dates = system.kind === 'history' && part.part.has_dates;
  return `SELECT ${placeOf(part)} AS place, ${system.index}::UTINYINT AS system, ${part.snapshot ?? 'NULL'}::USMALLINT AS snapshot,
    ${part.cells.length}::USMALLINT AS width, ${keyIn(system, part)} AS key,
    ${system.subkey === null ? '0::UBIGINT' : `coalesce(${cellOf(part, system.subkey)}, 0)`} AS subkey,
    ${said} AS said, ${towards(system, part, -1)} AS before, ${towards(system, part, 1)} AS after,
    ${dates ? 'valid_from' : 'NULL::DATE'} AS valid_from, ${dates ? 'valid_to' : 'NULL::DATE'} AS valid_to
    FROM ${part.source}`;
}

/** Fingerprint of the columns shared with the snapshot before (-1) or after (1). */
function towards(system: PlannedSystem, part: PlannedPart, direction: -1 | 1): string {
  if (part.snapshot === null || system.dates.length < 2) return '0::UBIGINT';
  const there = partsOf(system, part.snapshot + direction);
  if (there.length === 0) return '0::UBIGINT';
  const here = partsOf(system, part.snapshot);
  const names = new Set(columnsOf(there).map(({ name }) => name));
  const shared = columnsOf(here).flatMap(({ name }) => (names.has(name) ? [name] : []));
  return fingerprint(part, meaningful([...here, ...there], shared));
}

function partsOf(system: PlannedSystem, snapshot: number): PlannedPart[] {
  return system.parts.filter((part) => part.snapshot === snapshot);
}

/** Leaves out what follows from other cells in every part; where nothing else is left, keeps it. */
function meaningful(parts: readonly PlannedPart[], columns: readonly string[]): string[] {
  const cells: PlannedCell[] = parts.flatMap((part) => [...part.cells]);
  const own = columns.filter((column) => cells.some(({ name, derived }) => name === column && !derived));
  return own.length === 0 ? [...columns] : own;
}

/** Fingerprint of a whole row, with its days and its state: rows that have it alike are alike. */
export function wholeOf(system: PlannedSystem, part: PlannedPart): string {
  const { has_dates: dated, has_state: placed } = part.part;
  const cells = columnNames(system).map((column) => cellOf(part, column));
  const more = [dated ? 'valid_from, valid_to' : 'NULL::DATE, NULL::DATE', placed ? 'state_code' : 'NULL::VARCHAR'];
  return `hash(${[`${part.snapshot ?? -1}`, `${part.cells.length}`, ...cells, ...more].join(', ')})`;
}

function fingerprint(part: PlannedPart, columns: readonly string[]): string {
  return columns.length === 0 ? '0::UBIGINT' : `hash(${columns.map((column) => cellOf(part, column)).join(', ')})`;
}
