import type { Reader } from '../reader.js';

/** Whose data it is said to be, who says so, and who reports it. */
export const readParties: Reader = ({ organisation, actor, outlets }) => ({
  organisation: organisation?.leaf ?? null,
  actor: actor?.leaf ?? null,
  reported_by: outlets.map(({ leaf }) => leaf),
});
