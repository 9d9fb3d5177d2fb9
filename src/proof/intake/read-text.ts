import { chunksOf } from './bytes/head.js';
import { cleanUtf8, decodeText, type DecodedText } from './bytes/decode.js';
import { HEAD_BYTES, type Survey } from './bytes/survey.js';
import { readDelimited } from './delimited/read-delimited.js';
import { sniff } from './delimited/sniff.js';
import { emptyError, textKindOf } from './detect.js';
import { IntakeError } from './error.js';
import { addLedger } from './ledger.js';
import { readStructured } from './read-structured.js';
import type { Origin, Reading } from './reading.js';
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
  return readLines(text, sample, { ...origin, encoding: encoding.label }, reading);
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
  sample: Sample,
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
  const result = await readDelimited(
    { chunks: text.chunks, sniffed, replaced: text.replaced, onBytes: (bytes) => reading.progress.add(bytes) },
    file,
    reading.tables,
    limits,
  );
  const { count } = result;
  if (count.parsed + count.repaired + count.rejected === 0 && !sniffed.header) throw emptyError(origin.path);
  addLedger(reading, origin, count, {
    format: sniffed.combo ? 'combo' : 'csv',
    delimiter: sniffed.dialect.delimiter === '' ? null : sniffed.dialect.delimiter,
    header: sniffed.header,
    notes: [...sniffed.notes, ...result.notes],
  });
}
