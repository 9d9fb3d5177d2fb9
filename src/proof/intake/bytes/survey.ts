import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { writeAll } from './write-all.js';
import { encodingOf, wideEncoding, type Encoding } from './encoding.js';

/** All that one pass over a file's unpacked bytes tells, before anything in them is believed. */
export type Survey = {
  readonly bytes: number;
  /** The first bytes, at most HEAD_BYTES. */
  readonly head: Buffer;
  readonly encoding: Encoding;
  /** The whole is valid UTF-8. */
  readonly validUtf8: boolean;
  /** The replacement character stands in it: somebody before us could not read some of it. */
  readonly replaced: boolean;
  /** Which of `NOTED` bytes there are; of a text in wide characters nothing is noted. */
  readonly seen: ReadonlySet<number>;
  /** Lines that end with a line feed or the text, and the bytes of the longest. */
  readonly lines: number;
  readonly longest: number;
};

/** What can make a line something else than a record: NUL, return, quotes, our own mark for a missing quote. */
const NOTED = [0, 13, 34, 39, 0x1e];
const FEED = 10;
const REPLACEMENT = Buffer.from('\uFFFD');

export const HEAD_BYTES = 1 << 18;
const SAMPLE_BYTES = 1 << 16;

export type Surveyor = { readonly take: (chunk: Buffer) => void; readonly end: () => Survey };

export function createSurveyor(): Surveyor {
  const head: Buffer[] = [];
  let headBytes = 0;
  let bytes = 0;
  let sample: Buffer | null = null;
  let utf8Stretches = 0;
  let otherStretches = 0;
  let rest: Buffer = Buffer.alloc(0);
  let wide = false;
  let replaced = false;
  const seen = new Set<number>();
  const lines = { whole: 0, longest: 0, open: 0 };

  function note(text: Buffer): void {
    for (const byte of NOTED) if (!seen.has(byte) && text.includes(byte)) seen.add(byte);
    let from = 0;
    for (let feed = text.indexOf(FEED); feed >= 0; feed = text.indexOf(FEED, from)) {
      lines.longest = Math.max(lines.longest, lines.open + feed - from);
      lines.whole++;
      lines.open = 0;
      from = feed + 1;
    }
    lines.open += text.length - from;
    lines.longest = Math.max(lines.longest, lines.open);
  }

  function judge(text: Buffer): void {
    if (isAscii(text)) return;
    if (isUtf8(text)) {
      replaced ||= text.includes(REPLACEMENT);
      utf8Stretches += Math.ceil(text.length / 256);
      return;
    }
    const counted = judgeLines(text);
    utf8Stretches += counted.good;
    otherStretches += counted.bad;
    sample ??= Buffer.from(text.subarray(counted.firstBad, counted.firstBad + SAMPLE_BYTES));
  }

  return {
    take(chunk) {
      if (bytes === 0) wide = wideEncoding(chunk) !== null && wideEncoding(chunk)?.label !== 'utf-8';
      bytes += chunk.length;
      if (headBytes < HEAD_BYTES) {
        head.push(Buffer.from(chunk.subarray(0, HEAD_BYTES - headBytes)));
        headBytes += Math.min(chunk.length, HEAD_BYTES - headBytes);
      }
      if (wide) return;
      note(chunk);
      const text = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const whole = wholeCharacters(text);
      rest = Buffer.from(text.subarray(whole));
      judge(text.subarray(0, whole));
    },
    end() {
      judge(rest);
      const start = Buffer.concat(head);
      const facts = { head: start, sample: sample ?? Buffer.alloc(0), utf8Stretches, otherStretches };
      return {
        bytes,
        head: start,
        encoding: encodingOf(facts),
        validUtf8: !wide && otherStretches === 0,
        replaced,
        seen,
        lines: lines.whole + (lines.open > 0 ? 1 : 0),
        longest: lines.longest,
      };
    },
  };
}

/** Length without a UTF-8 character that is cut off at the end. */
function wholeCharacters(text: Buffer): number {
  for (let back = 1; back <= Math.min(3, text.length); back++) {
    const byte = text[text.length - back] ?? 0;
    if (byte < 0x80) return text.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? text.length - back : text.length;
    }
  }
  return text.length;
}

const MAX_JUDGED = 4096;

/** Lines with characters beyond ASCII that are UTF-8, and lines that are not. */
function judgeLines(text: Buffer): { good: number; bad: number; firstBad: number } {
  let firstBad = text.length;
  let good = 0;
  let bad = 0;
  let at = 0;
  while (at < text.length && good + bad < MAX_JUDGED) {
    const feed = text.indexOf(10, at);
    const end = feed < 0 ? text.length : feed + 1;
    const line = text.subarray(at, end);
    if (!isAscii(line)) {
      if (isUtf8(line)) good++;
      else {
        bad++;
        firstBad = Math.min(firstBad, at);
      }
    }
    at = end;
  }
  return bad === 0 ? { good, bad: 1, firstBad: 0 } : { good, bad, firstBad };
}

/** Reads a stream once: hash of the bytes as given is the caller's; here they are surveyed and, if asked, kept on disk. */
export async function survey(
  chunks: AsyncIterable<Buffer>,
  spool: string | null,
  onBytes: (bytes: number) => void,
): Promise<Survey> {
  const surveyor = createSurveyor();
  const descriptor = spool === null ? null : openSync(spool, 'wx', 0o600);
  try {
    for await (const chunk of chunks) {
      surveyor.take(chunk);
      if (descriptor !== null) writeAll(descriptor, chunk);
      onBytes(chunk.length);
    }
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
  return surveyor.end();
}

export function sha256(): {
  readonly of: (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;
  readonly hex: () => string;
  readonly bytes: () => number;
} {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* of(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  return { of, hex: () => hash.digest('hex'), bytes: () => bytes };
}
