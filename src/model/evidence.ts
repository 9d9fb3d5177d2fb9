import type { CoherenceCount } from './coherence.js';
import type { Element, Form } from './element.js';

/** What match found: every distinct leaked row held against the person of ours that it fits best. */

/**
 * How one leaked cell stands to the best person of ours.
 * `agrees`: that person held this very value at some time. `partial`: a softer form agrees (typo, nickname, last four).
 * `others`: the value is known, but as somebody else's. `unknown`: nobody of ours ever held it. `not_held`: that person has no
 * value of this kind, and nobody else has this one. `missing`: the cell is empty, or the reference does not hold this form.
 * Rows that fit nobody have only `others`, `unknown` and `missing`.
 */
export const OUTCOMES = ['missing', 'agrees', 'partial', 'others', 'unknown', 'not_held'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type MatchedCell = {
  /** Column in the tables of the connection: `x0`, `x1`, ... */
  readonly name: string;
  readonly form: Form;
  readonly element: Element;
  /** Indexes into `sample.columns`: one per table that has the cell. */
  readonly columns: readonly number[];
  /** Whether one value of this form tells one person from the others. */
  readonly identifying: boolean;
  readonly public: boolean;
  /** Whose value it is: a person takes an SSN along to every organisation, an account number stays with ours. */
  readonly boundTo: 'person' | 'organisation';
  /** Whether any system of record holds this form; only such cells are compared. */
  readonly held: boolean;
};

/** Distinct rows that look alike: same outcome in every cell, same rarity, same standing to earlier leaks. */
export type Pattern = {
  readonly id: number;
  /** Distinct rows, and rows with their copies. */
  readonly units: number;
  readonly rows: number;
  /** Whether the rows fit some person of ours in at least one identifying form. */
  readonly person: boolean;
  /** One per cell of `MatchResult.cells`. */
  readonly outcomes: readonly Outcome[];
  /** Sum of log10 of the share of our people who hold the value, over known cells: identifying ones, and the others. */
  readonly logIdentifying: number;
  readonly logOther: number;
  /** The prior leak with the best fitting row (index into `reference.prior_leaks`), and which cells equal it; null cells cannot be compared. */
  readonly prior: { readonly leak: number; readonly equal: readonly (boolean | null)[] } | null;
};

/** What the reference says of a form as a whole. */
export type FormPopulation = {
  readonly form: Form;
  /** Distinct values held, and people that hold one. */
  readonly distinct: number;
  readonly people: number;
  /** Chance that two people share a value: sum of squared shares. */
  readonly repeat: number;
  /** Chance that a value made up at random within the form's rules is one of ours. */
  readonly chance: number;
  /** Where `chance` comes from, in words. */
  readonly basis: string;
  /** Chance that one more person from the same world brings a value nobody of ours holds (Good-Turing: share of people with a unique value). */
  readonly novelty: number;
};

/** What tells invented people from strangers: how common their names and devices are, and whether what they say fits together. */
export type Strangers = {
  /** Distinct rows that fit nobody of ours. */
  readonly units: number;
  /**
   * Per form whose values are common to all organisations, by how many of ours hold the value (nobody, 1, 2-3, 4-7, ...): distinct rows, and the share of one more person
   * from our world who would fall there.
   */
  readonly spreads: readonly {
    readonly form: Form;
    readonly counts: readonly number[];
    readonly expected: readonly number[];
    /** The same for a name drawn evenly from a public list of common names; null for other forms. */
    readonly listed: readonly number[] | null;
  }[];
  readonly coherentPlaces: number;
  readonly incoherentPlaces: number;
  /** How often cells of a row fit each other, in some of the rows, and the share of our own rows in which they do. */
  readonly coherence: readonly (CoherenceCount & { readonly ours: number })[];
};

export type MatchResult = {
  readonly rows: number;
  /** Distinct rows with at least one recognised cell. */
  readonly units: number;
  /** Rows with no recognised cell at all. */
  readonly blankRows: number;
  readonly repeatedRows: number;
  readonly people: number;
  readonly cells: readonly MatchedCell[];
  readonly forms: readonly FormPopulation[];
  readonly patterns: readonly Pattern[];
  readonly strangers: Strangers;
  readonly canaries: readonly { readonly canary: number; readonly row: number; readonly forms: readonly Form[] }[];
  /** What was left out because too many people share it; `form` is a form, or several joined by ` + `. */
  readonly blocking: readonly { readonly form: string; readonly skippedKeys: number; readonly units: number }[];
};
