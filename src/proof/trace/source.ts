import { logSum10 } from '../../base/numbers.js';
import type { Connection } from '../../engine/connection.js';
import type { MatchedCell } from '../../model/evidence.js';
import type { Reference } from '../../model/reference.js';
import type { SystemScore } from '../../model/trace.js';
import { NOT_IN_SYSTEM, UNEXPLAINED_COLUMN } from './rates.js';
import { TRACE_TABLES } from './versions.js';

/**
 * Scores the systems as sources of the traced rows: how well their versions fit, whether the people stand in them (a draw
 * from a system of n people has probability 1/n per row), and which leaked columns they could not have given.
 */
export async function scoreSystems(
  connection: Connection,
  cells: readonly MatchedCell[],
  reference: Reference,
  units: number,
): Promise<SystemScore[]> {
  const rows = await connection.rows(
    `SELECT system::INTEGER AS system, units, rows, fit FROM (
       SELECT system, count(*) AS units, sum(copies)::BIGINT AS rows
       FROM ${TRACE_TABLES.traced} JOIN (SELECT DISTINCT person_id, system FROM ${TRACE_TABLES.held}) USING (person_id) GROUP BY system)
     LEFT JOIN (SELECT system, avg(fit) AS fit FROM ${TRACE_TABLES.record} GROUP BY system) USING (system) ORDER BY system`,
  );
  const scored = reference.systems.map((system, index) => {
    const row = rows.find((entry) => Number(entry['system']) === index);
    const inside = Number(row?.['units'] ?? 0);
    const unexplained = cells.flatMap((cell, at) => (cell.held && !system.forms.includes(cell.form) ? [at] : []));
    const log10 =
      inside * Number(row?.['fit'] ?? 0) +
      (units - inside) * NOT_IN_SYSTEM -
      units * Math.log10(Math.max(1, system.people)) +
      unexplained.length * UNEXPLAINED_COLUMN;
    return { system: system.name, log10, matchedRows: Number(row?.['rows'] ?? 0), unexplained };
  });
  const all = logSum10(scored.map((score) => score.log10));
  return scored
    .map((score) => ({ ...score, probability: 10 ** (score.log10 - all) }))
    .sort((left, right) => right.log10 - left.log10 || (left.system < right.system ? -1 : 1));
}
