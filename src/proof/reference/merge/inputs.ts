import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../base/canonical-json.js';
import { parquetTable } from '../../../engine/sql.js';
import type { OnProgress } from '../../../model/progress.js';
import type { Reference } from '../../../model/reference.js';
import { ReferenceFault } from '../error.js';
import type { Part, Source } from '../part.js';
import { columnsOf, nameCells, planMerge, type MergePlan, type PlannedPart, type SystemPart } from './plan.js';
import type { Copy } from './copy.js';
import type { PlannedCanary, PlannedLeak } from './tables.js';

export type PriorLeak = { readonly name: string; readonly date: string; readonly parts: readonly Part[] };

/** One planted record: the row of the part that holds its tokens. */
export type Canary = Reference['canaries'][number] & { readonly part: Part; readonly row: number };

export type MergeInput = {
  /** The index folder; the connection must be allowed to write there. */
  readonly dir: string;
  readonly parts: readonly SystemPart[];
  readonly priorLeaks: readonly PriorLeak[];
  readonly canaries: readonly Canary[];
  readonly normaliser: number;
  readonly keyCheck: string;
  readonly now: Date;
  /** A copy of the standing database that was begun ahead. */
  readonly copy?: Copy | null;
  /** Merge again although nothing changed. */
  readonly again?: boolean;
  /** Share of the people whom refreshes may replace before all are merged together again; a fifth unless told. */
  readonly mostReplaced?: number;
  /** Remarks of the earlier stages; those of the parts are added. */
  readonly warnings?: readonly string[];
  /** Sources that were read and gave no part, for they hold no row. */
  readonly empty?: readonly Source[];
  readonly onProgress?: OnProgress;
};

export type Planned = MergePlan & {
  readonly leaks: readonly PlannedLeak[];
  readonly leakColumns: MergePlan['columns'];
  readonly canaries: readonly PlannedCanary[];
};

/** Throws `nothing_to_index`, `index_outdated`. */
export function planAll(input: MergeInput): Planned {
  if (input.parts.length === 0) {
    throw new ReferenceFault('nothing_to_index', 'the systems of record hold no rows', {
      hint: 'See that the files which assay.yaml names under systems hold more than a header.',
      exit: 2,
    });
  }
  for (const part of allParts(input)) {
    if (part.normaliser === input.normaliser && part.key_check === input.keyCheck) continue;
    throw new ReferenceFault('index_outdated', 'a part was made with another key or normaliser', {
      where: { file: part.file },
    });
  }
  const systems = planMerge(input.parts);
  const planned = new Map<string, PlannedPart>();
  const plan = (part: Part): PlannedPart => {
    const known = planned.get(part.digest);
    if (known !== undefined) return known;
    const made = { index: planned.size, part, source: parquetTable(part.file), snapshot: null, cells: nameCells(part) };
    planned.set(part.digest, made);
    return made;
  };
  const leaks = leaksByName(input).map(({ parts }, index) => ({ index, parts: parts.map(plan) }));
  const canaries = input.canaries.map(({ part, row }, index) => ({ index, row, part: plan(part) }));
  return { ...systems, leaks, leakColumns: columnsOf(leaks.flatMap(({ parts }) => parts)), canaries };
}

export function leaksByName(input: MergeInput): PriorLeak[] {
  return [...input.priorLeaks].sort((left, right) => (left.name < right.name ? -1 : 1));
}

export function allParts(input: MergeInput): Part[] {
  return [
    ...input.parts.map(({ part }) => part),
    ...input.priorLeaks.flatMap(({ parts }) => parts),
    ...input.canaries.map(({ part }) => part),
  ];
}

export function digestsOf(input: MergeInput): Set<string> {
  return new Set(allParts(input).map(({ digest }) => digest));
}

/** Raised when the same parts make other tables than before: an index that was merged otherwise is merged anew. */
export const LAYOUT = 8;

/** Digest of all that a merge depends on, whatever the order it is given in. */
export function inputsOf({ parts, priorLeaks, canaries, normaliser, keyCheck }: MergeInput): string {
  const lines = [
    ...parts.map(({ system, kind, date, part }) => canonicalJson({ system, kind, date, part: part.digest })),
    ...priorLeaks.map(({ name, date, parts: own }) =>
      canonicalJson({ name, date, parts: own.map(({ digest }) => digest) }),
    ),
    ...canaries.map(({ part, ...canary }) => canonicalJson({ ...canary, part: part.digest })),
  ];
  return createHash('sha256')
    .update(canonicalJson({ layout: LAYOUT, normaliser, keyCheck, lines: lines.sort() }))
    .digest('hex');
}
