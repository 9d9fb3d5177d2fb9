/** log10 of the probability that a cell agrees, or differs, with the version that the row was really copied from (entry errors of 1-4 %; see weigh). */
export const AGREES = Math.log10(0.95);
export const DIFFERS = Math.log10(0.03);
/** The version holds no value where the leak has one. */
export const ABSENT_VALUE = Math.log10(0.1);
/** A row whose person is not in the system at all. */
export const NOT_IN_SYSTEM = Math.log10(0.01);
/** A leaked column that a system does not hold at all: it would have to come from elsewhere. Judgement: one in a hundred. */
export const UNEXPLAINED_COLUMN = Math.log10(0.01);
/** Share of rows whose dates mislead altogether (entered late, retyped): keeps one odd row from moving the date. */
export const MISLEADING = 0.01;
/** log10 of the probability that a row was taken while its record was not in force: kept after its end, or entered before its start. */
export const NOT_IN_FORCE = Math.log10(0.02);
/**
 * The same where snapshots say who was there: nothing. Tables keep closed lines for a while, so that people leave the
 * snapshots later than the customers' list that was copied; counting who joined and not who left would date leaks too late.
 */
export const LINGERING = 0;
