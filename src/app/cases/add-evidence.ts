import path from 'node:path';
import type { Readable } from 'node:stream';
import type { CaseEvent, Payload } from '../../model/case.js';
import { workspacePaths } from '../paths.js';
import { append, type Entry } from './add.js';
import { fingerprint, keepCopy, keepStream } from './evidence.js';
import { withCases, type CaseContext } from './open.js';

export type EvidenceOptions = {
  readonly reference: boolean;
  readonly mediaType: string | null;
  readonly custody: Payload<'evidence'>['custody'];
  readonly signal: AbortSignal;
};

/** Adds a file: a copy under `.assay/evidence/`, or only where it lies. */
export async function addEvidence(
  dir: string,
  entry: Entry,
  file: string,
  { reference, mediaType, custody, signal }: EvidenceOptions,
  context: CaseContext,
): Promise<CaseEvent> {
  return withCases(dir, context, async (opened) => {
    await opened.store.events(entry.caseId); // before anything is copied
    const { evidence } = workspacePaths(opened.settings.dir);
    const found = reference ? await fingerprint(file, signal) : await keepCopy(file, evidence, signal);
    const name = path.basename(file);
    const media_type = mediaType ?? mediaTypeOf(name);
    const kept = reference ? ({ kept: 'reference', path: file } as const) : ({ kept: 'copy' } as const);
    return append(opened, entry, { kind: 'evidence', payload: { ...found, name, media_type, ...kept, custody } });
  });
}

/** Adds what comes in as a stream, as a copy under its name. */
export async function addUpload(
  dir: string,
  entry: Entry,
  { name, stream }: { readonly name: string; readonly stream: Readable },
  { custody, signal }: Pick<EvidenceOptions, 'custody' | 'signal'>,
  context: CaseContext,
): Promise<CaseEvent> {
  return withCases(dir, context, async (opened) => {
    await opened.store.events(entry.caseId); // before anything is taken in
    const found = await keepStream(stream, workspacePaths(opened.settings.dir).evidence, signal);
    const payload = { ...found, name, media_type: mediaTypeOf(name), kept: 'copy', custody } as const;
    return append(opened, entry, { kind: 'evidence', payload });
  });
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  json: 'application/json',
  jsonl: 'application/jsonl',
  html: 'text/html',
  eml: 'message/rfc822',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  zip: 'application/zip',
  gz: 'application/gzip',
  zst: 'application/zstd',
  parquet: 'application/vnd.apache.parquet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  tsr: 'application/timestamp-reply',
};

export function mediaTypeOf(name: string): string {
  return MEDIA_TYPES[path.extname(name).slice(1).toLowerCase()] ?? 'application/octet-stream';
}
