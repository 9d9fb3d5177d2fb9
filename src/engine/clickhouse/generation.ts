import type { ReferenceTable, ReferenceTableName } from '../../model/reference-tables.js';
import { ident } from './dialect.js';

/**
 * A generation is one publication: all its tables carry its name, `g<number>_<eight hex digits>`. Names of tables:
 *
 * `<table>_<generation>`        what is asked: of a table that is parted, all parts together; of another, this node's copy
 * `<table>_<generation>_part`   this node's part
 * `description`, `description_part`   which generations there are; the greatest number stands
 */
export const DESCRIPTION = 'description';
export const DESCRIPTION_PART = 'description_part';

const GENERATION = /^g\d+_[0-9a-f]{8}$/u;
const TABLE = /^[a-z_]+_(g\d+_[0-9a-f]{8})(?:_part)?$/u;

export function generationName(number: number, unique: string): string {
  const name = `g${number}_${unique.slice(0, 8)}`;
  if (!isGeneration(name)) throw new TypeError('a generation is named by a number and hex digits');
  return name;
}

export function isGeneration(name: string): boolean {
  return GENERATION.test(name);
}

/** The generation that a table of the database belongs to; null for one that is not ours. */
export function generationOf(table: string): string | null {
  return TABLE.exec(table)?.[1] ?? null;
}

export function askedTable(database: string, table: ReferenceTableName, generation: string): string {
  return `${ident(database)}.${ident(`${table}_${generation}`)}`;
}

/** The table that a node holds lines in. */
export function heldTable(database: string, table: ReferenceTable, generation: string): string {
  return `${ident(database)}.${ident(heldName(table, generation))}`;
}

export function heldName(table: ReferenceTable, generation: string): string {
  return `${table.name}_${generation}${table.parted === null ? '' : '_part'}`;
}
