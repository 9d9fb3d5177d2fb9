import type { FileSource } from '../source.js';

/** A stretch of the text that slides forward. What lies before `at` is done with. */
export type TextWindow = {
  readonly text: () => string;
  readonly at: () => number;
  /** No more text will come. */
  readonly final: () => boolean;
  /** 1-based line at `at`. */
  readonly line: () => number;
  readonly advance: (to: number) => void;
  /** Grows the text: at least doubles what is left, so that a unit tried again costs linear time in all. */
  readonly more: () => Promise<void>;
  /** Bytes read since the last call. */
  readonly takeBytes: () => number;
  readonly close: () => Promise<void>;
};

/** Opens UTF-8 text for reading through a window. */
export function openTextWindow(source: FileSource): TextWindow {
  const chunks = decode(source);
  let text = '';
  let at = 0;
  let line = 1;
  let newline = -1;
  let bytes = 0;
  let final = false;
  const more = async (): Promise<void> => {
    if (final) return;
    const parts = [text.slice(at)];
    let wanted = Math.max(1, text.length - at);
    while (wanted > 0 && !final) {
      const next = await chunks.next();
      if (next.done === true) final = true;
      else {
        parts.push(next.value.text);
        wanted -= next.value.text.length;
        bytes += next.value.bytes;
      }
    }
    text = parts.join('');
    at = 0;
    newline = text.indexOf('\n');
  };
  return {
    text: () => text,
    at: () => at,
    final: () => final,
    line: () => line,
    advance: (to) => {
      while (newline !== -1 && newline < to) {
        line += 1;
        newline = text.indexOf('\n', newline + 1);
      }
      at = to;
    },
    more,
    takeBytes: () => {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    close: async () => {
      await chunks.return(undefined);
    },
  };
}

async function* decode(source: FileSource): AsyncGenerator<{ text: string; bytes: number }, void, undefined> {
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of source.open()) {
    if (!Buffer.isBuffer(chunk)) continue;
    yield { text: decoder.decode(chunk, { stream: true }), bytes: chunk.length };
  }
  yield { text: decoder.decode(), bytes: 0 };
}

/** Whether `text` is longer than `limit` bytes of UTF-8. */
export function exceeds(text: string, limit: number): boolean {
  if (text.length > limit) return true;
  return text.length * 3 > limit && Buffer.byteLength(text) > limit;
}
