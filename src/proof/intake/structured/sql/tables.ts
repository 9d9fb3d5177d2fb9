import type { Limits } from '../../limits.js';
import type { Batches } from '../batches.js';

/** A list of columns as one statement gives them: which table, and which of its columns each value goes to. */
export type Target = {
  readonly table: number;
  /** Column of the table for each value; null when the statement names none. */
  readonly to: readonly number[] | null;
  /** The names came from a CREATE TABLE, which may be older than the rows. */
  readonly assumed: boolean;
};

export type Tables = {
  readonly create: (name: string, columns: readonly string[]) => void;
  /** Null: more columns than a table may have. The table stands all the same. */
  readonly target: (name: string, columns: readonly string[] | null) => { table: number; target: Target | null };
};

/** Keeps track of the tables of a dump. A table is opened when its first rows come. */
export function makeTables(batches: Batches, limits: Limits): Tables {
  const created = new Map<string, readonly string[]>();
  const open = new Map<string, number>();
  const tableOf = (name: string, columns: readonly string[] | null): number => {
    const key = name.toLowerCase();
    const known = open.get(key);
    if (known !== undefined) return known;
    const given = columns ?? created.get(key) ?? created.get(bare(key)) ?? [];
    const index = batches.open(name, given.slice(0, limits.maxColumns), given.length > 0);
    open.set(key, index);
    return index;
  };
  return {
    create: (name, columns) => {
      if (created.size >= limits.maxTables * 2) return;
      created.set(name.toLowerCase(), columns);
      created.set(bare(name.toLowerCase()), columns);
    },
    target: (name, columns) => {
      const table = tableOf(name, columns);
      if (columns === null) return { table, target: { table, to: null, assumed: true } };
      const draft = batches.draft(table);
      const to: number[] = [];
      for (const column of columns) {
        let at = draft.columns.indexOf(column);
        if (at === -1 || to.includes(at)) {
          if (draft.columns.length >= limits.maxColumns) return { table, target: null };
          at = draft.columns.push(column) - 1;
        }
        to.push(at);
      }
      return { table, target: { table, to, assumed: false } };
    },
  };
}

function bare(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
