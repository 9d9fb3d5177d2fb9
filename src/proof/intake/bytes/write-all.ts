import { writeSync } from 'node:fs';

/** Writes all of it: a single write may stop short when the disk is nearly full. */
export function writeAll(descriptor: number, bytes: Uint8Array, length = bytes.length): void {
  let at = 0;
  while (at < length) at += writeSync(descriptor, bytes, at, length - at);
}
