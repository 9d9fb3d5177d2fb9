import type { RowClass } from '../../model/verdict.js';
import type { Population } from '../population.js';
import type { System } from '../systems.js';
import type { Field } from '../world/cells.js';
import type { PartnerName } from './hand-over.js';
import type { FileForm, TrueColumn } from './form.js';
import type { Mangling } from './mangle.js';

/**
 * Which entries of a table are taken. Contiguous: neighbours in the order of accounts, from a random one on. Newest: who joined
 * last. Cities: who lives in a large town.
 */
export type Draw =
  | { readonly kind: 'uniform' }
  | { readonly kind: 'state'; readonly state: string }
  | { readonly kind: 'contiguous' }
  | { readonly kind: 'newest' }
  | { readonly kind: 'cities' }
  | { readonly kind: 'all' };

/** Everything but `authentic` and `mixed` is of one class by its name. */
export type PartKind = RowClass;
export type LeakKind = PartKind | 'mixed';

export type LeakRequest = {
  readonly population: Population;
  readonly kind: LeakKind;
  readonly seed: string;
  /** Rows wanted. There are fewer when the table has not so many. */
  readonly rows: number;
  /** Default: the columns of the system; of the earlier leak when recycled. */
  readonly columns?: readonly Field[];
  /** Default: the last day but one of history. Recycled rows are of the earlier leak's day. */
  readonly asOf?: string;
  /** Default: postpaid. */
  readonly system?: System;
  readonly draw?: Draw;
  /** Authentic, postpaid: last entries of former customers are taken too. Default false. */
  readonly former?: boolean;
  /** Authentic: a share of the rows was taken on an earlier day. */
  readonly earlier?: { readonly asOf?: string; readonly share?: number };
  /** Authentic: `asOf` is the day of a copy of the whole table, offered on this day. */
  readonly soldOn?: string;
  /** Authentic, postpaid: `asOf` is the day on which this partner was given its part; columns and forms are the partner's. */
  readonly partner?: PartnerName;
  /** Authentic: one row is a canary of the system. Default false. */
  readonly canary?: boolean;
  /** Authentic: exactly so many rows are of people in the earlier leak. Default: as chance has it. */
  readonly priorOverlap?: number;
  /** Fabricated: ZIP, city, state, area code, name and e-mail fit each other. Default true. */
  readonly related?: boolean;
  /** Stitched: name and address are of one person, every other cell of another. Default false: every cell of another. */
  readonly keepTogether?: boolean;
  /** Recycled: what the earlier leak has not is empty or invented. Default empty. */
  readonly pad?: 'empty' | 'invent';
  /** Not ours: share of rows about people who are our customers too. Default 0.25. */
  readonly jointShare?: number;
  /** Mixed: shares of the whole; they add up to 1. */
  readonly parts?: readonly { readonly kind: PartKind; readonly share: number }[];
  readonly mangling?: readonly Mangling[];
};

/** What a leak truly is: written beside it as `truth.json`. Row numbers are 1-based data rows. */
export type Truth = {
  readonly schema: 'assay.truth/1';
  readonly kind: LeakKind;
  /** The word that a verdict should find, `inconclusive` apart. */
  readonly verdict: RowClass | 'mixed';
  readonly seed: string;
  readonly population: string;
  readonly system: System | null;
  /** The latest day on which rows were taken. */
  readonly as_of: string | null;
  /** Every such day, the latest first, with its rows; none where rows have no day. */
  readonly extractions: readonly { readonly as_of: string; readonly rows: number }[];
  readonly sold_on: string | null;
  readonly partner: PartnerName | null;
  readonly draw: Draw['kind'] | null;
  readonly columns: readonly TrueColumn[];
  readonly rows: number;
  readonly shares: Readonly<Partial<Record<RowClass, number>>>;
  readonly canaries: readonly { readonly canary_id: string; readonly row: number }[];
  /** Rows whose account stands in the earlier leak. */
  readonly prior_rows: number;
  /**
   * What the extent is about: people whose entries could have been taken on that day, of the state, the cities or the hand-over where
   * only these were; former customers where they are in the copy.
   */
  readonly eligible: number | null;
  /** Rows about accounts of which a purged table has nothing left. */
  readonly departed_rows: number;
  /** People in all of the world. */
  readonly world_people: number;
  readonly manglings: readonly string[];
  /** Class of each row. */
  readonly classes: readonly RowClass[];
  /** Person of ours that each row is about; null for nobody, and for rows stitched from many. */
  readonly people: readonly (number | null)[];
};

export type Leak = {
  readonly header: readonly string[];
  /** May be walked more than once; rows are made on the way. */
  readonly rows: Iterable<readonly string[]>;
  readonly form: FileForm;
  readonly truth: Truth;
};
