import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../../../../base/canonical-json.js';
import { readJson, writeSettled } from '../../files.js';
import { LAYOUT, type MergeInput } from '../inputs.js';
import { findPart } from '../../part.js';
import { planMerge, type MergePlan, type SystemPart } from '../plan.js';

const FILE = 'merge.json';

/** What a database was merged from, for the next merge to tell what changed. It counts only beside the database that it names. */
const keptSchema = z.object({
  schema: z.literal('assay.merge/1'),
  database: z.string(),
  layout: z.literal(LAYOUT),
  /** Version of the engine: fingerprints of another one are others. */
  engine: z.string(),
  /** Digest of the earlier leaks and the canaries. */
  others: z.string(),
  systems: z.array(
    z.object({
      system: z.string(),
      kind: z.enum(['history', 'snapshots', 'table']),
      date: z.string().nullable(),
      part: z.string(),
    }),
  ),
  /** People that refreshes have replaced since all were resolved together. */
  replaced: z.int(),
});
type Kept = z.infer<typeof keptSchema>;

/** What is kept in an index folder; null where nothing is, or by another version. */
export function keptOf(dir: string): Kept | null {
  const parsed = keptSchema.safeParse(readJson(join(dir, FILE)));
  return parsed.success ? parsed.data : null;
}

export type Standing = { readonly plan: MergePlan; readonly replaced: number };

/** The plan of the merge that made a database; null where it cannot be told, or a refresh could not go on from it. */
export function readKept(input: MergeInput, database: string, engine: string): Standing | null {
  const found = keptOf(input.dir);
  if (found === null) return null;
  const { systems, replaced, ...kept } = found;
  if (kept.database !== database || kept.engine !== engine || kept.others !== othersOf(input)) return null;
  const parts = systems.flatMap(({ part: digest, ...rest }): SystemPart[] => {
    const part = findPart(input.dir, digest);
    return part === null ? [] : [{ ...rest, part }];
  });
  return parts.length === systems.length ? { plan: planMerge(parts), replaced } : null;
}

export function writeKept(
  input: MergeInput,
  { database, engine, replaced }: Pick<Kept, 'database' | 'engine' | 'replaced'>,
): void {
  const kept: Kept = {
    schema: 'assay.merge/1',
    database,
    layout: LAYOUT,
    engine,
    others: othersOf(input),
    systems: input.parts.map(({ part, ...rest }) => ({ ...rest, part: part.digest })),
    replaced,
  };
  writeSettled(join(input.dir, FILE), `${canonicalJson(kept)}\n`);
}

function othersOf({ priorLeaks, canaries, normaliser, keyCheck }: MergeInput): string {
  const leaks = priorLeaks.map(({ name, date, parts }) => ({ name, date, parts: parts.map(({ digest }) => digest) }));
  const planted = canaries.map(({ part, ...canary }) => ({ ...canary, part: part.digest }));
  return createHash('sha256').update(canonicalJson({ leaks, planted, normaliser, keyCheck })).digest('hex');
}
