import { StringDecoder } from 'node:string_decoder';
import type { Encoding } from './encoding.js';

/** A text as UTF-8 without its byte order mark. `replaced` tells, once read, whether bytes had to be replaced by U+FFFD. */
export type DecodedText = {
  readonly chunks: () => AsyncIterable<Buffer>;
  readonly replaced: () => boolean;
};

/** Decodes chunk by chunk. UTF-8 passes as it is: bad bytes in it are for the reader to judge line by line. */
export function decodeText(open: () => AsyncIterable<Buffer>, encoding: Encoding): DecodedText {
  if (encoding.label === 'utf-8') return { chunks: () => skip(open(), encoding.bom), replaced: () => false };
  let replaced = false;
  async function* chunks(): AsyncGenerator<Buffer> {
    const decoder = decoderOf(encoding.label);
    for await (const chunk of skip(open(), encoding.bom)) {
      const text = decoder.write(chunk);
      if (!replaced && text.includes('\uFFFD')) replaced = true;
      if (text !== '') yield Buffer.from(text, 'utf8');
    }
    const rest = decoder.end();
    if (rest.includes('\uFFFD')) replaced = true;
    if (rest !== '') yield Buffer.from(rest, 'utf8');
  }
  return { chunks, replaced: () => replaced };
}

async function* skip(chunks: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const chunk of chunks) {
    const cut = Math.min(left, chunk.length);
    left -= cut;
    if (cut < chunk.length) yield cut === 0 ? chunk : chunk.subarray(cut);
  }
}

type Decoder = { readonly write: (chunk: Buffer) => string; readonly end: () => string };

function decoderOf(label: string): Decoder {
  if (label === 'utf-32le' || label === 'utf-32be') return utf32Decoder(label === 'utf-32le');
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  return { write: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() };
}

function utf32Decoder(little: boolean): Decoder {
  let left: Buffer = Buffer.alloc(0);
  return {
    write(chunk) {
      const bytes = left.length === 0 ? chunk : Buffer.concat([left, chunk]);
      const whole = bytes.length - (bytes.length % 4);
      left = bytes.subarray(whole);
      const parts: string[] = [];
      for (let at = 0; at < whole; at += 4) {
        parts.push(pointText(little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)));
      }
      return parts.join('');
    },
    end: () => (left.length === 0 ? '' : '\uFFFD'),
  };
}

function pointText(point: number): string {
  const valid = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
  return valid ? String.fromCodePoint(point) : '\uFFFD';
}

/** UTF-8 with bad bytes replaced, for readers that are promised valid text. */
export function cleanUtf8(open: () => AsyncIterable<Buffer>): DecodedText {
  let replaced = false;
  async function* chunks(): AsyncGenerator<Buffer> {
    const decoder = new StringDecoder('utf8');
    for await (const chunk of open()) {
      const text = decoder.write(chunk);
      if (!replaced && text.includes('\uFFFD')) replaced = true;
      yield Buffer.from(text, 'utf8');
    }
    const rest = decoder.end();
    if (rest !== '') {
      replaced = true;
      yield Buffer.from(rest, 'utf8');
    }
  }
  return { chunks, replaced: () => replaced };
}
