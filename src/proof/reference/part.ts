import { createHash } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../../base/canonical-json.js';
import type { Cell, Connection } from '../../engine/connection.js';
import { ident, literal } from '../../engine/sql.js';
import { coherenceCountSchema, type CoherenceCount } from '../../model/coherence.js';
import { IDENTIFYING_FORMS, elementSchema, formSchema, type Element } from '../../model/element.js';
import { columnFindingSchema } from '../../model/fields.js';
import { numberRangeSchema, type NumberRange } from '../../model/reference.js';
import type { TokenTable } from '../../model/tokens.js';
import { PARTIAL, listFiles, readJson, remove, settle, writeSettled } from './files.js';

export const sourceSchema = z.object({
  path: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  modified_ms: z.number(),
});
export type Source = z.infer<typeof sourceSchema>;

/** What a part's file says of it: the tokenised form of one source, a system's snapshot or a group of its files. */
export const partSchema = z.object({
  schema: z.literal('assay.part/1'),
  digest: z.string(),
  normaliser: z.int(),
  key_check: z.string(),
  rows: z.int(),
  /** Size of the Parquet file: one that was cut short is not taken for a part. */
  bytes: z.int(),
  cells: z.array(
    z.object({
      name: z.string(),
      form: formSchema,
      element: elementSchema,
      column: z.int().nullable(),
      derived: z.boolean(),
      filled: z.int(),
      /** Distinct tokens of an identifying form, within a few per cent; 0 for the others. */
      distinct: z.int(),
    }),
  ),
  has_dates: z.boolean(),
  has_state: z.boolean(),
  /** How its rows are marked: of two parts with the same marking, rows with the same mark are alike. Null where they have none. */
  marking: z.string().nullable().default(null),
  ranges: z.array(numberRangeSchema),
  /** How often cells of a row fit each other, in some of the rows. */
  coherence: z.array(coherenceCountSchema),
  columns: z.array(
    columnFindingSchema.pick({
      name: true,
      element: true,
      confidence: true,
      rows: true,
      valid: true,
      invalid: true,
      empty: true,
    }),
  ),
  sources: z.array(sourceSchema),
  warnings: z.array(z.string()),
});
export type PartDescription = z.infer<typeof partSchema>;

export type Part = PartDescription & { readonly file: string };

export type PartMeta = {
  readonly digest: string;
  readonly normaliser: number;
  readonly keyCheck: string;
  readonly sources: readonly Source[];
  readonly marking?: string | null;
  readonly ranges?: readonly NumberRange[];
  readonly coherence?: readonly CoherenceCount[];
  readonly columns?: PartDescription['columns'];
  readonly warnings?: readonly string[];
};

export type PartIdentity = {
  /** SHA-256 of each file, in the order read. */
  readonly files: readonly string[];
  readonly columns: Readonly<Record<string, Element>>;
  readonly normaliser: number;
  readonly keyCheck: string;
  /** Names of the validity columns of a history. */
  readonly from: string | null;
  readonly to: string | null;
};

/** What a part is made from, in 64 hex digits: the same digest means the same tokens. */
export function partDigest(identity: PartIdentity): string {
  return createHash('sha256')
    .update(canonicalJson({ schema: 'assay.part/1', ...identity }))
    .digest('hex');
}

/** Writes the token table as a part of the index folder. Killed at any point, it leaves no part or a whole one. */
export async function writePart(connection: Connection, table: TokenTable, meta: PartMeta, dir: string): Promise<Part> {
  const folder = partsDir(dir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${meta.digest}.parquet`);
  const partial = `${file}${PARTIAL}`;
  const columns = ['row', ...table.cells.map((cell) => cell.name), ...attributesOf(table)].map(ident).join(', ');
  await connection.run(
    `COPY (SELECT ${columns} FROM ${table.table}) TO ${literal(partial)} (FORMAT parquet, PARQUET_VERSION V2, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`,
  );
  const description = partSchema.parse(await describe(connection, table, meta, statSync(partial).size));
  settle(partial, file);
  writeSettled(join(folder, `${meta.digest}.json`), `${canonicalJson(description)}\n`);
  return { ...description, file };
}

/** The part of that digest, or null where there is none that is whole. */
export function findPart(dir: string, digest: string): Part | null {
  const folder = partsDir(dir);
  const parsed = partSchema.safeParse(readJson(join(folder, `${digest}.json`)));
  if (!parsed.success || parsed.data.digest !== digest) return null;
  const file = join(folder, `${digest}.parquet`);
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.size === parsed.data.bytes ? { ...parsed.data, file } : null;
}

/** The whole parts that were made from files of these names, as the index names them, whatever the files held then. */
export function findPartsOf(dir: string, paths: readonly string[]): Part[] {
  const digests = listFiles(partsDir(dir)).flatMap((name) => /^([^.]+)\.json$/u.exec(name)?.[1] ?? []);
  const parts = digests.flatMap((digest) => findPart(dir, digest) ?? []);
  return parts.filter(({ sources }) => sources.map(({ path }) => path).join('\n') === paths.join('\n'));
}

/** Removes what no part of `kept` needs: older parts and what killed builds left. */
export function removeOtherParts(dir: string, kept: ReadonlySet<string>): void {
  const folder = partsDir(dir);
  for (const name of listFiles(folder)) {
    const digest = /^([^.]+)\.(?:parquet|json)$/u.exec(name)?.[1];
    if (digest === undefined || !kept.has(digest)) remove(join(folder, name));
  }
}

export function partsDir(dir: string): string {
  return join(dir, 'parts');
}

function attributesOf(table: TokenTable): string[] {
  return [
    ...(table.hasDates ? ['valid_from', 'valid_to'] : []),
    ...(table.hasState ? ['state_code'] : []),
    ...(table.hasMark ? ['mark'] : []),
  ];
}

async function describe(connection: Connection, table: TokenTable, meta: PartMeta, bytes: number) {
  const distinct = await countDistinct(connection, table);
  return {
    schema: 'assay.part/1',
    digest: meta.digest,
    normaliser: meta.normaliser,
    key_check: meta.keyCheck,
    rows: table.rows,
    bytes,
    cells: table.cells.map((cell, index) => ({ ...cell, distinct: distinct[index] ?? 0 })),
    has_dates: table.hasDates,
    has_state: table.hasState,
    marking: table.hasMark ? (meta.marking ?? null) : null,
    ranges: meta.ranges ?? [],
    coherence: meta.coherence ?? [],
    columns: meta.columns ?? [],
    sources: meta.sources,
    warnings: meta.warnings ?? [],
  };
}

async function countDistinct(connection: Connection, table: TokenTable): Promise<number[]> {
  if (table.cells.length === 0) return [];
  const counts = table.cells.flatMap((cell, index) =>
    IDENTIFYING_FORMS.includes(cell.form) ? `approx_count_distinct(${ident(cell.name)}) AS n${index}` : [],
  );
  if (counts.length === 0) return [];
  const [row] = await connection.rows(`SELECT ${counts.join(', ')} FROM ${table.table}`);
  return table.cells.map((_, index) => toNumber(row?.[`n${index}`]));
}

export function toNumber(cell: Cell | undefined): number {
  return typeof cell === 'number' || typeof cell === 'bigint' ? Number(cell) : 0;
}
