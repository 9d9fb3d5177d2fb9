import { BUILDING, type Step } from './step.js';

/**
 * What a merge found on its way and a refresh starts from: `shared_key(system, key, kind)`, the record keys that named several rows
 * of one time; `crowded(form, token)`, the tokens that joined nobody; `reversed(system, rows)`, rows that ended before beginning.
 */
export function keepFindings(): Step {
  return {
    name: 'keep what was found',
    sql: [
      `CREATE TABLE ${BUILDING}.shared_key AS FROM work.shared ORDER BY ALL`,
      `CREATE TABLE ${BUILDING}.crowded AS SELECT DISTINCT form, token FROM work.crowded ORDER BY ALL`,
      `CREATE TABLE ${BUILDING}.reversed AS FROM work.reversed ORDER BY ALL`,
    ],
  };
}
