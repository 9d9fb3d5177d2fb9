import { readFileSync, statSync } from 'node:fs';
import { AssayError } from '../../../base/errors.js';
import type { OversightImport } from '../../../model/oversight.js';
import { BUNDLE_LIMITS, type PostureBundle } from '../../../model/posture-bundle.js';
import { OversightError } from '../../../posture/oversight/error.js';
import { verifiedBundle } from '../bundle/signing.js';
import { lockStore } from './lock.js';
import {
  aliasesOf,
  dropUnfinished,
  MOST_KEPT,
  openStore,
  plantsIn,
  readRecord,
  writeRecord,
  type PlantRecord,
} from './store.js';

export type ImportRequest = {
  /** As given, and absolute. */
  readonly files: readonly { readonly name: string; readonly file: string }[];
  /** Folder of the bundles. */
  readonly into: string;
  /** Take a plant's new key without asking. */
  readonly acceptKey: boolean;
  readonly now: Date;
};

type Row = OversightImport['bundles'][number];
type Read = { readonly where: string; readonly line: string; readonly bundle: PostureBundle };

/** How long an import waits for another one into the same folder. */
const PATIENCE_MS = 60_000;

/**
 * Imports while no other process imports into the same folder: of two at once none loses what the other took in. Throws `busy` where
 * another one does not end.
 */
export async function importInTurn(
  request: ImportRequest,
  { signal, patienceMs = PATIENCE_MS }: { readonly signal: AbortSignal; readonly patienceMs?: number },
): Promise<OversightImport> {
  openStore(request.into);
  const release = await lockStore(request.into, { signal, patienceMs });
  try {
    dropUnfinished(request.into);
    return importBundles(request);
  } finally {
    release();
  }
}

/** Takes in bundles, each by itself: one that is refused keeps none of the others out. The order of files does not matter. */
export function importBundles(request: ImportRequest): OversightImport {
  openStore(request.into);
  const refused: Row[] = [];
  const read: Read[] = [];
  for (const { name, file } of request.files) {
    for (const each of linesOf(name, file, refused)) {
      try {
        const bundle = verifiedBundle(each.line);
        requirePast(bundle, request.now);
        read.push({ ...each, bundle });
      } catch (error) {
        refused.push(refusal(each.where, error));
      }
    }
  }
  const plants = new Map<string, Read[]>();
  for (const each of read.sort(byAge)) {
    const { id } = each.bundle.plant;
    plants.set(id, [...(plants.get(id) ?? []), each]);
  }
  const taken = [...plants].flatMap(([plant, bundles]) => takeIn(plant, bundles, request));
  const known = plantsIn(request.into);
  const alias = aliasesOf(request.into, known);
  return {
    schema: 'assay.oversight-import/1',
    bundles: [...taken, ...refused].map((row) => ({
      ...row,
      alias: row.plant === null || !known.includes(row.plant) ? null : alias(row.plant),
    })),
    plants: known.length,
  };
}

function linesOf(name: string, file: string, refused: Row[]): { where: string; line: string }[] {
  try {
    const lines = readLines(file);
    return lines.map((line, at) => ({ where: lines.length === 1 ? name : `${name}:${at + 1}`, line }));
  } catch (error) {
    refused.push(refusal(name, error));
    return [];
  }
}

function readLines(file: string): string[] {
  const info = statSync(file, { throwIfNoEntry: false });
  if (info?.isFile() !== true) throw unreadable();
  if (info.size > BUNDLE_LIMITS.file) throw tooLarge();
  const lines = text(file)
    .replace(/\r?\n$/u, '')
    .split(/\r?\n/u);
  if (lines.length > BUNDLE_LIMITS.lines) throw tooLarge();
  return lines;
}

function text(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (cause) {
    throw unreadable(cause);
  }
}

function takeIn(plant: string, bundles: readonly Read[], { into, acceptKey, now }: ImportRequest): Row[] {
  const before = readRecord(into, plant);
  let record = before;
  const rows = bundles.map(({ where, line, bundle }): Row => {
    const { key } = bundle;
    const row = { ...EMPTY, where, plant, as_of: bundle.as_of, fingerprint: key.fingerprint };
    const other = record !== null && record.key.public !== key.public;
    if (other && !acceptKey) return { ...row, outcome: 'refused', ...codeOf(keyChanged()) };
    const fresh = record === null || other;
    const lines = record?.lines ?? [];
    if (lines.includes(line)) return { ...row, outcome: 'unchanged' };
    const kept = [...lines, line].sort(byLine).slice(-MOST_KEPT);
    const newest = kept.at(-1) === line;
    record = { key: record === null || other ? pinned(key, now) : record.key, lines: kept };
    return { ...row, outcome: newest ? 'added' : 'older', new_key: fresh };
  });
  if (record !== null && record !== before) writeRecord(into, plant, record);
  return rows;
}

const EMPTY = {
  plant: null,
  alias: null,
  as_of: null,
  fingerprint: null,
  new_key: false,
  code: null,
  why: null,
} as const;

function pinned({ public: raw, fingerprint }: PostureBundle['key'], now: Date): PlantRecord['key'] {
  return { public: raw, fingerprint, since: now.toISOString() };
}

const DAY = 86_400_000;

/** Clocks may be a day off, not more. */
function requirePast({ as_of: asOf, made_at: madeAt }: PostureBundle, now: Date): void {
  const latest = now.getTime() + DAY;
  if (Date.parse(madeAt) <= latest && Date.parse(`${asOf}T00:00:00Z`) <= latest) return;
  throw new OversightError(
    'from_the_future',
    `it says that it was made on ${madeAt.slice(0, 10)}, as of ${asOf}: that is to come`,
    {
      hint: "One of the two clocks is wrong: the plant's or this one.",
    },
  );
}

function byAge(one: Read, other: Read): number {
  return compare(ageKey(one.bundle, one.line), ageKey(other.bundle, other.line));
}

function byLine(one: string, other: string): number {
  return compare(lineKey(one), lineKey(other));
}

function ageKey({ as_of: asOf, made_at: madeAt }: Pick<PostureBundle, 'as_of' | 'made_at'>, line: string): string {
  return `${asOf} ${String(Date.parse(madeAt)).padStart(16, '0')} ${line}`;
}

/** Canonical JSON begins with the day: `{"as_of":"2021-08-20",`; the time is asked of the text. */
function lineKey(line: string): string {
  const asOf = /^\{"as_of":"([\d-]{10})"/u.exec(line)?.[1] ?? '';
  const madeAt = /"made_at":"([^"]{10,40})"/u.exec(line)?.[1] ?? '';
  return ageKey({ as_of: asOf, made_at: madeAt }, line);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function refusal(where: string, error: unknown): Row {
  if (!(error instanceof AssayError)) throw error;
  return { ...EMPTY, where, outcome: 'refused', ...codeOf(error) };
}

function codeOf(error: AssayError): { code: string; why: string } {
  return { code: error.code, why: [error.message, error.hint].filter((part) => part !== undefined).join('. ') };
}

function keyChanged(): OversightError {
  return new OversightError('key_changed', 'the plant signed with another key than before', {
    hint: 'Call the plant, let it read the fingerprint out (`assay posture key`), and import again with --accept-key if it is right.',
  });
}

function unreadable(cause?: unknown): OversightError {
  return new OversightError('unreadable_bundle', 'the file is not there or is no text', {
    hint: 'It must be a file that `assay posture export` wrote.',
    cause,
  });
}

function tooLarge(): OversightError {
  return new OversightError('too_large', 'the file is larger than bundles are', { hint: 'It is something else.' });
}
