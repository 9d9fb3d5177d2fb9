import type { Form } from '../../model/element.js';

/**
 * How often the cells of a row that is really ours agree with what we hold: the `m` of Fellegi and Sunter (1969). These are
 * the starting point; the sample moves them (see `learn.ts`). Sources: typing and transmission errors of 1 to 4 % of fields
 * in administrative data (FEBRL's corruption settings; Christen, "Data Matching", 2012, ch. 2), and values that changed
 * since the last state that the reference knows.
 */
export type CellRates = {
  readonly agrees: number;
  readonly partial: number;
  readonly others: number;
  readonly unknown: number;
};

export const STARTING_RATES: CellRates = { agrees: 0.93, partial: 0.03, others: 0.01, unknown: 0.03 };

/** Rows that the starting rates count for, so that five odd rows do not teach nonsense. */
export const RATES_WEIGHT = 40;

/** However the sample looks, a column that is ours agrees at least this often: else it is another class's column. */
export const LEAST_AGREEMENT = 0.6;
/** The same for what does not change in a life, such as an SSN: typing errors of 1 to 4 %, and as much again for a careless clerk. Judgement. */
export const LEAST_STABLE_AGREEMENT = 0.85;

/** A stranger's value that we hold as well: a reassigned number, a shared mailbox. Numbers change hands about 1 in 100 (FCC 2018 on reassigned numbers: 35 M of ~3 G a year). */
export const REUSED = 0.01;

/** Chance that a softer form agrees by accident (same initial, same year, same surname sound): judgement, of the order of 1 in 50. */
export const SOFT_BY_CHANCE = 0.02;

/** When rows are stitched, how often a cell comes from the base person, from somebody else, or from nowhere. Judgement: half and half. */
export const STITCHED = { base: 0.55, partial: 0.02, other: 0.4, unknown: 0.03 } as const;

/** A copied row keeps its cells; what differs was retyped or reformatted. */
export const COPIED = { equal: 0.96, differs: 0.04 } as const;

/** A row of ours that shares no identifying value with any record, when it has no identifying cell to show an error in. */
export const UNFOUND = 0.1;

/**
 * How alike two real populations are in how common their names are, in rows that the likeness counts for; and their years of
 * birth and handsets, which differ more with what an organisation offers. Judgement.
 */
export const LIKENESS: Readonly<Partial<Record<Form, number>>> = { first_name: 100, last_name: 100, imei_tac: 50 };
export const LEAST_LIKENESS = 20;
/** How often an inventor hits upon what is usual without thinking of it: years of birth spread much as real ones do. Judgement. */
export const MIMICKED: Readonly<Partial<Record<Form, number>>> = { birth_year: 0.8, imei_tac: 0.5 };
/** And one row in every twenty for what our people happen not to bear. */
export const FLOOR = 0.05;
/** An inventor's list can be anything: one row in every bucket that is possible (Laplace). */
export const FLAT = 1;
/** Postal codes of real people stand in their states: prior of 39 in 40, worth 40 rows (border codes, movers). Judgement. */
export const PLACES_OF_STRANGERS = [39, 1] as const;

/** How alike they are in how often a person's cells fit each other, in rows. Judgement: regions and customers differ in how much people move. */
export const COHERENCE_LIKENESS = 30;
/** No share of ours is taken for nothing or all. */
export const LEAST_SHARE = 0.02;
/** Beta priors of how often invented cells fit, each as likely: by chance alone (one state in twenty or so), always, or as it comes. Judgement. */
export const INVENTED_COHERENCE = [
  [1, 19],
  [19, 0.5],
  [1, 1],
] as const;

/** Bayes factor for a planted record: nobody but us ever held it. A million to one is what a court would take for granted. */
export const CANARY_LOG10 = 6;
