import type { Limits } from '../../limits.js';
import type { TableDraft } from '../batches.js';

/** One place in the records of a table: the root, a member of an object, an item of an array. */
export type Place = {
  readonly path: string;
  readonly members: Map<string, Place>;
  readonly items: Place[];
  /** Where a name given twice in one object puts its second value. */
  again: Place | null;
  /** The one of those that was filled last in the record at hand. */
  tail: Place | null;
  /** Column of the table, or -1 while nothing but objects and arrays stood here. */
  column: number;
  /** The last record that put a value here. */
  filled: number;
};

/** The places of one table. Those made for a record that turns out broken are taken back. */
export type Places = {
  readonly root: Place;
  /** The place, or null when the table has as many as it may have. */
  readonly member: (of: Place, name: string) => Place | null;
  readonly item: (of: Place, index: number) => Place | null;
  readonly again: (of: Place) => Place | null;
  readonly keep: () => void;
  readonly takeBack: () => void;
  /** Whether the table may have a column for each of them. */
  readonly fit: (all: readonly Place[]) => boolean;
  /** Column of a place, made when it has none. */
  readonly column: (of: Place) => number;
};

/** Characters of a name. Longer ones are no names, and would be kept in memory for as long as the file is read. */
export const MAX_NAME = 1024;

// Interior places cost memory as columns do.
const PLACES_PER_COLUMN = 4;

export function makePlaces(table: TableDraft, limits: Limits): Places {
  const root = makePlace('');
  const most = limits.maxColumns * PLACES_PER_COLUMN;
  let count = 0;
  let undo: (() => void)[] = [];
  const add = (path: string, remove: () => void): Place | null => {
    if (count >= most) return null;
    count += 1;
    undo.push(remove);
    return makePlace(path);
  };
  return {
    root,
    member: (of, name) => {
      const known = of.members.get(name);
      if (known !== undefined) return known;
      if (name.length > MAX_NAME) return null;
      const key = unshared(name);
      const made = add(of.path === '' ? key : `${of.path}.${key}`, () => of.members.delete(key));
      if (made !== null) of.members.set(key, made);
      return made;
    },
    item: (of, index) => {
      const known = of.items[index];
      if (known !== undefined) return known;
      const made = add(`${of.path}[${index}]`, () => of.items.pop());
      if (made !== null) of.items.push(made);
      return made;
    },
    again: (of) => {
      if (of.again === null) {
        of.again = add(of.path, () => {
          of.again = null;
        });
      }
      return of.again;
    },
    keep: () => {
      if (undo.length > 0) undo = [];
    },
    takeBack: () => {
      count -= undo.length;
      for (const remove of undo.toReversed()) remove();
      undo = [];
    },
    fit: (all) => {
      const made = all.reduce((sum, place) => sum + (place.column === -1 ? 1 : 0), 0);
      return made === 0 || table.columns.length + made <= limits.maxColumns;
    },
    column: (of) => {
      if (of.column === -1) {
        of.column = table.columns.length;
        table.columns.push(of.path);
      }
      return of.column;
    },
  };
}

function makePlace(path: string): Place {
  return { path, members: new Map(), items: [], again: null, tail: null, column: -1, filled: 0 };
}

/** A copy that does not keep the whole text it was cut from in memory. */
function unshared(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
