import type { Verdict } from '../model/verdict.js';
import type { LeakRequest, Truth } from '../simulate/simulate.js';

/** One planned leak of a world. */
export type Case = {
  /** `block/what/size/n`: says what it is for, and stays the same between runs. */
  readonly id: string;
  readonly block: string;
  readonly request: Omit<LeakRequest, 'population'>;
};

export type Word = Verdict['verdict'];

/** A truth without its lists of rows. */
export type CaseTruth = Omit<Truth, 'classes' | 'people'>;

/** How rows were linked to people, beside whom they are about. */
export type Links = {
  /** Rows that the verdict says are about a person of ours. */
  readonly linked: number;
  /** Of these: about somebody else of ours, and about nobody of ours at all. */
  readonly wrong: number;
  readonly nobody: number;
  /** Rows about a person of ours, linked or not. */
  readonly about: number;
};

/** Rows by the probability that was stated for their class: tenths from 0 to 1, how many, and how many were of that class. */
export type RowBin = { readonly rows: number; readonly stated: number; readonly right: number };

export type CaseResult = {
  readonly id: string;
  readonly block: string;
  readonly world: string;
  readonly truth: CaseTruth;
  /** Words that are right by RULES.md. */
  readonly right: readonly Word[];
  readonly traits: Traits;
  readonly verdict: Verdict;
  /** Stated probability of the verdict, and whether the verdict stated it or it was derived from the Bayes factor. */
  readonly probability: number;
  readonly derived: boolean;
  readonly links: Links;
  readonly rowBins: readonly RowBin[];
  readonly seconds: number;
};

/** What the columns of a leak can tell, by the rules of RULES.md. */
export type Traits = {
  readonly rows: number;
  /** Columns, or pairs of name columns, that tell one person from all others. */
  readonly identifying: number;
  /** Columns that cannot be looked up and tell much: an SSN does, a plan does not. */
  readonly secret: number;
  /** Columns whose values only the organisation gave: account, SIM, handset. */
  readonly ownGiven: number;
  readonly names: boolean;
  /** Columns that say something of a person, recognisable as they stand. */
  readonly telling: number;
  /** Columns that the earlier leak has too. */
  readonly prior: number;
};
