import { closeSync, openSync } from 'node:fs';
import { writeAll } from '../bytes/write-all.js';

/**
 * A file that is only added to. Its user reserves room, writes into `buffer` from `used` on, and moves `used`. At rest it holds
 * neither a descriptor nor memory, so that ten thousand of them can wait for their turn.
 */
export type AppendFile = {
  buffer: Buffer;
  used: number;
  readonly reserve: (bytes: number) => void;
  readonly rest: () => void;
};

const ROOM = 1 << 18;
const NOTHING = Buffer.alloc(0);

export function appendTo(file: string): AppendFile {
  let descriptor: number | null = null;

  function flush(): void {
    descriptor ??= openSync(file, 'a', 0o600);
    writeAll(descriptor, open.buffer, open.used);
    open.used = 0;
  }

  const open: AppendFile = {
    buffer: NOTHING,
    used: 0,
    reserve(bytes) {
      if (open.used + bytes <= open.buffer.length) return;
      if (open.used > 0) flush();
      if (bytes > open.buffer.length) open.buffer = Buffer.allocUnsafe(Math.max(ROOM, bytes));
    },
    rest() {
      flush();
      if (descriptor !== null) closeSync(descriptor);
      descriptor = null;
      open.buffer = NOTHING;
    },
  };
  return open;
}
