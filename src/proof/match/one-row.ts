import type { Connection } from '../../engine/connection.js';
import type { Store } from '../../engine/store.js';
import type { MatchedCell } from '../../model/evidence.js';
import type { RowStanding } from '../../model/explanation.js';
import { MATCH_TABLES } from '../../model/match-tables.js';

/** Where one row stands in the tables that match made; null for a row without a recognised cell. */
export async function findRow(
  connection: Connection,
  store: Store,
  cells: readonly MatchedCell[],
  row: number,
): Promise<RowStanding | null> {
  const holders = cells.map((_, at) => `, h.p${at}`).join('');
  const [found] = await connection.rows(
    `SELECT u.unit, u.copies, p.pattern${holders},
       (SELECT count(*) FROM ${MATCH_TABLES.candidate} c WHERE c.unit = u.unit) AS candidates
     FROM ${MATCH_TABLES.leak} l JOIN ${MATCH_TABLES.unit} u USING (fingerprint)
     JOIN ${MATCH_TABLES.pattern} p ON p.unit = u.unit JOIN ${MATCH_TABLES.held} h ON h.unit = u.unit
     WHERE l.row = $1`,
    [row],
  );
  if (found === undefined) return null;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE row_person AS SELECT person_id FROM ${MATCH_TABLES.best} WHERE unit = $1`,
    [Number(found['unit'])],
  );
  await store.find(connection, 'row_record', [
    {
      from: 'record',
      columns: ['system'],
      distinct: true,
      among: { keys: 'row_person', on: [{ column: 'person_id', key: 'person_id' }] },
    },
  ]);
  const systems = await connection.rows('SELECT system::INTEGER AS system FROM row_record ORDER BY system');
  return {
    row,
    unit: Number(found['unit']),
    copies: Number(found['copies']),
    pattern: Number(found['pattern']),
    candidates: Number(found['candidates']),
    holders: cells.map((_, at) => Number(found[`p${at}`] ?? 0)),
    systems: systems.map((entry) => Number(entry['system'])),
  };
}
