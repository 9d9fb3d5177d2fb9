import path from 'node:path';
import { watch } from '../../engine/watch.js';
import { chunksOf } from './bytes/head.js';
import { cleanUtf8, decodeText, type DecodedText } from './bytes/decode.js';
import { HEAD_BYTES, type Survey } from './bytes/survey.js';
import { isClean, readClean } from './delimited/read-clean.js';
import { readDelimited, type DelimitedResult } from './delimited/read-delimited.js';
import { sniff, type Sniffed } from './delimited/sniff.js';
import { emptyError, textKindOf } from './detect.js';
import { IntakeError } from './error.js';
import { addLedger } from './ledger.js';
import { readStructured } from './read-structured.js';
import type { Origin, Reading } from './reading.js';
import { newCount } from './rows.js';
import type { FileSource } from './source.js';

/** Reads a text: finds its encoding and kind, and reads lines of cells itself. */
export async function readText(file: FileSource, survey: Survey, origin: Origin, reading: Reading): Promise<void> {
  const { encoding } = survey;
  const text = decodeText(() => chunksOf(file), encoding);
  const sample = await sampleOf(text);
  if (sample.complete && sample.bytes.toString('utf8').trim() === '') throw emptyError(origin.path);
  const kind = textKindOf(sample.bytes.toString('utf8'), sample.complete);
  if (kind !== 'delimited') {
    const plain = survey.validUtf8 && encoding.bom === 0 && encoding.label === 'utf-8';
    const clean = encoding.label === 'utf-8' ? cleanUtf8(text.chunks) : text;
    return readStructured(kind, file, { ...origin, encoding: encoding.label }, reading, plain ? null : clean);
  }
  return readLines(text, { file, survey, sample }, { ...origin, encoding: encoding.label }, reading);
}

type Sample = { readonly bytes: Buffer; readonly complete: boolean };

async function sampleOf(text: DecodedText): Promise<Sample> {
  const parts: Buffer[] = [];
  let bytes = 0;
  let complete = true;
  for await (const chunk of text.chunks()) {
    parts.push(chunk);
    bytes += chunk.length;
    complete = bytes <= HEAD_BYTES;
    if (!complete) break;
  }
  return { bytes: Buffer.concat(parts).subarray(0, HEAD_BYTES), complete };
}

async function readLines(
  text: DecodedText,
  { file: source, survey, sample }: { readonly file: FileSource; readonly survey: Survey; readonly sample: Sample },
  origin: Origin & { readonly encoding: string },
  reading: Reading,
): Promise<void> {
  const { limits } = reading;
  const sniffed = sniff(sample.bytes, sample.complete, limits.maxColumns);
  if (sniffed.columns.length > limits.maxColumns) {
    throw new IntakeError('limit', `the file has more than ${limits.maxColumns} columns`, {
      where: { file: origin.path },
      hint: 'Leave out the columns that say nothing about people.',
      exit: 2,
    });
  }
  const file = reading.ledgers.length;
  const clean = isClean(sniffed, survey, limits) ? await readWhole(source, { sniffed, survey }, file, reading) : null;
  const result =
    clean ??
    (await readDelimited(
      { chunks: text.chunks, sniffed, replaced: text.replaced, onBytes: (bytes) => reading.progress.add(bytes) },
      file,
      reading.tables,
      limits,
    ));
  const { count } = result;
  if (count.parsed + count.repaired + count.rejected === 0 && !sniffed.header) throw emptyError(origin.path);
  addLedger(reading, origin, count, {
    format: sniffed.combo ? 'combo' : 'csv',
    delimiter: sniffed.dialect.delimiter === '' ? null : sniffed.dialect.delimiter,
    header: sniffed.header,
    notes: [...sniffed.notes, ...result.notes],
  });
}

/** A clean text, read by the engine; null where it was not so clean. */
async function readWhole(
  source: FileSource,
  { sniffed, survey }: { readonly sniffed: Sniffed; readonly survey: Survey },
  file: number,
  reading: Reading,
): Promise<DelimitedResult | null> {
  const into = path.join(reading.scratch, `clean-${reading.spools.next++}.parquet`);
  const engine = await reading.engine();
  let told = 0;
  const tell = (bytes: number): void => {
    reading.progress.add(bytes - told);
    told = bytes;
  };
  const rows = await watch(
    engine,
    (share) => tell(Math.floor(share * survey.bytes)),
    () => readClean(engine, { file: source.file, sniffed, survey, into }),
  );
  // What was not clean is read again, and told of again from its beginning.
  tell(rows === null ? 0 : survey.bytes);
  if (rows === null) return null;
  const table = reading.tables.take(sniffed.columns, sniffed.header, sniffed.profile);
  const row = reading.tables.skipRows(rows) + 1;
  table.parts.push({ cells: into, rows, numbered: { row, file, line: sniffed.start.line } });
  return { count: { ...newCount(), parsed: rows }, notes: [] };
}
