import type { Form } from './element.js';

/** Where matched rows come from and when they were taken: what `trace` reads from the versions of the matched people. */
export type Trace = {
  /** Distinct rows that were traced: those of the class, matched to a person. */
  readonly units: number;
  readonly systems: readonly SystemScore[];
  /** The likeliest system; null when nothing was matched. */
  readonly source: string | null;
  readonly asOf: AsOf;
  readonly population: PopulationCounts | null;
  readonly captures: Captures | null;
};

/** How well one system of record explains the rows. Best first. */
export type SystemScore = {
  readonly system: string;
  /** log10 probability of the rows as a draw from this system. */
  readonly log10: number;
  readonly probability: number;
  /** Rows, with copies, whose person stands in this system. */
  readonly matchedRows: number;
  /** Indexes into the match's cells whose form this system does not hold. */
  readonly unexplained: readonly number[];
};

export type AsOf = {
  /** Dates as YYYY-MM-DD. Null with a reason when the rows cannot be dated. */
  readonly estimate: string | null;
  readonly low: string | null;
  readonly high: string | null;
  /** Distinct rows in which some value changed during the years that the system covers. */
  readonly informative: number;
  readonly reason: string | null;
  readonly curve: readonly { readonly date: string; readonly density: number }[];
  /** Where the rows were taken at two times: each of them, earlier first, and its share of the rows. Else empty. */
  readonly extractions: readonly {
    readonly estimate: string | null;
    readonly low: string | null;
    readonly high: string | null;
    readonly share: number;
  }[];
};

/** People of the source system at the as-of date beside those of the sample, by coarse attribute. */
export type PopulationCounts = {
  readonly system: string;
  /** There on the day, the most on any day that the rows can have been taken on, and all that it held up to the last of these. */
  readonly people: number;
  readonly most: number;
  readonly ever: number;
  /** Of the sample, and of these who were not there on the day, nor on that of another extraction. */
  readonly matched: number;
  readonly gone: number;
  /** `people`: those there on the days of the extractions, by their shares, and those of the sample; `ever` as above. */
  readonly by: readonly {
    readonly attribute: 'state' | 'joined' | 'city';
    readonly value: string;
    readonly people: number;
    readonly ever: number;
    readonly matched: number;
  }[];
  /** People of the other systems, and how many rows of the sample stand in them. */
  readonly others: readonly { readonly system: string; readonly people: number; readonly matched: number }[];
};

/** Forms whose values organisations deal out in order. */
export const NUMBERED = ['account_number', 'record_id'] as const satisfies readonly Form[];

/** Numbers of another kind may stand among them, with another beginning: this share, in the middle, is what they are like. */
export const MIDDLE = 0.9;

/** How a leaked column of such numbers lies. */
export type NumberColumn = {
  readonly form: (typeof NUMBERED)[number];
  /** Distinct numbers. */
  readonly numbers: number;
  readonly least: number;
  readonly greatest: number;
  /** How far the middle nine tenths of them reach. */
  readonly middle: number;
  /** Share of rows whose number is greater than that of the row before. */
  readonly rising: number;
};

/** Two files as two draws from one pool: people in each, and in both. */
export type Captures = { readonly first: number; readonly second: number; readonly both: number };

/** A table that trace leaves: the records of the people it traced, columns as in the reference's `record` but `alone`. */
export const TRACED_RECORD = 'held_record';
