/** Tables that match leaves in the connection; all hold tokens and numbers, none a clear value. */
export const MATCH_TABLES = {
  /** row, fingerprint: every row with a recognised cell. */
  leak: 'leak',
  /** unit (its first row), fingerprint, copies, x0...: distinct rows. */
  unit: 'unit',
  /** unit, low, high, hits, pointing: the lowest and the highest person that its keys find; bits of the keys that ours hold, and of those that find somebody. */
  found: 'unit_found',
  /** key, unit, people: keys, by their place, that several of ours hold. */
  shared: 'shared_key',
  /** form, token, unit: keys that more of ours share than point at anybody. */
  blocked: 'blocked_key',
  /** unit, person_id: the few people worth comparing. */
  candidate: 'candidate',
  /** unit, person_id: rows of a large leak all of whose cells are known by their keys to be one person's. */
  agreed: 'agreed',
  /** unit, person_id: the candidates that are compared with versions. */
  compared: 'compared',
  /** unit, x0...: rows that no identifying value found anybody for. */
  secondLook: 'second_look',
  /** The versions of those who are compared, as in the reference: read from there once. */
  version: 'candidate_version',
  /** unit, p0...: how many of ours hold the value of each cell. */
  held: 'unit_held',
  /** unit, person_id, only, l0...: level of agreement of each cell with a candidate; whether it is known to be the only one. */
  pair: 'pair',
  /** unit, person_id, score: the best candidate of each unit that has one. */
  best: 'best',
  /** unit, leak, e0...: best fitting row of an earlier leak. */
  prior: 'unit_prior',
  /** unit, pattern. */
  pattern: 'unit_pattern',
  /** form, people, tokens: as in the reference. */
  spread: 'form_spread',
} as const;

/** unit, token: the keys of an identifying cell. */
export function keysOf(cell: string): string {
  return `keys_${cell}`;
}

/** token, people: those values of a cell that does not identify which are among ours, and how many hold them. */
export function holdersOf(cell: string): string {
  return `holders_${cell}`;
}
