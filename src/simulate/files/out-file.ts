import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';

/** A text file written in large pieces; what is buffered never exceeds a megabyte or so. */
export type OutFile = { line(text: string): void; close(): void };

const PIECE = 1 << 20;

export function openOut(file: string, newline = '\n'): OutFile {
  mkdirSync(path.dirname(file), { recursive: true });
  const handle = openSync(file, 'w');
  let buffered: string[] = [];
  let size = 0;
  const flush = (): void => {
    writeAll(handle, Buffer.from(buffered.join('')));
    buffered = [];
    size = 0;
  };
  return {
    line(text) {
      buffered.push(text, newline);
      size += text.length + newline.length;
      if (size > PIECE) flush();
    },
    close() {
      flush();
      closeSync(handle);
    },
  };
}

/** One call may write less than it was given. */
export function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
}
