import { isAscii, isUtf8 } from 'node:buffer';
import type { ByteDialect } from './dialect.js';
import { findLine, findRecord, newFound, type Found } from './scan.js';

export type RecordHandler = {
  /**
   * A record, blank ones included. `line` is the physical line of its first byte. `encoded` is false where the buffer holds
   * something that is not UTF-8, so that each record has to be looked at.
   */
  readonly record: (bytes: Buffer, found: Found, line: number, encoded: boolean) => void;
  /** A line longer than a record may be; it is passed over. */
  readonly oversize: (line: number) => void;
  /** Called between chunks: the place to wait for a slow disk, report progress, or give up. */
  readonly pause: (decodedBytes: number) => Promise<void> | void;
};

export type RecordStart = { readonly offset: number; readonly line: number };

const WINDOW = 1 << 20;

/**
 * Cuts a stream of UTF-8 text into records. Holds at most one chunk and one record in memory. `replaced` tells
 * whether a decoder has put characters in place of bad bytes.
 */
export async function eachRecord(
  chunks: AsyncIterable<Buffer>,
  dialect: ByteDialect,
  options: {
    readonly start: RecordStart;
    readonly width: () => number;
    readonly maxRowBytes: number;
    readonly replaced: () => boolean;
    /** Bytes to gather before records are looked for. */
    readonly window?: number;
  },
  handler: RecordHandler,
): Promise<void> {
  const window = options.window ?? WINDOW;
  const state = {
    bytes: Buffer.allocUnsafe(4 * window),
    have: 0,
    wanted: 0,
    skip: options.start.offset,
    line: options.start.line,
    passing: false,
  };
  const found = newFound();

  function drain(final: boolean): void {
    const { bytes, have } = state;
    const encoded = wellEncoded(bytes, have, final, options.replaced());
    bytes[have] = 10;
    let at = 0;
    while (at < have) {
      if (state.passing) {
        if (!findLine(bytes, at, have, final, dialect, found)) {
          at = Math.max(at, have - 1);
          break;
        }
        state.passing = false;
        at = found.next;
        state.line++;
        continue;
      }
      if (!findRecord(bytes, at, have, final, dialect, options.width(), found)) {
        if (have - at <= options.maxRowBytes) break;
        if (!findLine(bytes, at, have, final, dialect, found)) {
          handler.oversize(state.line);
          state.passing = true;
          continue;
        }
      }
      handler.record(bytes, found, state.line, encoded);
      state.line += found.breaks + 1;
      at = found.next;
    }
    bytes.copyWithin(0, at, have);
    state.have = have - at;
    state.wanted = state.have * 2;
  }

  for await (const piece of chunks) {
    const chunk = state.skip >= piece.length ? piece.subarray(piece.length) : piece.subarray(state.skip);
    state.skip -= piece.length - chunk.length;
    append(state, chunk);
    if (state.have >= Math.max(window, state.wanted)) drain(false);
    const wait = handler.pause(piece.length);
    if (wait !== undefined) await wait;
  }
  drain(true);
}

function append(state: { bytes: Buffer; have: number }, chunk: Buffer): void {
  const needed = state.have + chunk.length + 1;
  if (needed > state.bytes.length) {
    const larger = Buffer.allocUnsafe(Math.max(needed, state.bytes.length * 2));
    state.bytes.copy(larger, 0, 0, state.have);
    state.bytes = larger;
  }
  chunk.copy(state.bytes, state.have);
  state.have += chunk.length;
}

const REPLACEMENT = Buffer.from('\uFFFD');

function wellEncoded(bytes: Buffer, have: number, final: boolean, replaced: boolean): boolean {
  const whole = bytes.subarray(0, have);
  if (isAscii(whole)) return true;
  const end = final ? have : Math.max(whole.lastIndexOf(10), whole.lastIndexOf(13)) + 1;
  const text = whole.subarray(0, end);
  return isUtf8(text) && !(replaced && text.includes(REPLACEMENT));
}
