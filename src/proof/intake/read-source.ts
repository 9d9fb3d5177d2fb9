import { createReadStream, rmSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { chunksOf, headOf } from './bytes/head.js';
import { isBinary } from './bytes/encoding.js';
import { sha256, survey, type Survey } from './bytes/survey.js';
import { packingOf, unpacked, type Packing } from './bytes/unpack.js';
import { binaryError, containerOf, emptyError, refuseSignatures } from './detect.js';
import { IntakeError } from './error.js';
import { openArchive } from './formats.js';
import { readParquet } from './read-parquet.js';
import { readStructured } from './read-structured.js';
import { readText } from './read-text.js';
import type { Origin, Place, Reading } from './reading.js';
import type { ByteSource, FileSource } from './source.js';

const SKIPPABLE: readonly string[] = ['binary', 'empty', 'unsupported'];

/** Reads one file or member: finds out by its bytes what it is, and hands it to the reader for that. */
export async function readSource(source: ByteSource, place: Place, reading: Reading): Promise<void> {
  try {
    await openLayers(source, place, reading);
    reading.tables.rest();
  } catch (error) {
    if (place.alone || !(error instanceof IntakeError) || !SKIPPABLE.includes(error.code)) throw error;
    reading.skipped.push({ path: source.path, error });
  }
}

async function openLayers(source: ByteSource, place: Place, reading: Reading): Promise<void> {
  const hash = sha256();
  const tapped: ByteSource = { ...source, open: () => Readable.from(hash.of(chunksOf(source)), { objectMode: false }) };
  let plain: ByteSource = source;
  let inner: ByteSource = tapped;
  let { depth, compression } = place;
  let head = await headOf(plain, 512);
  if (head.length === 0) throw emptyError(source.path);
  const packings: Packing[] = [];
  for (let packing = packingOf(head); packing !== null; packing = packingOf(head)) {
    depth++;
    if (depth > reading.limits.maxDepth) throw tooDeep(source.path);
    packings.push(packing);
    compression ??= packing;
    plain = unpacked(plain, packing, reading.limits);
    inner = unpacked(inner, packing, reading.limits);
    head = await headOf(plain, 512);
    if (head.length === 0) throw emptyError(source.path);
  }
  refuseSignatures(head, source.path);
  const known = await keep(inner, source, packings.length > 0, reading);
  try {
    const origin: Origin = {
      path: source.path,
      sha256: hash.hex(),
      bytes: hash.bytes(),
      bytes_decoded: known.survey.bytes,
      compression,
      notes: packings.includes('zstd') ? ['checksums inside zstd were not verified'] : [],
    };
    await readKept(known, origin, { ...place, depth }, reading);
  } finally {
    if (known.spool !== null) rmSync(known.spool, { force: true });
  }
}

type Kept = { readonly file: FileSource; readonly survey: Survey; readonly spool: string | null };

/** One pass over the bytes: hashed, surveyed, and where they are not a plain file already, kept in scratch. */
async function keep(inner: ByteSource, source: ByteSource, packed: boolean, reading: Reading): Promise<Kept> {
  const spool = packed || source.file === null ? path.join(reading.scratch, `spool-${reading.spools.next++}`) : null;
  const found = await survey(chunksOf(inner), spool, (bytes) => reading.meter.add(source.path, bytes));
  const file = spool ?? source.file;
  if (file === null) throw new TypeError('kept nowhere');
  const kept: FileSource = {
    path: source.path,
    size: found.bytes,
    file,
    open: () => createReadStream(file, { highWaterMark: 1 << 20 }),
  };
  return { file: kept, survey: found, spool };
}

async function readKept(known: Kept, origin: Origin, place: Place, reading: Reading): Promise<void> {
  const { head } = known.survey;
  const container = containerOf(head);
  if (container === 'zip') return readZip(known.file, origin, place, reading);
  if (container === 'parquet') return readParquet(known.file, origin, reading);
  if (isBinary(head)) throw binaryError(origin.path);
  if (known.survey.bytes <= known.survey.encoding.bom) throw emptyError(origin.path);
  return readText(known.file, known.survey, origin, reading);
}

const WORKBOOK = 'xl/workbook.xml';

async function readZip(file: FileSource, origin: Origin, place: Place, reading: Reading): Promise<void> {
  const archive = await openArchive(file, reading.limits);
  try {
    if (archive.names.includes(WORKBOOK))
      return await readStructured('xlsx', file, { ...origin, encoding: null }, reading);
    const depth = place.depth + 1;
    if (depth > reading.limits.maxDepth) throw tooDeep(origin.path);
    if (archive.members.length === 0) throw emptyError(origin.path);
    const alone = place.alone && archive.members.length === 1;
    for (const member of archive.members) await readSource(member, { depth, compression: 'zip', alone }, reading);
  } finally {
    await archive.close();
  }
}

function tooDeep(file: string): IntakeError {
  return new IntakeError('too_deep', 'archives lie too deep inside each other', {
    where: { file },
    hint: 'Unpack the outer ones first.',
    exit: 2,
  });
}
