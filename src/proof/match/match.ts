import type { Connection } from '../../engine/connection.js';
import { formSchema, type Element } from '../../model/element.js';
import type { MatchResult } from '../../model/evidence.js';
import type { OnProgress } from '../../model/progress.js';
import type { Reference } from '../../model/reference.js';
import { findCandidates, readCandidates, reportBlocking } from './candidates.js';
import { chooseBest, compareCandidates, countHolders } from './compare.js';
import { MATCH_TABLES } from '../../model/match-tables.js';
import { gatherPatterns } from './patterns.js';
import { describePopulation } from './population.js';
import { comparePriorLeaks, findCanaries } from './prior.js';
import { lookAgain, reportSecondLook } from './second-look.js';
import { describeStrangers } from './strangers.js';
import { describeCells, makeUnits, unifyCells, type LeakTable } from './units.js';

export { findRow } from './one-row.js';
export type { LeakTable } from './units.js';

export type MatchRequest = {
  readonly tables: readonly LeakTable[];
  /** The database of `reference` is attached to the connection as `reference`. */
  readonly reference: Reference;
  readonly publicElements: readonly Element[];
  readonly rows: number;
  readonly onProgress?: OnProgress;
};

/** Holds every distinct row of the leak against the people of the reference, and returns the kinds of rows there are. */
export async function match(connection: Connection, request: MatchRequest): Promise<MatchResult> {
  const { reference } = request;
  const { cells: leak, byTable } = unifyCells(request.tables);
  const cells = describeCells(leak, reference, request.publicElements);
  await makeUnits(connection, request.tables, leak, byTable);
  await findCandidates(connection, leak, reference);
  await lookAgain(connection, leak, reference);
  await readCandidates(connection, leak, reference);
  await compareCandidates(connection, leak, reference);
  await countHolders(connection, leak);
  await chooseBest(connection, leak, reference);
  await comparePriorLeaks(connection, leak, reference);
  const patterns = await gatherPatterns(connection, leak, cells, reference);
  const canaries = await findCanaries(connection, reference);
  const [counts] = await connection.rows(
    `SELECT count(*) AS units, coalesce(sum(copies), 0)::BIGINT AS rows FROM ${MATCH_TABLES.unit}`,
  );
  const units = Number(counts?.['units'] ?? 0);
  const recognised = Number(counts?.['rows'] ?? 0);
  return {
    rows: request.rows,
    units,
    blankRows: request.rows - recognised,
    repeatedRows: recognised - units,
    people: reference.people,
    cells,
    forms: await describePopulation(connection, cells, reference),
    patterns,
    strangers: await describeStrangers(connection, { tables: request.tables, leak, reference }),
    canaries: canaries.map((hit) => ({
      canary: hit.canary,
      row: hit.row,
      forms: hit.forms.map((form) => formSchema.parse(form)),
    })),
    blocking: [...(await reportBlocking(connection)), ...(await reportSecondLook(connection))],
  };
}
