/** Tables that match leaves in the connection; all hold tokens and numbers, none a clear value. */
export const MATCH_TABLES = {
  /** row, fingerprint: every row with a recognised cell. */
  leak: 'leak',
  /** unit (its first row), fingerprint, copies, x0...: distinct rows. */
  unit: 'unit',
  /** unit, form, token: what a unit can be found by. */
  key: 'unit_key',
  /** form, token, people: how many of ours hold each identifying token. */
  keyPeople: 'key_people',
  /** unit, person_id: the few people worth comparing. */
  candidate: 'candidate',
  /** unit, x0...: rows that no identifying value found anybody for. */
  secondLook: 'second_look',
  /** The versions of all candidates, as in the reference: read from there once. */
  version: 'candidate_version',
  /** unit, p0...: how many of ours hold the value of each cell. */
  held: 'unit_held',
  /** unit, person_id, l0...: level of agreement of each cell with a candidate. */
  pair: 'pair',
  /** unit, person_id, score: the best candidate of each unit that has one. */
  best: 'best',
  /** unit, leak, e0...: best fitting row of an earlier leak. */
  prior: 'unit_prior',
  /** unit, pattern. */
  pattern: 'unit_pattern',
} as const;
