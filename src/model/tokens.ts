import type { Element, Form } from './element.js';

/**
 * A table of tokens in the current connection: what normalise makes of a sample table. Columns: `row` BIGINT,
 * `a0`, `a1`, ... UBIGINT (one per cell below, NULL where the cell is empty or has not the form), and, where asked for,
 * `valid_from` DATE, `valid_to` DATE, `state_code` VARCHAR (two letters, a coarse attribute), `mark` UBIGINT (keyed, of all cells of the row).
 */
export type TokenTable = {
  /** Quoted SQL name of the table. */
  readonly table: string;
  readonly rows: number;
  readonly cells: readonly TokenCell[];
  readonly hasDates: boolean;
  readonly hasState: boolean;
  readonly hasMark: boolean;
};

export type TokenCell = {
  /** `a0`, `a1`, ... */
  readonly name: string;
  readonly form: Form;
  /** The element of the column that it came from; `full_name` for the forms split from a full name. */
  readonly element: Element;
  /** Index of the column that it came from; null for composite forms. */
  readonly column: number | null;
  /** True for a derived softer form (`ssn_last4` of a full SSN), false for what the column itself holds. */
  readonly derived: boolean;
  /** Non-null cells, and distinct tokens. */
  readonly filled: number;
};
