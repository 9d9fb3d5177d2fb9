import type { Connection } from '../../engine/connection.js';
import { ELEMENTS } from '../../model/element.js';
import { referenceSchema, type Reference } from '../../model/reference.js';
import { allParts, inputsOf, leaksByName, type MergeInput, type Planned } from './inputs.js';
import type { Part, Source } from './part.js';
import { contentsOf } from './plan.js';
import { countRows, measureForms, measureSystems, sumCoherence, type Counts } from './statistics.js';
import { countPriorPeople, gatherWarnings } from './warnings.js';

export type Described = {
  readonly input: MergeInput;
  readonly planned: Planned;
  /** Name of the database file, and what it is attached as. */
  readonly file: string;
  readonly database: string;
  readonly counts: Counts;
};

/** What stands in `reference.json`. */
export async function describeReference(
  connection: Connection,
  { input, planned, file, database, counts }: Described,
): Promise<Reference> {
  const people = await countPriorPeople(connection, planned.leakColumns, database);
  const parts = allParts(input);
  const own = input.parts.map(({ part }) => part);
  return referenceSchema.parse({
    schema: 'assay.reference/1',
    built_at: input.now.toISOString(),
    normaliser: input.normaliser,
    key_check: input.keyCheck,
    inputs: inputsOf(input),
    database: file,
    people: counts.people,
    records: counts.records,
    rows: countRows(own),
    systems: await measureSystems(connection, planned, { database, counts }),
    columns: planned.columns,
    prior_columns: planned.leakColumns,
    forms: await measureForms(connection, planned, { database, counts }),
    coherence: sumCoherence(own),
    prior_leaks: leaksByName(input).map((leak, index) => ({
      name: leak.name,
      date: leak.date,
      rows: countRows(leak.parts),
      people: people.get(index) ?? 0,
      ...contentsOf(
        leak.parts.map((part) => ({ part })),
        ELEMENTS,
      ),
    })),
    canaries: input.canaries.map(({ canary_id, system, planted_on }) => ({ canary_id, system, planted_on })),
    sources: sourcesOf(parts, input.empty),
    warnings: [
      ...(input.warnings ?? []),
      ...(await gatherWarnings(connection, planned, database)),
      ...warningsOf(parts),
    ],
  });
}

export function sourcesOf(parts: readonly Part[], empty: readonly Source[] = []): Reference['sources'] {
  const all = [...parts.flatMap((part) => part.sources), ...empty];
  const sources = new Map(all.map((source) => [source.path, source]));
  return [...sources.values()].sort((left, right) => (left.path < right.path ? -1 : 1));
}

function warningsOf(parts: readonly Part[]): string[] {
  return [...new Set(parts.flatMap(({ warnings }) => warnings))].sort();
}
