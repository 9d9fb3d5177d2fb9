import { isUtf8 } from 'node:buffer';

/** `label` is a WHATWG label, or utf-32le/be which WHATWG has not; `bom` the bytes of the mark to pass over. */
export type Encoding = { readonly label: string; readonly bom: number };

/** What a pass over all bytes tells about the encoding. */
export type EncodingFacts = {
  readonly head: Buffer;
  /** Some bytes from the first line on that is not UTF-8. */
  readonly sample: Buffer;
  /** Stretches of the file with characters beyond ASCII that are valid UTF-8, and stretches that are not. */
  readonly utf8Stretches: number;
  readonly otherStretches: number;
};

const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** The encoding told by a byte order mark, or by where the zero bytes stand. */
export function wideEncoding(head: Buffer): Encoding | null {
  for (const [mark, label] of MARKS) {
    if (mark.every((byte, index) => head[index] === byte)) return { label, bom: mark.length };
  }
  return withoutMark(head);
}

/** Text in Latin letters has zeros in every second byte of UTF-16, in three of four of UTF-32. */
function withoutMark(head: Buffer): Encoding | null {
  const length = Math.min(head.length - (head.length % 4), 4096);
  if (length < 4) return shortUtf16(head);
  const zeros = [0, 0, 0, 0];
  for (let at = 0; at < length; at++) if (head[at] === 0) zeros[at % 4] = (zeros[at % 4] ?? 0) + 1;
  const [a = 0, b = 0, c = 0, d = 0] = zeros.map((count) => (count * 4) / length);
  if (a < 0.05 && b > 0.9 && c > 0.9 && d > 0.9) return { label: 'utf-32le', bom: 0 };
  if (a > 0.9 && b > 0.9 && c > 0.9 && d < 0.05) return { label: 'utf-32be', bom: 0 };
  if (a + c < 0.05 && b + d > 1.0) return { label: 'utf-16le', bom: 0 };
  if (b + d < 0.05 && a + c > 1.0) return { label: 'utf-16be', bom: 0 };
  return null;
}

function shortUtf16(head: Buffer): Encoding | null {
  if (head.length !== 2) return null;
  if (head[1] === 0 && head[0] !== 0) return { label: 'utf-16le', bom: 0 };
  if (head[0] === 0 && head[1] !== 0) return { label: 'utf-16be', bom: 0 };
  return null;
}

/** UTF-8 if it is, or mostly is; else a single-byte or East Asian encoding, the latter only where the text says so plainly. */
export function encodingOf(facts: EncodingFacts): Encoding {
  const wide = wideEncoding(facts.head);
  if (wide !== null) return wide;
  if (facts.otherStretches === 0 || facts.utf8Stretches > facts.otherStretches) return { label: 'utf-8', bom: 0 };
  return { label: legacyEncoding(facts.sample), bom: 0 };
}

function legacyEncoding(sample: Buffer): string {
  const high = sample.filter((byte) => byte >= 0x80).length;
  if (high >= 8) {
    if (isCyrillic(sample)) return 'windows-1251';
    for (const [label, plain] of EAST_ASIAN) if (isPlainly(sample, label, plain)) return label;
  }
  return 'windows-1252';
}

// Kana for Japanese, the common syllables and characters for Korean and Chinese: wrongly decoded text has few of them.
const EAST_ASIAN: readonly (readonly [string, RegExp])[] = [
  ['shift_jis', /[\u3040-\u30ff]/gu],
  ['euc-jp', /[\u3040-\u30ff]/gu],
  ['euc-kr', /[\uac00-\ud7a3]/gu],
  ['gb18030', /[\u4e00-\u9fa5]/gu],
];

function isPlainly(sample: Buffer, label: string, plain: RegExp): boolean {
  let text: string;
  try {
    text = new TextDecoder(label, { fatal: true }).decode(wholePairs(sample));
  } catch {
    return false;
  }
  const beyond = text.match(/[^\u0000-\u007f]/gu)?.length ?? 0;
  const good = text.match(plain)?.length ?? 0;
  const pairs = highRuns(sample).filter((length) => length % 2 === 0 && length >= 2).length;
  const share = label === 'gb18030' ? 0.95 : label === 'euc-kr' ? 0.9 : 0.3;
  const needsPairs = label !== 'shift_jis';
  return beyond >= 4 && good >= beyond * share && (!needsPairs || pairs >= highRuns(sample).length * 0.9);
}

/** The sample up to its last ASCII control or blank, so that no pair is cut. */
function wholePairs(sample: Buffer): Buffer {
  const end = Math.max(sample.lastIndexOf(10), sample.lastIndexOf(13), sample.lastIndexOf(32));
  const first = sample.findIndex((byte) => byte < 0x30);
  return end > first ? sample.subarray(Math.max(0, first), end) : sample;
}

function highRuns(sample: Buffer): number[] {
  const runs: number[] = [];
  let run = 0;
  for (const byte of sample) {
    if (byte >= 0x80) run++;
    else if (run > 0) {
      runs.push(run);
      run = 0;
    }
  }
  return run > 0 ? [...runs, run] : runs;
}

/** Words of Cyrillic letters, which no Western text has as long runs of high bytes. */
function isCyrillic(sample: Buffer): boolean {
  const runs = highRuns(sample);
  const long = runs.filter((length) => length >= 4).length;
  const letters = sample.filter((byte) => byte >= 0xc0).length;
  const high = sample.filter((byte) => byte >= 0x80).length;
  return long >= runs.length * 0.4 && letters >= high * 0.9;
}

/** Whether the bytes are plainly no text: many zeros or control characters. */
export function isBinary(head: Buffer): boolean {
  if (head.length === 0 || wideEncoding(head) !== null) return false;
  let zeros = 0;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) zeros++;
    else if ((byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 1) || byte === 127)
      controls++;
  }
  if (zeros > head.length * 0.3) return true;
  return controls > Math.max(2, head.length * 0.05) || (controls + zeros > head.length * 0.1 && !isUtf8(head));
}
