import type { Connection } from '../../engine/connection.js';
import type { Store } from '../../engine/store.js';
import type { MatchedCell } from '../../model/evidence.js';
import type { Reference } from '../../model/reference.js';
import type { Trace } from '../../model/trace.js';
import type { RowClass } from '../../model/verdict.js';
import { undated } from './as-of.js';
import { countCaptures, type FileRows } from './captures.js';
import { countPopulation } from './population.js';
import { scoreSystems } from './source.js';
import { dateFrom } from './timeline.js';
import { chooseRows, fitRecords, readRecords, readVersions, skipVersions } from './versions.js';

export type { FileRows } from './captures.js';

export type TraceRequest = {
  readonly cells: readonly MatchedCell[];
  readonly reference: Reference;
  readonly store: Store;
  /** Class of each pattern, and the class whose rows are traced. */
  readonly classes: readonly { readonly id: number; readonly class: RowClass }[];
  readonly wanted: RowClass;
  /** Which rows are of which file. */
  readonly files: readonly FileRows[];
};

/** Finds the system that the rows of a class come from, the day they were taken, and the people they were drawn from. */
export async function trace(connection: Connection, request: TraceRequest): Promise<Trace> {
  const { cells, reference, store } = request;
  const units = await chooseRows(connection, request.classes, request.wanted);
  if (units === 0)
    return {
      units,
      systems: [],
      source: null,
      asOf: undated('No row could be matched to a person of yours.'),
      population: null,
      captures: null,
    };
  await readRecords(connection, store);
  const looked = await lookAtVersions(connection, request);
  const systems = await scoreSystems(connection, cells, reference, units);
  const source = systems[0]?.system ?? null;
  if (source === null)
    return { units, systems, source, asOf: undated('There is no system of record.'), population: null, captures: null };
  const asOf = await dateFrom(connection, cells, reference, source, looked);
  return {
    units,
    systems,
    source,
    asOf,
    population: await countPopulation(connection, store, { cells, reference, name: source, asOf }),
    captures: await countCaptures(connection, request.files),
  };
}

/** Versions tell one system from another, and one day from another. Where there is one system without dates they need not be read. */
async function lookAtVersions(connection: Connection, { cells, reference, store }: TraceRequest): Promise<number> {
  const [only, ...others] = reference.systems;
  if (only !== undefined && only.first === null && others.length === 0) {
    await skipVersions(connection);
    return 0;
  }
  const looked = await readVersions(connection, store, cells, reference);
  await fitRecords(connection, cells, reference);
  return looked;
}
