import type { Connection } from '../../engine/connection.js';
import type { Store } from '../../engine/store.js';
import { watch } from '../../engine/watch.js';
import { formSchema, type Element } from '../../model/element.js';
import type { MatchResult } from '../../model/evidence.js';
import type { OnProgress } from '../../model/progress.js';
import type { Reference } from '../../model/reference.js';
import { findCandidates, makeKeys, partCandidates, readCandidates, reportBlocking } from './candidates.js';
import { chooseBest, compareCandidates } from './compare.js';
import { countHolders, findHolders } from './holders.js';
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
  readonly reference: Reference;
  /** Where the tables of `reference` lie. */
  readonly store: Store;
  readonly publicElements: readonly Element[];
  readonly rows: number;
  /** Candidates up to which all are compared, for tests. */
  readonly few?: number;
  readonly onProgress?: OnProgress;
};

/** Holds every distinct row of the leak against the people of the reference, and returns the kinds of rows there are. */
export async function match(connection: Connection, request: MatchRequest): Promise<MatchResult> {
  const { reference, store } = request;
  const { cells: leak, byTable } = unifyCells(request.tables);
  const cells = describeCells(leak, reference, request.publicElements);
  const steps: (() => Promise<void>)[] = [
    () => makeUnits(connection, request.tables, leak, byTable),
    () => makeKeys(connection, leak),
    () => findCandidates(connection, store, leak, reference),
    () => lookAgain(connection, store, leak, reference),
    () => partCandidates(connection, leak, request.few),
    () => readCandidates(connection, store, leak, reference),
    () => compareCandidates(connection, leak, reference),
    () => findHolders(connection, store, leak, reference),
    () => countHolders(connection, leak, reference),
    () => chooseBest(connection, leak, reference),
    () => comparePriorLeaks(connection, store, leak, reference),
  ];
  const tell = (done: number): void =>
    request.onProgress?.({ step: 'matching', done, total: steps.length + 1, unit: 'steps' });
  for (const [at, step] of steps.entries()) {
    tell(at);
    await watch(connection, (share) => tell(at + share), step);
  }
  tell(steps.length);
  const patterns = await gatherPatterns(connection, store, { leak, cells, reference });
  const canaries = await findCanaries(connection, store, leak, reference);
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
    strangers: await describeStrangers(connection, { tables: request.tables, leak, reference, store }),
    canaries: canaries.map((hit) => ({
      canary: hit.canary,
      row: hit.row,
      forms: hit.forms.map((form) => formSchema.parse(form)),
    })),
    blocking: [...(await reportBlocking(connection)), ...(await reportSecondLook(connection))],
  };
}
